import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct MovingTransformTests {
  /// The window of a row, found by looking at every row.
  private func window(
    _ row: Int, _ series: Series, rows: Int?, span: Double, centred: Bool
  ) -> [Int] {
    series.time.indices.filter { other in
      if let rows {
        return centred
          ? (-((rows - 1) / 2)...(rows / 2)).contains(other - row)
          : (0..<rows).contains(row - other)
      }
      let distance = Double(series.time[row]) - Double(series.time[other])
      return centred
        ? distance.magnitude <= span / 2 : other <= row && distance < span
    }
  }

  private func statistic(_ name: String, _ values: [Double]) -> Double {
    let values = values.filter { !$0.isNaN }
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    switch name {
    case "mean": return values.reduce(0, +) / Double(values.count)
    case "min": return sorted[0]
    case "max": return sorted[sorted.count - 1]
    default: return (sorted[values.count / 2] + sorted[(values.count - 1) / 2]) / 2
    }
  }

  @Test(arguments: ["mean", "min", "max", "median"], ["centred", "trailing"])
  func agreesWithALookAtEveryRow(name: String, position: String) throws {
    for seed in 0..<250 {
      var random = SeededGenerator(seed: UInt64(seed))
      let series = Series(seed: UInt64(seed))
      let rows = random.below(2) == 0 ? 1 + random.below(12) : nil
      let span = 1 + random.below(60)
      let size: ConfigValue =
        rows.map { .init(integerLiteral: $0) } ?? .init(stringLiteral: "\(span)ticks")
      let options: (String) -> ConfigValue = { field in
        [
          "field": "\(field)", "window": size,
          "statistic": "\(name)", "position": .init(stringLiteral: position),
        ]
      }
      let heap = try apply(MovingTransform.self, options("heap"), to: series.source)
      let both = try apply(MovingTransform.self, options("load"), to: heap)
      let windows = series.time.indices.map {
        window($0, series, rows: rows, span: Double(span), centred: position == "centred")
      }
      let isExact = name == "min" || name == "max"
      let heaps = windows.map { window in
        statistic(name, window.map { Double(series.heap[$0]) })
      }
      // All numbers here are multiples of 1/4 and small, so that sums are exact in any order.
      #expect(
        try column("heap_" + name, of: both)
          == heaps.map { isExact ? .integer(Int64($0)) : Cell($0) })
      #expect(
        try column("load_" + name, of: both)
          == windows.map { window in Cell(statistic(name, window.map { series.load[$0] })) })
      try expectSameRangesInAnyOrder(both, seed: UInt64(seed))
    }
  }

  @Test func roundsTheSameWhereverReadingBegins() throws {
    var random = SeededGenerator(seed: 5)
    let load = (0..<3000).map { _ in random.fraction() * 1e9 - 3e8 }
    let source = table(time: load.indices.map { Int64($0) }, load: load, blockRows: 100)
    for window: ConfigValue in [301, "99s"] {
      let result = try apply(MovingTransform.self, ["field": "load", "window": window], to: source)
      for seed in 0..<8 { try expectSameRangesInAnyOrder(result, seed: UInt64(seed)) }
    }
  }

  @Test func theMedianOfEqualValuesIsThatValue() {
    for value in [Double.leastNonzeroMagnitude, -.greatestFiniteMagnitude, 0.1] {
      var counts = RankCounts([value, value])
      counts.add(0, 1)
      counts.add(1, 1)
      #expect(counts.median == value)
    }
  }

  @Test func keepsWholeNumbersExact() throws {
    let heap: [Int64] = [9_007_199_254_740_993, 9_007_199_254_740_992, 1]
    let result = try apply(
      MovingTransform.self,
      ["field": "heap", "window": 2, "statistic": "max", "position": "trailing"],
      to: table(time: [0, 1, 2], heap: heap))
    #expect(
      try column("heap_max", of: result) == [heap[0], heap[0], heap[1]].map { .integer($0) })
  }

  @Test func refusesWindowsThatMeanNothing() {
    let source = table(time: [1])
    func message(_ options: ConfigValue) -> String? {
      failure(of: MovingTransform.self, options, on: source)?.message
    }
    #expect(message(["field": "heap"]) == "\"window\" is missing")
    #expect(message(["field": "heap", "window": 0]) != nil)
    #expect(message(["field": "heap", "window": 1.5]) != nil)
    #expect(message(["field": "heap", "window": "0s"]) == "a window must be above 0")
    #expect(message(["field": "heap", "window": "3B"]) != nil)
    #expect(
      message(["field": "heap", "window": "3", "over": "load"])?.contains("ascend") == true)
    #expect(message(["field": "heap", "window": 3, "statistic": "mode"]) != nil)
  }
}
