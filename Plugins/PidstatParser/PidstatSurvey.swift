import TextReading
import PlotCore

/// What a first look at a whole report tells: which processes there are, which are the largest, and
/// where a report ends.
struct PidstatSurvey {
  /// How many processes have a column of their own.
  private static let seriesLimit = 8

  /// A process and the name of its program.
  struct Process {
    let pid: Int64
    let name: String
  }

  /// How many processes were reported.
  var count: Int { known.count }
  /// The largest processes in the order of their first report.
  private(set) var largest: [Process] = []
  /// The order of the numbers of a date.
  private(set) var order = PidstatDate.Order.monthFirst
  /// How many seconds a report may take, where each stands under a header of its own; nil where a new
  /// time is a new report.
  private(set) var longestReport: Int64?

  private var numbers = ProcessNumbers()
  private var known: [(pid: Int64, rss: Int64, name: String, report: Int)] = []
  private var dates: Set<PidstatDate> = []
  private var blocks = Blocks()

  /// Reports as headers set them apart.
  private struct Blocks {
    /// How many headers there were, and which of them the latest process stands under.
    var count = 0
    var latest = 0
    /// How many had processes.
    var filled = 0
    /// Whether a process came twice under one header.
    var hasRepeats = false
    /// The time under the latest header, and the least distance of two.
    var start: Int64?
    var interval = Int64.max
  }

  /// Reads a file; throws where that fails.
  init(_ file: InputFile) throws(PlotError) {
    _ = try PidstatEntries.read(file, order: order) { entry, _ throws(PlotError) in take(entry) }
    let sorted = known.enumerated().sorted { a, b in
      a.element.rss == b.element.rss ? a.offset < b.offset : a.element.rss > b.element.rss
    }
    largest = sorted.prefix(Self.seriesLimit).sorted { $0.offset < $1.offset }
      .map { Process(pid: $0.element.pid, name: $0.element.name) }
    if !blocks.hasRepeats, blocks.filled > 1 {
      // Lines of one report may tell two seconds, whatever its interval is.
      longestReport = max(2, blocks.interval)
    }
    let shown = Set(dates.compactMap(\.shown))
    if shown == [.dayFirst] { order = .dayFirst }
  }

  private mutating func take(_ entry: PidstatEntry) {
    switch entry {
    case .run(let date):
      blocks.count += 1
      if let date, dates.count < 1000 { dates.insert(date) }
    case .report: blocks.count += 1
    case .process(let pid, let time, let rss, _, let command):
      guard let number = numbers.number(of: pid) else { return }
      if blocks.latest != blocks.count || blocks.filled == 0 { beginBlock(at: time) }
      guard number < known.count else {
        let name = command.map { String(decoding: $0.prefix(40), as: UTF8.self) } ?? ""
        known.append((pid, rss, name, blocks.count))
        return
      }
      if known[number].report == blocks.count { blocks.hasRepeats = true }
      known[number].report = blocks.count
      if rss > known[number].rss { known[number].rss = rss }
    case .nothing, .bad: break
    }
  }

  private mutating func beginBlock(at time: Int64) {
    if let start = blocks.start, time > start {
      blocks.interval = min(blocks.interval, time &- start)
    }
    blocks.start = time
    blocks.latest = blocks.count
    blocks.filled += 1
  }

  /// What is to be noted.
  var notes: [Note] {
    var notes: [Note] = []
    if dates.count > 1, dates.contains(where: { $0.shown == nil }),
      !dates.contains(where: { $0.shown != nil })
    {
      notes.append(
        Note(
          .notice, "ambiguous-date", count: dates.count,
          "the dates do not tell which number is the month: the first was taken for it",
          remedy: "record with LC_ALL=C or S_TIME_FORMAT=ISO"))
    }
    if count > largest.count {
      notes.append(
        Note(
          .info, "many-processes", count: count,
          "\(Decimal.grouped(count)) processes were reported: the \(largest.count) that grew "
            + "largest have columns of their own, all are in the sum"))
    }
    return notes
  }
}
