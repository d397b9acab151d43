import TextReading
import PlotCore

extension Plugin {
  /// The parser of answers of Prometheus' HTTP API.
  public static let prometheus = Plugin.parser(PrometheusParser.self)
}

/// Reads series of Prometheus and VictoriaMetrics: each becomes a column, with a row for each time that
/// any of them has.
///
/// A value holds until the series' next sample, so that series whose samples alternate have no gaps. A
/// series that misses more than five of its own steps ends after its last sample; where all are away, the
/// recording has a run on either side. The main column is the series that grows highest. Series that add up
/// (`SeriesSum`) have a column `total` behind them, of those that there are at each time, and are stacked.
public struct PrometheusParser: Parser {
  /// `prometheus`.
  public static let id = "prometheus"
  /// What the parser does.
  public static let summary =
    "reads series of Prometheus: answers to query_range, promtool's text, exports, OpenMetrics"
  /// More curves than this are no figure.
  private static let mostSeries = 256

  /// Creates a parser.
  public init(options: NoOptions) throws(PlotError) {}

  /// Knows the words that stand at the front of each form.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    SeriesForm(head) == nil ? .no : .certain
  }

  /// Reads the series; throws where there are none, an error, or one without samples.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let file = input.file
    let set = try read(file)
    let series = set.series
    guard series.contains(where: { !$0.times.isEmpty }) else {
      if set.hasInstants {
        let isScrape =
          SeriesForm(TextForm.text(of: try file.bytes(at: 0, count: 4096))) == .exposition
        throw isScrape ? .scrape(of: file) : .instant("vector", of: file)
      }
      throw set.badLines.nothingLeft(
        of: file.path, what: "samples",
        remedy: "ask for a range in which the series have values")
    }
    let names = SeriesNames(series.map(\.labels))
    let addsUp = SeriesSum.isAmount(of: series.map(\.labels))
    let rows = try NumberRows(columnCount: series.count + (addsUp ? 2 : 1), watching: 0)
    var info = SourceInfo(format: Self.id, byteCount: file.byteCount)
    info.runs = try Self.fill(rows, with: series, addingUp: addsUp)
    let clock = rows.timeColumn(
      0, label: ColumnLabel("time"), reading: .moments(step: 1_000_000_000))
    info.notes = set.notes + clock.notes
    info.nameHighest(of: zip(names.columns, series.map(\.highest)).map { ($0, $1) })
    var columns = names.columns.enumerated().map { (cell: $0 + 1, column: $1) }
    guard addsUp else {
      return try rows.finish([(0, clock.column)] + columns, time: "time", info: info)
        .measuring(names.metric)
    }
    let total = names.total
    columns.append((series.count + 1, total))
    let heights = series.map { $0.highest ?? -.infinity }
    let order = series.indices.sorted { a, b in
      heights[a] == heights[b] ? a < b : heights[a] > heights[b]
    }
    return try rows.finish([(0, clock.column)] + columns, time: "time", info: info)
      .stacking(order.map { names.columns[$0].name }, total: total.name)
      .measuring(names.metric)
  }

  private func read(_ file: InputFile) throws(PlotError) -> SeriesSet {
    switch SeriesForm(TextForm.text(of: try file.bytes(at: 0, count: 4096))) {
    case .text: return try PromtoolText(file, mostSeries: Self.mostSeries).found
    case .exposition: return try ExpositionText(file, mostSeries: Self.mostSeries).found
    case .lines:
      return try MatrixAnswer(file, isLineBound: true, mostSeries: Self.mostSeries).found
    case .answer, nil:
      return try MatrixAnswer(file, isLineBound: false, mostSeries: Self.mostSeries).found
    }
  }

  /// Makes a row of each time, with the sum of what holds then where series add up, and returns the runs;
  /// none where there is one.
  private static func fill(
    _ rows: NumberRows, with series: [RecordedSeries], addingUp: Bool
  ) throws(PlotError) -> [SourceRun] {
    let times = union(of: series)
    var spans = SeriesSpans.all(series, end: times.last ?? 0)
    let (values, wholes) = (series.map(\.values), series.map(\.isWhole))
    var runs: [SourceRun] = []
    var start = 0
    for (row, time) in times.enumerated() {
      rows.setInteger(0, time)
      var isAnyHeld = false
      var sum: Double?
      for index in values.indices {
        let sample = spans[index].sample(at: time)
        isAnyHeld = isAnyHeld || spans[index].isHeld
        guard let sample else {
          rows.setGap(index + 1)
          continue
        }
        let value = values[index][sample]
        if !value.isNaN { sum = (sum ?? 0) + value }
        if wholes[index], let whole = Int64(exactly: value) {
          rows.setInteger(index + 1, whole)
        } else {
          rows.setReal(index + 1, value)
        }
      }
      if addingUp {
        if let whole = sum.flatMap({ Int64(exactly: $0) }) {
          rows.setInteger(series.count + 1, whole)
        } else if let sum {
          rows.setReal(series.count + 1, sum)
        } else {
          rows.setGap(series.count + 1)
        }
      }
      try rows.commit()
      if !isAnyHeld, row + 1 < times.count {
        runs.append(SourceRun(rows: start..<(row + 1), ending: .seriesGone))
        start = row + 1
      }
    }
    return runs.isEmpty ? [] : runs + [SourceRun(rows: start..<times.count)]
  }

  private static func union(of series: [RecordedSeries]) -> [Int64] {
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
