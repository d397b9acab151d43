import PlotCore
import PlotTesting
import TableExporters
import Testing

@Suite struct JSONExporterTests {
  private let raw = ("stage", ConfigValue.Kind.string("raw"))

  @Test(arguments: Stage.allCases) func keepsARenderersContract(_ stage: Stage) throws {
    let members: [(String, ConfigValue.Kind)] = [("stage", .string(stage.rawValue))]
    let violations =
      checkRenderer(try JSONExporter(options: options(JSONExporter.Options.self, members)))
      + checkRenderer(try NDJSONExporter(options: options(NDJSONExporter.Options.self, members)))
    #expect(violations.isEmpty, "\(violations)")
  }

  @Test func writesRowsAsArraysUnderTheirColumns() throws {
    let figure = Sheets.one([
      (.event, nil), (Column("heap", unit: .bytes), .integers([.min, 5])),
      (Column("r", storage: .real), .reals([.nan, .infinity])),
    ])
    #expect(
      try JSONExporter.text(of: figure, raw) == """
        {"version":1,"inputs":[
        {"name":"a","columns":[{"name":"event","unit":"events"},{"name":"heap","unit":"B"},\
        {"name":"r","unit":""}],"rows":[
        [0,-9223372036854775808,null],
        [1,5,null]]}]}

        """)
  }

  @Test func writesAllInputsOfARun() throws {
    let source = MemorySource([(Column("a"), .integers([7]))])
    let figure = Sheets.figure([("first", source), ("se\"cond", source)])
    #expect(
      try JSONExporter.text(of: figure, raw) == """
        {"version":1,"inputs":[
        {"name":"first","columns":[{"name":"a","unit":""}],"rows":[
        [7]]},
        {"name":"se\\"cond","columns":[{"name":"a","unit":""}],"rows":[
        [7]]}]}

        """)
  }

  @Test func writesAnObjectForEachLine() throws {
    let figure = Sheets.one([
      (.event, nil), (Column("a \"b\""), .integers([.max, 5])),
      (Column("r", storage: .real), .reals([.nan, 2.5])),
    ])
    #expect(
      try NDJSONExporter.text(of: figure, raw) == """
        {"event":0,"a \\"b\\"":9223372036854775807,"r":null}
        {"event":1,"a \\"b\\"":5,"r":2.5}

        """)
    #expect(
      try NDJSONExporter.text(of: figure, raw, ("columns", .string("r")))
        == "{\"r\":null}\n{\"r\":2.5}\n")
  }

  @Test func writesDrawnSamplesBySeries() throws {
    var figure = Sheets.figure([("run", SampleSource.make(.one))])
    figure.series = [
      PlottedSeries(
        name: "heap", input: "run", x: Column("time", unit: .ticks), y: Column("heap"),
        samples: [(3, .integer(5), .integer(.max)), (9, .integer(6), .real(.nan))])
    ]
    #expect(
      try JSONExporter.text(of: figure, ("stage", .string("plotted"))) == """
        {"version":1,"series":[
        {"name":"heap","input":"run","x":{"name":"time","unit":"ticks"},\
        "y":{"name":"heap","unit":""},"samples":[
        [3,5,9223372036854775807],
        [9,6,null]]}]}

        """)
  }

  @Test func writesTheSummaryOfTheInputAskedFor() throws {
    let source = SampleSource.make(.one)
    let figure = Sheets.figure([("first", source), ("second", source)])
    let text = try JSONExporter.text(of: figure, ("data", .string("second")))
    #expect(text.hasPrefix("{\"version\":1,\"inputs\":[{\"name\":\"second\","))
    #expect(!text.contains("first"))
    let pretty = try JSONExporter.text(of: figure, ("pretty", .bool(true)))
    #expect(pretty.hasPrefix("{\n  \"version\": 1,\n  \"inputs\": [\n    {\n"))
  }

  @Test func leavesAnEmptySourceWithoutRows() throws {
    let figure = Sheets.one([(Column("a"), .integers([]))])
    #expect(try JSONExporter.text(of: figure, raw).hasSuffix("\"rows\":[\n]}]}\n"))
    #expect(try NDJSONExporter.text(of: figure, raw) == "")
  }
}
