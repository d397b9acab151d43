import PlotCore
import PlotTesting
import TableExporters
import Testing

/// What Python and jq, which know nothing of us, read back.
@Suite struct RoundTripTests {
  private let raw = ("stage", ConfigValue.Kind.string("raw"))
  private let expected = """
    [[0, -9223372036854775808, 0.1, 0.0], [1, 9223372036854775807, 0.0, 0.5], [2, 0, None, 1.0], \
    [3, -1, 1e+300, 1.5], [4, 9007199254740993, 5e-324, 2.0]]

    """

  @Test(.enabled(if: OutsideTool.has("python3"))) func pythonReadsTheSameCSV() throws {
    let text = try CSVExporter.text(of: Sheets.extremes, raw)
    let script = """
      import csv, sys
      rows = list(csv.DictReader(open(0, newline="")))
      print([[int(r["event"]), int(r["whole"]), float(r["part"]) if r["part"] else None,
              float(r["scaled"])] for r in rows[:5]])
      """
    let (status, output) = try OutsideTool.run("python3", ["-c", script], input: Array(text.utf8))
    #expect(status == 0)
    #expect(output == expected)
  }

  @Test(.enabled(if: OutsideTool.has("python3"))) func pythonReadsTheSameJSON() throws {
    let text = try JSONExporter.text(of: Sheets.extremes, raw)
    let script = """
      import json, sys
      rows = json.load(sys.stdin)["inputs"][0]["rows"]
      print([[r[0], r[1], None if r[2] is None else float(r[2]), float(r[3])] for r in rows[:5]])
      """
    let (status, output) = try OutsideTool.run("python3", ["-c", script], input: Array(text.utf8))
    #expect(status == 0)
    #expect(output == expected)
  }

  @Test(.enabled(if: OutsideTool.has("python3"))) func pythonReadsNamesWithQuotesAndLines() throws {
    let column = "a,\"b\"\nc\td"
    let figure = Sheets.one([(Column(column), .integers([1])), (Column("e"), .integers([2]))])
    let script = """
      import csv, json, sys
      print(json.dumps(list(csv.reader(open(0, newline=""), delimiter=sys.argv[1]))))
      """
    for (text, delimiter) in [
      (try CSVExporter.text(of: figure, raw), ","), (try TSVExporter.text(of: figure, raw), "\t"),
    ] {
      let (_, output) = try OutsideTool.run(
        "python3", ["-c", script, delimiter], input: Array(text.utf8))
      #expect(output == "[[\"a,\\\"b\\\"\\nc\\td\", \"e\"], [\"1\", \"2\"]]\n")
    }
  }

  @Test(
    .enabled(if: OutsideTool.has("jq")), arguments: SampleFigure.all.map(\.name), Stage.allCases)
  func jqReadsEveryDocument(_ name: String, _ stage: Stage) throws {
    let figure = try #require(SampleFigure.all.first { $0.name == name }).figure
    let member = ("stage", ConfigValue.Kind.string(stage.rawValue))
    let document = try JSONExporter.text(of: figure, member)
    let (status, version) = try OutsideTool.run("jq", [".version"], input: Array(document.utf8))
    #expect(status == 0 && version == "1\n", "\(version)")
    let lines = try NDJSONExporter.text(of: figure, member)
    let (end, count) = try OutsideTool.run("jq", ["-s", "length"], input: Array(lines.utf8))
    #expect(end == 0 && count == "\(lines.split(separator: "\n").count)\n", "\(count)")
  }
}
