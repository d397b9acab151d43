import TextReading
import PlotCore

/// The series of an answer or an export, 16 bytes for each sample.
struct SeriesSet {
  private(set) var series: [RecordedSeries] = []
  var badLines = BadLines()
  var hasHistograms = false
  /// Whether some have a single sample, as an instant query answers them.
  var hasInstants = false
  /// Whether the text ended early.
  var isCut = false
  private let mostSeries: Int
  /// Series beyond the limit.
  private var leftOut = 0
  /// Where series stand that may be told of in several parts.
  private var places: [[String]: Int] = [:]

  init(mostSeries: Int) { self.mostSeries = mostSeries }

  /// Whether a further series is left out.
  var isFull: Bool { series.count >= mostSeries }

  /// Adds a series, the labels of which may stand in an answer once only.
  mutating func add(_ one: RecordedSeries) {
    guard !isFull else {
      leftOut += 1
      return
    }
    series.append(one)
  }

  /// Adds a series, or samples of one that was added before.
  mutating func join(_ one: RecordedSeries) {
    let key = one.labels.map { "\($0.name)=\($0.value)" }.sorted()
    if let place = places[key] {
      series[place].times += one.times
      series[place].values += one.values
      series[place].isWhole = series[place].isWhole && one.isWhole
    } else {
      if !isFull { places[key] = series.count }
      add(one)
    }
  }

  /// Puts the samples of each series in order of time.
  mutating func order() {
    for place in series.indices { series[place].order() }
  }

  /// What readers should know.
  var notes: [Note] {
    var notes = [badLines.note].compactMap { $0 }
    if leftOut > 0 {
      notes.append(
        Note(
          .notice, "series-left-out", count: leftOut,
          "only the first \(mostSeries) series are shown",
          remedy: "sum or filter them in the query"))
    }
    if hasHistograms {
      notes.append(Note(.notice, "histograms-left-out", "native histograms are left out"))
    }
    return notes
  }
}

extension PlotError {
  /// Tells that samples have no times: one scrape is no curve.
  static func scrape(of file: InputFile) -> PlotError {
    PlotError(
      .input, "is one scrape of metrics: its samples have no times",
      at: Place(file: file.path),
      remedy: "ask the server that scrapes it: `promtool query range`, or `promtool tsdb dump`")
  }

  /// Tells that an answer is an instant query's, of which no curve can be drawn.
  static func instant(_ type: String, of file: InputFile) -> PlotError {
    PlotError(
      .input, "is the \(type) of an instant query, one sample of each series",
      at: Place(file: file.path),
      remedy: "ask query_range with start, end and step, or `promtool query range`")
  }
}
