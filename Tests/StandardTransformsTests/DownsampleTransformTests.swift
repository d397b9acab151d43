import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct DownsampleTransformTests {
  /// The rows that M4 or min-max keep of one y, found bin by bin.
  private func binned(_ x: [Double], _ y: [Double], count: Int, withEnds: Bool) -> Set<Int> {
    guard let low = x.min(), let high = x.max() else { return [] }
    var bins: [Int: [Int]] = [:]
    for row in x.indices {
      let place = high > low ? Int((x[row] - low) / (high - low) * Double(count)) : 0
      bins[min(place, count - 1), default: []].append(row)
    }
    var rows: Set<Int> = []
    for bin in bins.values {
      if let gap = bin.first(where: { y[$0].isNaN }) { rows.insert(gap) }
      let values = bin.filter { !y[$0].isNaN }
      guard let first = values.first, let last = values.last else { continue }
      if withEnds { rows.formUnion([first, last]) }
      rows.insert(values.reduce(first) { y[$1] < y[$0] ? $1 : $0 })
      rows.insert(values.reduce(first) { y[$1] > y[$0] ? $1 : $0 })
    }
    return rows
  }

  @Test(arguments: ["m4", "min-max"])
  func agreesWithBinsFilledOneByOne(method: String) throws {
    for seed in 0..<1000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let series = Series(seed: UInt64(seed))
      // Powers of two divide without rounding, so that both ways cut at the same place.
      let count = 1 << random.below(5)
      let result = try apply(
        DownsampleTransform.self,
        ["method": "\(method)", "columns": .init(integerLiteral: count)],
        to: series.source)
      let x = series.time.map { Double($0) }
      let rows = binned(x, series.heap.map { Double($0) }, count: count, withEnds: method == "m4")
        .union(binned(x, series.load, count: count, withEnds: method == "m4")).sorted()
      #expect(try column("event", of: result) == rows.map { .integer(Int64($0)) }, "seed \(seed)")
      #expect(try column("heap", of: result) == rows.map { .integer(series.heap[$0]) })
      #expect(try column("load", of: result) == rows.map { Cell(series.load[$0]) })
      try expectSameRangesInAnyOrder(result, seed: UInt64(seed))
    }
  }

  /// Largest triangle three buckets as its author tells it.
  private func triangles(_ x: [Double], _ y: [Double], points: Int) -> [Int] {
    let rows = x.indices.filter { !x[$0].isNaN && !y[$0].isNaN }
    guard rows.count > points else { return rows }
    var chosen = [rows[0]]
    let every = Double(rows.count - 2) / Double(points - 2)
    for bucket in 0..<max(0, points - 2) {
      let start = Int(Double(bucket) * every) + 1
      let end =
        bucket == points - 3 ? rows.count - 1 : Int(Double(bucket + 1) * every) + 1
      let nextEnd =
        bucket >= points - 4 ? rows.count - 1 : Int(Double(bucket + 2) * every) + 1
      let next = bucket == points - 3 ? [rows[rows.count - 1]] : Array(rows[end..<nextEnd])
      var mean = (x: 0.0, y: 0.0)
      for row in next {
        mean.x += x[row] / Double(next.count)
        mean.y += y[row] / Double(next.count)
      }
      let a = chosen[chosen.count - 1]
      var best = (area: -1.0, row: 0)
      for row in rows[start..<end] {
        let area = ((x[a] - mean.x) * (y[row] - y[a]) - (x[a] - x[row]) * (mean.y - y[a]))
          .magnitude
        if area > best.area { best = (area, row) }
      }
      chosen.append(best.row)
    }
    chosen.append(rows[rows.count - 1])
    return chosen
  }

  @Test func choosesTheLargestTriangles() throws {
    for seed in 0..<1000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let series = Series(seed: UInt64(seed))
      let points = 2 + random.below(20)
      for y in ["heap", "load"] {
        let result = try apply(
          DownsampleTransform.self,
          [
            "method": "lttb", "points": .init(integerLiteral: points),
            "y": "\(y)",
          ], to: series.source)
        let rows = triangles(
          series.time.map { Double($0) },
          y == "heap" ? series.heap.map { Double($0) } : series.load, points: points)
        #expect(try column("event", of: result) == rows.map { .integer(Int64($0)) }, "seed \(seed)")
      }
    }
  }

  @Test func keepsThePeakOfALongSeries() throws {
    var random = SeededGenerator(seed: 3)
    let heap = (0..<50_000).map { $0 == 31_234 ? 5_000_000 : Int64(random.below(1_000_000)) }
    let source = table(time: heap.indices.map { Int64($0) }, heap: heap, blockRows: 999)
    for method: ConfigValue in ["m4", "min-max", "lttb"] {
      let result = try apply(
        DownsampleTransform.self, ["method": method, "points": 400, "y": "heap"], to: source)
      #expect((200...400).contains(result.rowCount))
      #expect(try column("event", of: result).contains(.integer(31_234)))
      #expect(try reals("heap", of: result).max() == 5_000_000)
      try expectSameRangesInAnyOrder(result, seed: 1)
    }
  }

  @Test func survivesPlacesThatAreNoNumbers() throws {
    let x: [Double] = [0, .nan, .infinity, -1e308, 1e308, 5]
    let source = MemorySource([
      (Column("x", storage: .real), .reals(x)), (Column("y"), .integers([1, 2, 3, 4, 5, 6])),
    ])
    let result = try apply(
      DownsampleTransform.self, ["x": "x", "y": "y", "columns": 3], to: source)
    #expect(try column("y", of: result) == [1, 4, 5, 6].map { .integer($0) })
  }

  @Test func refusesTwoCounts() {
    let source = table(time: [1])
    #expect(failure(of: DownsampleTransform.self, ["columns": 3, "points": 4], on: source) != nil)
    #expect(failure(of: DownsampleTransform.self, ["columns": 0], on: source) != nil)
    #expect(
      failure(of: DownsampleTransform.self, ["y": ["heap", "lod"]], on: source)?.remedy
        == "did you mean \"load\"?")
    let none = MemorySource([(.event, nil)], rowCount: 2)
    #expect(failure(of: DownsampleTransform.self, [:], on: none)?.remedy?.contains("y") == true)
  }
}
