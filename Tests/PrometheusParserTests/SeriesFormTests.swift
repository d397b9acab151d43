import PlotCore
import PlotTesting
import PrometheusParser
import Testing

/// The forms in which series come.
@Suite struct SeriesFormTests {
  private static let metric = "{\"__name__\":\"rss_bytes\",\"job\":\"x\"}"
  private static let series =
    "{\"metric\":\(metric),\"values\":[[1700000000,\"1\"],[1700000015,\"2\"],[1700000030,\"3\"]]}"
  private static let data = "{\"resultType\":\"matrix\",\"result\":[\(series)]}"
  private static let late = "{\"result\":[\(series)],\"resultType\":\"matrix\"}"
  private static let line =
    "{\"metric\":\(metric),\"values\":[1,2,3],\"timestamps\":[1700000000000,1700000015000,1700000030000]}"

  /// The same three samples, written in each way.
  @Test(
    arguments: [
      "{\"status\":\"success\",\"data\":\(data)}", "{\"data\":\(data)}", data, late,
      "{\"data\":\(late)}", "[\(series)]", series, "{\"result\":[\(series)]}", "\n  \(data)\n",
      "{\"data\":\(data),\"status\":\"success\",\"warnings\":[\"w\"]}", line, line + "\n",
      "{\"metric\":\(metric),\"timestamps\":[1700000000000,1700000015000,1700000030000],\"values\":[1,2,3]}",
      // Of one series in two lines.
      "{\"metric\":\(metric),\"values\":[1],\"timestamps\":[1700000000000]}\n"
        + "{\"metric\":\(metric),\"values\":[2,3],\"timestamps\":[1700000015000,1700000030000]}\n",
      "{\"metric\":\(metric),\"values\":[3],\"timestamps\":[1700000030000]}\n"
        + "{\"metric\":\(metric),\"values\":[1,2],\"timestamps\":[1700000000000,1700000015000]}\n",
      "rss_bytes{job=\"x\"} =>\n1 @[1700000000]\n2 @[1700000015]\n3 @[1700000030]\n",
      "rss_bytes{job=\"x\"} =>\r\n1 @[1700000000]\r\n2 @[1700000015]\r\n3 @[1700000030]\r\n",
      "\nrss_bytes{job=\"x\"} =>\n1 @[1700000000.000]\n2 @[1700000015.000]\n3 @[1700000030.000]",
      "rss_bytes =>\n1 @[1700000000]\n2 @[1700000015]\n3 @[1700000030]\n",
    ])
  func readsTheSameSeries(text: String) throws {
    let bytes = Array(text.utf8)
    #expect(PrometheusParser.recognize(bytes, byteCount: bytes.count) == .certain)
    let source = try open(text)
    #expect(source.columns.map(\.name) == ["event", "time", "rss_bytes"])
    #expect(try source.values(of: "time").map { ($0 * 1e9).rounded() } == [0, 15e9, 30e9])
    #expect(try source.values(of: "rss_bytes") == [1, 2, 3])
    #expect(source.columns[2].storage == .integer && source.columns[2].unit == .bytes)
    #expect(source.info.startTime == 1_700_000_000_000_000_000)
    #expect(source.info.notes.map(\.code) == ["clock-start"])
  }

  @Test(
    arguments: [
      ("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}", "vector"),
      ("{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"2\"]}]}", "vector"),
      ("{\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"2\"]}}", "scalar"),
      ("{\"data\":{\"resultType\":\"string\",\"result\":[1,\"2\"]}}", "string"),
      ("[{\"metric\":{},\"value\":[1,\"2\"]}]", "vector"),
      ("{\"metric\":{},\"value\":[1,\"2\"]}", "vector"),
      ("up{job=\"x\"} => 1 @[1700000000.294]\nup{job=\"y\"} => 1 @[1700000000.294]\n", "vector"),
    ])
  func asksForARangeWhereAnInstantWasAsked(text: String, type: String) throws {
    let bytes = Array(text.utf8)
    #expect(PrometheusParser.recognize(bytes, byteCount: bytes.count) == .certain)
    let error = #expect(throws: PlotError.self) { try open(text) }
    #expect(error?.message == "is the \(type) of an instant query, one sample of each series")
    #expect(error?.remedy?.contains("query_range") == true)
  }

