import PlotCore
import PlotTesting
import Testing

@testable import PrometheusParser

/// Which series are stacked, and which must not be added.
@Suite struct SeriesSumTests {
  private typealias Labels = [(name: String, value: String)]

  /// `pod=a,container=x` for each series of a metric.
  private static func series(_ metric: String, _ labels: [String]) -> [Labels] {
    labels.map { text in
      [(name: "__name__", value: metric)]
        + text.split(separator: ",").map { pair in
          let parts = pair.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
          return (name: parts[0], value: parts[1])
        }
    }
  }

  @Test(
    arguments: [
      ("process_resident_memory_bytes", ["instance=a", "instance=b"], true),
      ("container_memory_working_set_bytes", ["pod=a,ns=p", "pod=b,ns=p"], true),
      ("container_memory_rss_bytes", ["container=a,id=/1", "container=b,id=/2"], true),
      ("process_resident_memory_bytes", ["job=a", "job=b"], true),
      ("node_memory_used_bytes", ["node=a", "node=b", "node=c"], true),
      // One is no sum.
      ("process_resident_memory_bytes", ["instance=a"], false),
      // The sum of a pod's containers stands beside them.
      ("container_memory_rss_bytes", ["pod=a,container=x", "pod=a,container=", "pod=a"], false),
      // Groups hold groups.
      ("container_memory_rss_bytes", ["id=/", "id=/kube"], false),
      // Parts of one memory, or figures of its course.
      ("namedprocess_memory_bytes", ["memtype=resident", "memtype=virtual"], false),
      ("gc_heap_bytes", ["quantile=0.5", "quantile=0.9"], false),
      ("container_spec_memory_limit_bytes", ["pod=a", "pod=b"], false),
      ("container_memory_max_usage_bytes", ["pod=a", "pod=b"], false),
      ("node_memory_available_bytes", ["node=a", "node=b"], false),
      // Counters, and what is no memory at all.
      ("network_receive_bytes_total", ["pod=a", "pod=b"], false),
      ("process_cpu_seconds", ["pod=a", "pod=b"], false),
      ("process_open_fds", ["pod=a", "pod=b"], false),
      // Two jobs ask for the same container.
      ("container_memory_rss_bytes", ["job=k,pod=a", "job=c,pod=a"], false),
      ("container_memory_rss_bytes", ["job=k,pod=a", "job=c,pod=b"], true),
    ] as [(String, [String], Bool)])
  func onlyAmountsOfThingsBesideEachOtherAddUp(
    metric: String, labels: [String], addsUp: Bool
  ) {
    #expect(SeriesSum.isAmount(of: Self.series(metric, labels)) == addsUp)
  }

  @Test func differentMetricsAndTooManySeriesAreNoStack() {
    let two = Self.series("a_bytes", ["pod=a"]) + Self.series("b_bytes", ["pod=b"])
    #expect(!SeriesSum.isAmount(of: two))
    #expect(!SeriesSum.isAmount(of: [[("pod", "a")], [("pod", "b")]]))
    let pods = (0..<13).map { "pod=p\($0)" }
    #expect(SeriesSum.isAmount(of: Self.series("a_bytes", Array(pods.prefix(12)))))
    #expect(!SeriesSum.isAmount(of: Self.series("a_bytes", pods)))
  }

