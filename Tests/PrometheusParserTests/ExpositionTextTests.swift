import PlotCore
import PlotTesting
import PrometheusParser
import Testing

private func open(_ text: String) throws -> any Source {
  try PrometheusParser(options: NoOptions()).open(
    Input(name: "dump", file: .scratch(Array(text.utf8), path: "dump.txt")))
}

private func isKnown(_ text: String) -> Bool {
  PrometheusParser.recognize(Array(text.utf8), byteCount: text.utf8.count) == .certain
}

/// Samples one a line, with their times.
@Suite struct ExpositionTextTests {
  private let metrics = """
    # TYPE process_resident_memory_bytes gauge
    # UNIT process_resident_memory_bytes bytes
    process_resident_memory_bytes{job="a"} 1.0e+08 1700000000.5
    process_resident_memory_bytes{job="b } \\" c"} 2.1e+08 1700000000.5 # {trace="x"} 1
    process_resident_memory_bytes{job="a"} 1.1e+08 1700000015.5
    # EOF

    """

  @Test func readsOpenMetricsWithTheirTimes() throws {
    #expect(isKnown(metrics))
    let source = try open(metrics)
    #expect(try source.values(of: "time") == [0, 15])
    #expect(try source.values(of: "a") == [1e8, 1.1e8])
    #expect(source.info.startTime == 1_700_000_000_500_000_000)
    #expect(source.columns.count == 5)
  }

  @Test func readsWhatPromtoolDumps() throws {
    let text = """
      {__name__="rss_bytes", pod="x"} 5 1700000000000
      {__name__="rss_bytes", pod="x"} 7 1700000015000

      """
    #expect(isKnown(text))
    #expect(try open(text).values(of: "time") == [0, 15])
  }

  @Test func refusesAScrapeWithoutTimes() throws {
    let text = "# TYPE a gauge\na{x=\"1\"} 5\nb 7\n"
    #expect(isKnown(text))
    let error = #expect(throws: PlotError.self) { try open(text) }
    #expect(error?.message.contains("times") == true)
    #expect(!isKnown("time rss\n0 5\n1 6\n") && !isKnown("a 5 1700000000\n"))
  }
}
