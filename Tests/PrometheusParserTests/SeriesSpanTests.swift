import PlotCore
import PlotTesting
import PrometheusParser
import Testing

/// When series have a value, and when they have none.
@Suite struct SeriesSpanTests {
  /// Series by the times of their samples, which count from 0; what is held at each time of any, by the
  /// number of the sample; and the runs.
  struct Case: Sendable {
    var series: [[Int]]
    var held: [[Int?]]
    var runs: [Range<Int>] = []
  }

  private static let cases = [
    // Alike times.
    Case(series: [[0, 10, 20], [0, 10, 20]], held: [[0, 1, 2], [0, 1, 2]]),
    // They alternate.
    Case(
      series: [[0, 10, 20], [1, 11, 21]], held: [[0, 0, 1, 1, 2, 2], [nil, 0, 0, 1, 1, 2]]),
    // One step is five of the other's.
    Case(
      series: [[0, 10, 20, 30, 40, 50], [0, 50]], held: [[0, 1, 2, 3, 4, 5], [0, 0, 0, 0, 0, 1]]),
    // Four samples are missing between two: five steps.
    Case(
      series: [[0, 10, 20, 70, 80], [0, 40, 80]],
      held: [[0, 1, 2, 2, 3, 4], [0, 0, 0, 1, 1, 2]]),
    // Five are missing.
    Case(
      series: [[0, 10, 20, 80, 90], [0, 40, 80]],
      held: [[0, 1, 2, nil, 3, 4], [0, 0, 0, 1, 2, 2]]),
    // One went away, and the other goes on.
    Case(
      series: [[0, 10, 20], [0, 10, 20, 30, 40, 50, 60, 70, 80]],
      held: [
        [0, 1, 2, nil, nil, nil, nil, nil, nil], [0, 1, 2, 3, 4, 5, 6, 7, 8],
      ]),
    // One ends a little before the answer does.
    Case(series: [[0, 10, 20], [0, 10, 20, 30]], held: [[0, 1, 2, 2], [0, 1, 2, 3]]),
    // All were away.
    Case(
      series: [[0, 10, 100, 110], [0, 10, 100, 110]], held: [[0, 1, 2, 3], [0, 1, 2, 3]],
      runs: [0..<2, 2..<4]),
    Case(series: [[0, 10, 100, 110]], held: [[0, 1, 2, 3]], runs: [0..<2, 2..<4]),
    // One after the other.
    Case(
      series: [[0, 10], [100, 110], [200, 210]],
      held: [
        [0, 1, nil, nil, nil, nil], [nil, nil, 0, 1, nil, nil], [nil, nil, nil, nil, 0, 1],
      ],
      runs: [0..<2, 2..<4, 4..<6]),
    // A slow one holds while the other is away.
    Case(
      series: [[0, 10, 20, 200, 210, 220], [0, 100, 200]],
      held: [[0, 1, 2, nil, 3, 4, 5], [0, 0, 0, 1, 2, 2, 2]]),
    // Single samples do not tell their step.
    Case(series: [[0], [1000]], held: [[0, 0], [nil, 0]]),
    Case(
      series: [[0], [0, 10, 100, 110]], held: [[0, nil, nil, nil], [0, 1, 2, 3]],
      runs: [0..<2, 2..<4]),
    Case(series: [[5]], held: [[0]]),
  ]

  @Test(arguments: cases)
  func holdsValuesOverAsMuchAsFiveSteps(one: Case) throws {
    let text = one.series.enumerated().map { index, times in
      let samples = times.enumerated().map { "[\(1_700_000_000 + $1),\"\($0)\"]" }
      return "{\"metric\":{\"pod\":\"p\(index)\"},\"values\":[\(samples.joined(separator: ","))]}"
    }.joined(separator: ",")
    let source = try PrometheusParser(options: NoOptions()).open(
      Input(name: "answer", file: .scratch(Array("[\(text)]".utf8), path: "answer.json")))
    for (index, held) in one.held.enumerated() {
      let name = one.series.count == 1 ? "p0" : "p\(index)"
      let column = source.index(of: name) == nil ? "value" : name
      let values = try source.values(of: column).map { $0.isNaN ? nil : Int($0) }
      #expect(values == held, "series \(index)")
    }
    #expect(source.info.runs.map(\.rows) == one.runs)
    #expect(
      source.info.runs.map(\.ending)
        == one.runs.indices.map { $0 == one.runs.count - 1 ? .logEnd : .seriesGone })
    #expect(try checkSource(source) == [])
  }

  /// The highest of each answer's series is the main one, and the figure marks its peak by name.
  @Test(
    arguments: [
      ([("a_bytes", [1, 2]), ("b_bytes", [9, 1])], 1), ([("a", [1, 2]), ("b", [0, 1])], 0),
      ([("a", [1, 2]), ("b_bytes", [0, 1])], nil),
      ([("a", [100, 2]), ("b_bytes", [3, 1]), ("c_bytes", [0, 4])], 2),
      ([("a", [-5, -4]), ("b", [-9, -3])], 1), ([("a", [2, 2]), ("b", [2, 2])], 0),
      ([("a_bytes", [7])], nil), ([("a", [.nan, .nan]), ("b", [.nan, 0])], 1),
      ([("a_bytes", [1, 2, 3]), ("b_bytes", [1, 2, 3]), ("c_bytes", [1, 2, 3.5])], 2),
      ([("a", [.nan]), ("b", [.nan])], 0),
    ] as [([(String, [Double])], Int?)])
  func theHighestSeriesIsTheMainOne(series: [(String, [Double])], main: Int?) throws {
    let text = series.map { name, values in
      let samples = values.enumerated().map { place, value in
        "[\(1_700_000_000 + place),\"\(value.isNaN ? "NaN" : "\(value)")\"]"
      }
      return
        "{\"metric\":{\"__name__\":\"\(name)\"},\"values\":[\(samples.joined(separator: ","))]}"
    }.joined(separator: ",")
    let source = try PrometheusParser(options: NoOptions()).open(
      Input(name: "answer", file: .scratch(Array("[\(text)]".utf8), path: "answer.json")))
    let isSeveral = !source.info.series.isEmpty
    #expect(isSeveral == (main != nil))
    if let main { #expect(source.mainColumn?.name == series[main].0) }
    #expect(checkMainColumn(source, named: "answer") == [])
    let figure = source.suggestedFigure(for: FigureWish(), named: "answer")
    let label = figure.panels[0].layers.last?.mark.label
    #expect((label != nil) == isSeveral)
    if isSeveral, let name = source.mainColumn?.title { #expect(label?.contains(name) == true) }
  }
}