  @Test(
    arguments: [
      "{\"a\": 1}", "{\"metric\": \"rss\", \"value\": 3}", "[1, 2]", "a => b\n", "", "{}",
      "{\"metric\":{},\"values\":3}", "time,metric\n1,2\n", "{\"time\": 1, \"values\": [1, 2]}",
      "{\"status\": \"ok\", \"n\": 1}",
    ])
  func leavesOthersAlone(text: String) {
    #expect(PrometheusParser.recognize(Array(text.utf8), byteCount: text.utf8.count) == .no)
  }

  @Test func readsLabelsAsPromQLWritesThem() throws {
    let source = try open(
      """
      up{a="x, \\"y\\" {z} =>", b="1"} =>
      1 @[1700000000]
      up{b="2", a="x, \\"y\\" {z} =>"} =>
      NaN @[1700000000]
      +Inf @[1700000015]
      2.5e3 @[1700000030]
      {count:3, sum:4} @[1700000030]
      odd
      """)
    #expect(source.columns.map(\.name) == ["event", "time", "1", "2"])
    let values = try source.values(of: "2")
    #expect(values[0].isNaN && values[1].isNaN && values[2] == 2500)
    #expect(
      source.info.notes.map(\.code) == ["bad-line", "histograms-left-out", "clock-start"])
  }

  @Test func aCutLineOfAnExportSpoilsNoOther() throws {
    let other = Self.line.replacing("\"x\"", with: "\"y\"")
    let source = try open(Self.line + "\n" + other.dropLast(30))
    #expect(source.columns.map(\.name) == ["event", "time", "rss_bytes"])
    #expect(source.info.notes.map(\.code) == ["bad-line", "clock-start"])
    let middle = try open(String(other.dropLast(30)) + "\n" + Self.line + "\n")
    #expect(try middle.values(of: "rss_bytes") == [1, 2, 3])
  }

  @Test func valuesWithoutTimesAreToldOf() throws {
    let source = try open(
      "{\"metric\":{},\"values\":[1,null,3],\"timestamps\":[1700000000000,1700000015000]}")
    let values = try source.values(of: "value")
    #expect(values[0] == 1 && values[1].isNaN && values.count == 2)
    #expect(source.info.notes[0].text.contains("there are 3 values and 2 times"))
  }

  @Test(arguments: [
    ("[1,\"2\"],7", [0], 1), ("7,[1,\"2\"]", [], 2), ("[1,\"2\"],null,[2,\"3\"]", [0, 1], 1),
  ])
  func pairsAndValuesByThemselvesDoNotMix(values: String, times: [Double], bad: Int) throws {
    let text = "{\"metric\":{},\"values\":[\(values)]}"
    guard !times.isEmpty else {
      #expect(throws: PlotError.self) { try open("[\(text)]") }
      return
    }
    let source = try open("[\(text)]")
    #expect(try source.values(of: "time") == times)
    #expect(source.info.notes[0].count == bad)
  }

  @Test func keepsTheContractOfParsers() throws {
    let parser = try PrometheusParser(options: NoOptions())
    for name in [
      "42-promtool.txt", "43-victoriametrics-export.ndjson", "16-prometheus-pod-gone.json",
    ] {
      let bytes = try fixture("reports/recordings/\(name)")
      #expect(checkParser(parser, files: [(name: name, bytes: bytes)]) == [], "\(name)")
    }
  }

  private func open(_ text: String) throws -> any Source {
    try PrometheusParser(options: NoOptions()).open(
      Input(name: "answer", file: .scratch(Array(text.utf8), path: "answer.json")))
  }
}
