import PlotCore
import PlotTesting
import PrometheusParser
import Testing

private func open(_ bytes: [UInt8]) throws -> any Source {
  try PrometheusParser(options: NoOptions()).open(
    Input(name: "answer", file: .scratch(bytes, path: "answer.json")))
}

private func matrix(_ result: String) -> [UInt8] {
  Array("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[\(result)]}}".utf8)
}

@Suite struct PrometheusParserTests {
  @Test func keepsTheContractOfParsers() throws {
    let parser = try PrometheusParser(options: NoOptions())
    #expect(
      checkParser(
        parser, files: [(name: "matrix", bytes: try fixture("samples/prometheus-matrix.json"))])
        == [])
  }

  @Test func joinsTheTimesOfAllSeries() throws {
    let source = try open(fixture("samples/prometheus-matrix.json"))
    #expect(source.columns.map(\.name) == ["event", "time", "a:9090", "b:9090", "total"])
    #expect(source.columns[2].unit == .bytes && source.columns[1].isTime)
    // The second series starts three steps later, a quarter of a second beside the first.
    #expect(source.rowCount == 60 + 57)
    let times = try source.values(of: "time")
    #expect(zip(times, [0, 15, 30, 45, 45.25]).allSatisfy { ($0 - $1).magnitude < 1e-9 })
    let (a, b) = (try source.values(of: "a:9090"), try source.values(of: "b:9090"))
    // Each has one sample that is no number; the others hold until the series' next one.
    #expect(a.count { !$0.isNaN } == 115 && b.count { !$0.isNaN } == 111)
    #expect(a[0] == 1_000_000 && a[1] == 1_005_000 && b[0].isNaN && b[4] == 2_045_000)
    #expect(a[4] == a[3] && b[5] == b[4])
    #expect(source.info.runs == [])
    #expect(source.recognizesItself)
  }

  @Test func namesASingleSeriesByItsMetric() throws {
    let source = try open(
      matrix("{\"metric\":{\"__name__\":\"x_seconds_total\",\"job\":\"j\"},\"values\":[[1,\"2\"]]}")
    )
    #expect(source.columns.map(\.name) == ["event", "time", "x_seconds_total"])
    #expect(source.columns[2].unit == .seconds)
    #expect(try source.value(row: 0, column: 2) == .integer(2))
  }

  @Test func leavesOutSamplesThatAreNone() throws {
    let source = try open(
      matrix("{\"metric\":{},\"values\":[[1,\"2\"],[2],[],7,[3,\"x\"],[4,\"+Inf\"],[5,\"6\"]]}"))
    #expect(try source.values(of: "time") == [0, 3, 4])
    #expect(try source.values(of: "value")[1].isNaN)
    #expect(source.info.notes.first?.count == 4)
  }

  @Test func putsSamplesInOrderOfTime() throws {
    let source = try open(
      matrix("{\"metric\":{},\"values\":[[13,\"30\"],[11,\"10\"],[12,\"20\"],[12,\"21\"]]}"))
    #expect(try source.values(of: "time") == [0, 1, 2])
    // Of several samples at a time the last one counts.
    #expect(try source.values(of: "value") == [10, 21, 30])
  }

  @Test func showsTheFirst256SeriesAndTellsOfTheRest() throws {
    func answer(_ count: Int) throws -> any Source {
      try open(
        matrix(
          (0..<count).map { "{\"metric\":{\"pod\":\"p\($0)\"},\"values\":[[1,\"\($0)\"]]}" }
            .joined(separator: ",")))
    }
    #expect(try answer(256).info.notes.map(\.code) == ["clock-start"])
    let more = try answer(258)
    #expect(more.columns.count == 258 && more.columns.last?.name == "p255")
    #expect(more.info.notes.first { $0.code == "series-left-out" }?.count == 2)
  }

  @Test(arguments: [
    ("heap_bytes", PlotCore.Unit.bytes), ("gc_seconds_sum", .seconds), ("read_bytes_total", .bytes),
    ("gc_seconds_count", .none), ("requests_total", .none),
  ])
  func takesUnitsFromTheEndsOfNames(metric: String, unit: PlotCore.Unit) throws {
    let source = try open(
      matrix("{\"metric\":{\"__name__\":\"\(metric)\"},\"values\":[[1,\"2\"]]}"))
    #expect(source.columns.last?.unit == unit)
  }

  @Test func tellsWhatTheServerAnsweredInstead() throws {
    let failure = Array("{\"status\":\"error\",\"error\":\"parse error\"}".utf8)
    let error = #expect(throws: PlotError.self) { try open(failure) }
    #expect(error?.message.contains("parse error") == true)
    for text in ["", "{}", "[]", "{\"data\":{\"resultType\":\"vector\"}}"] {
      #expect(throws: PlotError.self, "\(text)") { try open(Array(text.utf8)) }
    }
    #expect(throws: PlotError.self) { try open(matrix("")) }
  }

  @Test func knowsItsOwnForCertain() throws {
    let bytes = try fixture("samples/prometheus-matrix.json")
    let head = Array(bytes.prefix(4096))
    #expect(PrometheusParser.recognize(head, byteCount: bytes.count) == .certain)
    #expect(PrometheusParser.recognize(Array("{\"a\": 1}".utf8), byteCount: 8) == .no)
  }
}

extension Source {
  /// Whether the source names the parser that made it.
  fileprivate var recognizesItself: Bool { info.format == PrometheusParser.id }
}