  /// A series that went away is no part of the sum, and where all are away there is none.
  @Test func theTotalIsTheSumOfWhatIsThere() throws {
    func one(_ pod: String, _ values: [(Int, String)]) -> String {
      let samples = values.map { "[\($0.0),\"\($0.1)\"]" }.joined(separator: ",")
      return "{\"metric\":{\"__name__\":\"m_bytes\",\"pod\":\"\(pod)\"},\"values\":[\(samples)]}"
    }
    let text =
      "["
      + [
        one("total", [(0, "1"), (10, "2"), (20, "4"), (30, "4"), (100, "4"), (110, "4")]),
        one("b", [(0, "10"), (10, "NaN"), (20, "0.5")]),
      ].joined(separator: ",") + "]"
    let source = try PrometheusParser(options: NoOptions()).open(
      Input(name: "answer", file: .scratch(Array(text.utf8), path: "answer.json")))
    #expect(source.columns.map(\.name) == ["event", "time", "total", "b", "total-2"])
    // What b was at 10 s nobody knows: neither do we the total.
    #expect(try source.values(of: "total-2").description == "[11.0, nan, 4.5, 4.0, 4.0, 4.0]")
    #expect(source.info.notes.first { $0.code == "total-unknown" }?.count == 1)
    // The main column stays the highest series, so that checks mean what they meant.
    #expect(source.mainColumn?.name == "b" && source.info.series == ["total", "b"])
    #expect(try checkSource(source) == [])
    #expect(checkMainColumn(source, named: "answer") == [])
    let figure = source.suggestedFigure(for: FigureWish(), named: "answer")
    #expect(figure.panels[0].layers[0].encoding.y?.fields == ["b", "total"])
    #expect(figure.subtitle?.contains("peak {peak.total-2} together · peak b {peak.b}") == true)
    var wish = FigureWish()
    wish.holdsCurves = true
    let apart = source.suggestedFigure(for: wish, named: "answer").panels[0].layers
    #expect(apart[0].encoding.y?.fields == ["total", "b"])
    #expect(!apart.contains { $0.encoding.y?.fields.contains("total-2") == true })
  }

  /// Before its first and behind its last value a series is away, whatever stands there.
  @Test(
    arguments: [
      (["1", "NaN", "3"], [2, .nan, 4]), (["NaN", "2", "3"], [1, 3, 4]),
      (["1", "2", "NaN"], [2, 3, 1]), (["1", "+Inf", "3"], [2, .nan, 4]),
      (["NaN", "NaN", "NaN"], [1, 1, 1]),
    ] as [([String], [Double])])
  func aPartThatIsUnknownMakesTheTotalUnknown(values: [String], totals: [Double]) throws {
    let source = try open([("m_bytes", "a", values), ("m_bytes", "b", ["1", "1", "1"])])
    #expect(try source.values(of: "total").description == totals.description)
    let isUnknown = totals.contains(where: \.isNaN)
    #expect(source.info.notes.contains { $0.code == "total-unknown" } == isUnknown)
  }

  /// A limit above what is used is neither what the answer is about nor a curve beside it.
  @Test func limitsStandAside() throws {
    let used = ("container_memory_rss_bytes", "a", ["100", "300", "200"])
    let limit = ("container_spec_memory_limit_bytes", "a", ["900", "900", "900"])
    for series in [[limit, used], [used, limit]] {
      let source = try open(series)
      #expect(source.mainColumn?.name == "container_memory_rss_bytes")
      #expect(source.info.notes.map(\.code).contains("limit-column"))
      let figure = source.suggestedFigure(for: FigureWish(), named: "answer")
      let fields = figure.panels.flatMap(\.layers).flatMap { $0.encoding.y?.fields ?? [] }
      #expect(Set(fields) == ["container_memory_rss_bytes"])
    }
    // One that changes, or that is no limit to the others, is a curve.
    for values in [["900", "950", "900"], ["200", "200", "200"]] {
      let source = try open([used, ("container_spec_memory_limit_bytes", "a", values)])
      #expect(!source.info.notes.map(\.code).contains("limit-column"))
    }
  }

  private func open(_ series: [(String, String, [String])]) throws -> any Source {
    let text = series.map { metric, pod, values in
      let samples = values.enumerated().map { "[\($0 * 10),\"\($1)\"]" }.joined(separator: ",")
      return "{\"metric\":{\"__name__\":\"\(metric)\",\"pod\":\"\(pod)\"},\"values\":[\(samples)]}"
    }
    return try PrometheusParser(options: NoOptions()).open(
      Input(
        name: "answer",
        file: .scratch(Array("[\(text.joined(separator: ","))]".utf8), path: "answer.json")))
  }
}
