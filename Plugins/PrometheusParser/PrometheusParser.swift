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
    let unknown = addsUp ? series.map(\.unknown) : []
    info.runs = try Self.fill(rows, with: series, addingUp: addsUp, unknown)
    let clock = rows.timeColumn(
      0, label: ColumnLabel("time"), reading: .moments(step: 1_000_000_000))
    info.notes = set.notes + clock.notes
    let limits = Self.limits(among: series, names.columns)
    info.nameHighest(
      of: series.indices.filter { !limits.contains($0) }
        .map { (names.columns[$0], series[$0].highest) })
    // A single series beside its limit is nothing that has others like it.
    if info.series.isEmpty, !limits.isEmpty,
      let main = series.indices.first(where: { !limits.contains($0) })
    {
      info.mainColumn = names.columns[main].name
    }
    var columns = names.columns.enumerated().map { (cell: $0 + 1, column: $1) }
    guard addsUp else {
      let table = try rows.finish([(0, clock.column)] + columns, time: "time", info: info)
      return table.leavingAside(limits: limits.sorted().map { names.columns[$0].name })
        .measuring(names.metric)
    }
    let unknownCount = unknown.reduce(0) { $0 + $1.count }
    if unknownCount > 0 {
      info.notes.append(
        Note(
          .notice, "total-unknown", count: unknownCount,
          "\(unknownCount == 1 ? "1 value is" : "\(Decimal.grouped(unknownCount)) values are") no number "
            + "between others of the same series: where one of these is unknown, so is their total")
      )
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
    _ rows: NumberRows, with series: [RecordedSeries], addingUp: Bool, _ unknown: [Set<Int>]
  ) throws(PlotError) -> [SourceRun] {
    let times = union(of: series)
    var spans = SeriesSpans.all(series, end: times.last ?? 0)
    let (values, wholes) = (series.map(\.values), series.map(\.isWhole))
    var runs: [SourceRun] = []
    var start = 0
    for (row, time) in times.enumerated() {
      rows.setInteger(0, time)
      var (isAnyHeld, isKnown) = (false, true)
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
        if addingUp, unknown[index].contains(sample) { isKnown = false }
        if wholes[index], let whole = Int64(exactly: value) {
          rows.setInteger(index + 1, whole)
        } else {
          rows.setReal(index + 1, value)
        }
      }
      if addingUp {
        if !isKnown { sum = nil }
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

  /// Which of several series are limits: named so, never another value, and above all others of their unit.
  private static func limits(among series: [RecordedSeries], _ columns: [Column]) -> Set<Int> {
    func metric(_ index: Int) -> String {
      series[index].labels.first { $0.name == "__name__" }?.value ?? columns[index].name
    }
    let named = series.indices.filter { Measure(metric($0), columns[$0].unit).isLimit }
    return Set(
      named.filter { index in
        guard let height = series[index].highest,
          series[index].values.allSatisfy({ $0.isNaN || $0 == height })
        else { return false }
        let others = series.indices.filter {
          !named.contains($0) && columns[$0].unit == columns[index].unit
        }
        return !others.isEmpty && others.allSatisfy { series[$0].highest ?? -.infinity < height }
      })
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
