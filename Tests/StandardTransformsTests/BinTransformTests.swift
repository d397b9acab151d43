import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct BinTransformTests {
  /// Extents, options and the bins that vega-statistics 1.9 lays for them.
  @Test(arguments: [
    (0.0...100, 10, 0.0, 100, 10), (0...100, 20, 0, 100, 5), (3...97, 10, 0, 100, 10),
    (-2...7, 10, -2, 7, 1), (0...1, 10, 0, 1, 0.1), (5...5, 10, 5, 5.5, 0.5),
    (0...1e6, 7, 0, 1e6, 200_000),
  ])
  func laysVegasBins(
    extent: ClosedRange<Double>, most: Int, first: Double, last: Double, step: Double
  ) {
    let bins = RoundBins(extent, most: most)
    #expect(isClose(bins.first, first) && isClose(bins.last, last), "\(bins)")
    #expect(isClose(bins.step, step), "\(bins)")
  }

  @Test func everyValueLiesInItsBin() throws {
    for seed in 0..<150 {
      var random = SeededGenerator(seed: UInt64(seed))
      let series = NamedSeries(seed: UInt64(seed))
      let most = 1 + random.below(40)
      for field in ["heap", "load"] {
        let result = try apply(
          BinTransform.self,
          ["field": .init(stringLiteral: field), "maxbins": .init(integerLiteral: most)],
          to: series.source)
        let values = try reals(field, of: result)
        let lower = try reals(field + "_bin", of: result)
        let upper = try reals(field + "_bin_end", of: result)
        let known = values.filter { !$0.isNaN }
        for row in values.indices {
          guard !values[row].isNaN else {
            #expect(lower[row].isNaN && upper[row].isNaN)
            continue
          }
          let width = upper[row] - lower[row]
          let isLast = values[row] == known.max()
          let slack = width * 1e-9
          #expect(lower[row] <= values[row] + slack && values[row] <= upper[row] + slack)
          #expect(isLast || values[row] < upper[row] + slack)
        }
        #expect(Set(lower.filter { !$0.isNaN }).count <= most + 1)
        if seed < 60 { try expectSameRangesInAnyOrder(result, seed: UInt64(seed)) }
      }
    }
  }

  @Test func takesStepsAndExtentsWithUnitsAndNames() throws {
    let source = table(time: [0, 1, 2, 3], heap: [0, 2047, 2048, 9000])
    let result = try apply(
      BinTransform.self,
      ["field": "heap", "step": "2KiB", "extent": [0, "4KiB"], "as": ["from", "to"]], to: source)
    #expect(try reals("from", of: result).map(Cell.init) == [0, 0, 2048, .nan].map { Cell($0) })
    #expect(result.columns.suffix(2).map(\.name) == ["from", "to"])
    #expect(result.columns.last?.unit == .bytes)
  }

  @Test func keepsNamesAndTheOrderOfTimes() throws {
    let series = NamedSeries(seed: 30)
    let result = try apply(BinTransform.self, ["field": "time", "step": 10], to: series.source)
    #expect(try result.names(of: "name") == series.names)
    #expect(result.columns[result.columns.count - 2].isAscending)
  }

  @Test func saysWhatIsWrong() {
    let source = NamedSeries(seed: 20).source
    func error(_ options: ConfigValue) -> PlotError? {
      failure(of: BinTransform.self, options, on: source)
    }
    #expect(error(["field": "heap", "step": 0])?.place?.path == "transform[0].step")
    #expect(error(["field": "heap", "extent": [4, 2]])?.place?.path == "transform[0].extent[1]")
    #expect(error(["field": "heap", "extent": [4]]) != nil)
    #expect(error(["field": "heap", "step": 1, "maxbins": 3])?.remedy == "leave one out")
    #expect(error(["field": "name"])?.message.contains("holds names") == true)
    let dates = MemorySource([
      (Column("t", unit: .seconds, offset: 1 << 60, scale: 1e-9), .integers([1 << 60]))
    ])
    #expect(
      failure(of: BinTransform.self, ["field": "t"], on: dates)?.remedy?.contains("time-unit")
        == true)
  }
}
