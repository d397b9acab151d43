import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct PivotTransformTests {
  @Test func agreesWithCellsFilledOneByOne() throws {
    for seed in 0..<120 {
      let series = NamedSeries(seed: UInt64(seed))
      let result = try apply(
        PivotTransform.self, ["pivot": "name", "value": "heap", "groupby": "time", "op": "max"],
        to: series.source)
      var times: [Int64] = []
      for time in series.time where !times.contains(time) { times.append(time) }
      #expect(try column("time", of: result) == times.map { .integer($0) })
      let names: [String] = ["cache", "db", "pod-9", "pod-10", "web"].filter {
        series.names.contains($0)
      }
      #expect(result.columns.map(\.name) == ["time"] + names)
      for name in names {
        let wanted = times.map { time in
          series.rows.filter { series.time[$0] == time && series.names[$0] == name }
            .map { Double(series.heap[$0]) }.max() ?? .nan
        }
        #expect(try reals(name, of: result).map(Cell.init) == wanted.map { Cell($0) })
      }
      let hasNameless = series.names.contains(nil)
      #expect(result.info.notes.contains { $0.code == "nameless-rows" } == hasNameless)
      try expectSameRangesInAnyOrder(result, seed: UInt64(seed))
    }
  }

  @Test func isTheWayBackFromFold() throws {
    let source = table(time: [1, 2, 5], heap: [7, .max, 9])
    let long = try apply(FoldTransform.self, ["fold": ["heap"]], to: source)
    let wide = try apply(
      PivotTransform.self, ["pivot": "key", "value": "value", "groupby": "time"], to: long)
    #expect(try column("heap", of: wide) == [7, .max, 9].map { .integer($0) })
    #expect(wide.columns.map(\.unit) == [.seconds, .bytes] && wide.columns[0].isAscending)
  }

  @Test func saysWhatIsWrong() {
    let source = MemorySource([
      (Column("pod"), .names(["node", "b"])), (Column("node"), .integers([1, 2])),
      (Column("n"), .integers([1, 2])),
    ])
    func error(_ options: ConfigValue) -> PlotError? {
      failure(of: PivotTransform.self, options, on: source)
    }
    #expect(
      error(["pivot": "pod", "value": "n", "groupby": "node"])?.message
        == "two columns would be called \"node\"")
    #expect(error(["pivot": "n", "value": "n"])?.message.contains("holds numbers") == true)
    #expect(error(["pivot": "pod", "value": "n", "op": "summ"])?.remedy == "did you mean \"sum\"?")
    #expect(error(["pivot": "pod"])?.message == "\"value\" is missing")
  }
}
