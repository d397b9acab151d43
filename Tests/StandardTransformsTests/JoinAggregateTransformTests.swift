import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct JoinAggregateTransformTests {
  @Test func writesToEachRowWhatItsGroupHas() throws {
    for seed in 0..<120 {
      let series = NamedSeries(seed: UInt64(seed))
      let withNodes = seed.isMultiple(of: 2)
      let result = try apply(
        JoinAggregateTransform.self,
        [
          "groupby": withNodes ? ["name", "node"] : ["name"],
          "joinaggregate": [
            ["op": "count"], ["op": "max", "field": "heap", "as": "peak"],
            ["op": "median", "field": "load", "as": "load"],
          ],
        ], to: series.source)
      var (counts, peaks, medians) = (series.heap, series.heap, series.load)
      for rows in series.groups(withNodes: withNodes) {
        for row in rows {
          counts[row] = Int64(rows.count)
          peaks[row] = rows.map { series.heap[$0] }.max() ?? 0
          medians[row] = quantile(rows.map { series.load[$0] }, 0.5)
        }
      }
      #expect(try column("count", of: result) == counts.map { .integer($0) })
      #expect(try column("peak", of: result) == peaks.map { .integer($0) })
      #expect(try reals("load", of: result).map(Cell.init) == medians.map { Cell($0) })
      #expect(try result.names(of: "name") == series.names)
      #expect(result.columns.map(\.name) == series.source.columns.map(\.name) + ["count", "peak"])
      try expectSameRangesInAnyOrder(result, seed: UInt64(seed))
    }
  }

  @Test func takesAllRowsForOneGroupWithoutKeys() throws {
    let result = try apply(
      JoinAggregateTransform.self, ["joinaggregate": ["op": "sum", "field": "heap", "as": "all"]],
      to: table(time: [0, 1, 2], heap: [1, 2, 4]))
    #expect(try reals("all", of: result) == [7, 7, 7])
  }

  @Test func saysWhatIsWrong() {
    let error = failure(
      of: JoinAggregateTransform.self, ["joinaggregate": ["op": "sum", "field": "name"]],
      on: NamedSeries(seed: 20).source)
    #expect(error?.message.contains("holds names") == true)
    #expect(error?.place?.path == "transform[0].joinaggregate")
  }
}
