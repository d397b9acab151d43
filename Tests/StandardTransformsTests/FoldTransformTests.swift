import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct FoldTransformTests {
  @Test func agreesWithRowsWrittenOneByOne() throws {
    for seed in 0..<100 {
      let series = NamedSeries(seed: UInt64(seed))
      let result = try apply(
        FoldTransform.self, ["fold": ["heap", "load"], "as": ["what", "amount"]],
        to: series.source)
      #expect(result.columns.map(\.name) == ["event", "time", "name", "node", "what", "amount"])
      #expect(
        try result.names(of: "what") == series.rows.flatMap { _ in ["heap", "load"] as [String?] })
      #expect(
        try result.names(of: "name")
          == series.rows.flatMap { [series.names[$0], series.names[$0]] })
      #expect(
        try reals("amount", of: result).map(Cell.init)
          == series.rows.flatMap { [Cell(Double(series.heap[$0])), Cell(series.load[$0])] })
      #expect(
        try column("event", of: result)
          == series.rows.flatMap { [$0, $0].map { .integer(Int64($0)) } })
      try expectSameRangesInAnyOrder(result, seed: UInt64(seed))
    }
  }

  @Test func keepsWholeNumbersOfOneUnitWhole() throws {
    let source = MemorySource([
      (Column("heap", unit: .bytes, offset: 5), .integers([.max, 6])),
      (Column("stack", unit: .bytes), .integers([1, 2])),
    ])
    let result = try apply(FoldTransform.self, ["fold": ["heap", "stack"]], to: source)
    #expect(
      try column("value", of: result) == [.max - 5, 1, 1, 2].map { .integer($0) })
    #expect(result.columns[1].unit == .bytes && result.info.groupedBy == ["key"])
    #expect(result.mainColumn?.name == "value")
  }

  @Test func saysWhatIsWrong() {
    let source = NamedSeries(seed: 20).source
    func error(_ options: ConfigValue) -> PlotError? {
      failure(of: FoldTransform.self, options, on: source)
    }
    #expect(error(["fold": ["heap", "laod"]])?.remedy == "did you mean \"load\"?")
    #expect(error(["fold": ["heap", "laod"]])?.place?.path == "transform[0].fold")
    #expect(error(["fold": ["heap", "name"]])?.message.contains("holds names") == true)
    #expect(error(["fold": ["heap", "heap"]])?.remedy == "name each column once")
    #expect(error(["fold": [], "as": ["a", "b"]]) != nil)
    #expect(error(["fold": "heap", "as": "key"]) != nil)
    #expect(error([:]) != nil)
  }
}
