import TextReading
import PlotCore

extension Plugin {
  /// The parser of answers of Prometheus' HTTP API.
  public static let prometheus = Plugin.parser(PrometheusParser.self)
}

/// Reads a matrix, as Prometheus answers `/api/v1/query_range`: each series becomes a column, with a
/// row for each time that any of them has.
public struct PrometheusParser: Parser {
  /// `prometheus`.
  public static let id = "prometheus"
  /// What the parser does.
  public static let summary = "reads the matrix that Prometheus answers to query_range"
  /// More curves than this are no figure.
  private static let mostSeries = 256

  /// Creates a parser.
  public init(options: NoOptions) throws(PlotError) {}

  /// The result's type stands at the front of each answer.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    guard head.first(where: { $0 > 0x20 && $0 < 0x80 }) == 0x7B else { return .no }
    return head.contains(text: "\"resultType\"") && head.contains(text: "\"matrix\"")
      ? .certain : .no
  }

  /// Reads the answer; throws where it is none, an error, or holds no samples.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let file = input.file
    let answer = try MatrixAnswer(file, mostSeries: Self.mostSeries)
    let series = answer.series
    guard series.contains(where: { !$0.times.isEmpty }) else {
      throw PlotError(
        .input, "holds no samples", at: Place(file: file.path),
        remedy: "ask for a range in which the series have values")
    }
    let names = SeriesNames(series.map(\.labels))
    let rows = try NumberRows(columnCount: series.count + 1, watching: 0)
    var places = Array(repeating: 0, count: series.count)
    let (times, values) = (series.map(\.times), series.map(\.values))
    let wholes = series.map(\.isWhole)
    for time in Self.union(of: series) {
      rows.setInteger(0, time)
      for index in times.indices {
        rows.setGap(index + 1)
        // Of several samples at a time the last one counts.
        while places[index] < times[index].count, times[index][places[index]] <= time {
          let value = values[index][places[index]]
          if wholes[index], let whole = Int64(exactly: value) {
            rows.setInteger(index + 1, whole)
          } else {
            rows.setReal(index + 1, value)
          }
          places[index] += 1
        }
      }
      try rows.commit()
    }
    var info = SourceInfo(format: Self.id, byteCount: file.byteCount)
    let clock = rows.timeColumn(
      0, label: ColumnLabel("time"), reading: .moments(step: 1_000_000_000))
    info.notes = answer.notes(mostSeries: Self.mostSeries) + clock.notes
    let columns = names.columns.enumerated().map { (cell: $0 + 1, column: $1) }
    return try rows.finish([(0, clock.column)] + columns, time: "time", info: info)
  }

  private static func union(of series: [MatrixAnswer.Series]) -> [Int64] {
    var all = series.first?.times ?? []
    // Answers have one step for all series, so most have the same times.
    let others = series.dropFirst().filter { $0.times != series[0].times }
    for one in others { all += one.times }
    // The times of one series are in order.
    if !others.isEmpty { all.sort() }
    var last: Int64?
    return all.filter { time in
      defer { last = time }
      return time != last
    }
  }
}
