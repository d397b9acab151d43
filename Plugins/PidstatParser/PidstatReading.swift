import TextReading
import PlotCore

/// Takes a report entry by entry and makes a row of each moment.
struct PidstatReading {
  /// The rows so far.
  let rows: TimedRows
  /// The names of the columns that add up to the sum: single processes, and the others.
  let partNames: [String]
  /// Lines that could not be read.
  var bad = BadLines()
  /// For each process with a column of its own, the column's place.
  private let places: [Int64: Int]
  private let hasSeveral: Bool
  /// The place of the column of those without one of their own; nil where there are none.
  private let othersPlace: Int?
  /// How many seconds a report may take, where each stands under a header of its own.
  private let longestReport: Int64?
  private var isNewReport = false
  private var row: [Int64]
  private var start: Int64?
  private var time: Int64 = 0
  private var isOpen = false
  private var numbers = ProcessNumbers()
  /// For each process by its number, the moment in which it was seen last, so that none counts twice,
  /// and the place of its column.
  private var seen: [(moment: Int, place: Int?)] = []
  private var moment = 0
  /// Whether times are those since 1970 now, and what is added to them.
  private var isSinceEpoch: Bool?
  private var shift: Int64 = 0
  /// How often times of day followed times since 1970, or these those.
  private(set) var clockChanges = 0

  init(_ survey: PidstatSurvey) {
    hasSeveral = survey.count > 1
    longestReport = survey.longestReport
    let own = hasSeveral ? survey.largest : []
    var columns = [
      Column("time", unit: .seconds), Column("rss", title: "resident", unit: .bytes),
      Column("virtual", unit: .bytes),
    ]
    if hasSeveral { columns.append(Column("processes")) }
    var parts = own.map { "rss_\($0.pid)" }
    var places: [Int64: Int] = [:]
    for process in own {
      places[process.pid] = columns.count
      columns.append(
        Column(
          "rss_\(process.pid)",
          title: process.name.isEmpty ? "\(process.pid)" : "\(process.name) \(process.pid)",
          unit: .bytes, storage: .real))
    }
    let others = hasSeveral ? survey.count - own.count : 0
    othersPlace = others > 0 ? columns.count : nil
    if others > 0 {
      parts.append("rss_others")
      columns.append(
        Column(
          "rss_others", title: others == 1 ? "1 other" : "\(Decimal.grouped(others)) others",
          unit: .bytes, storage: .real))
    }
    partNames = parts
    self.places = places
    row = Array(repeating: 0, count: columns.count)
    rows = TimedRows(columns: columns)
  }

  /// Takes an entry.
  mutating func take(_ entry: PidstatEntry, at place: PidstatPlace) throws(PlotError) {
    switch entry {
    case .process(let pid, let told, let rss, let virtual, _):
      let time = try onOneAxis(told)
      let number = hasSeveral ? numbers.number(of: pid) : nil
      if let number, number == seen.count { seen.append((-1, places[pid])) }
      // Of a single process each line is a report.
      let isAgain = hasSeveral ? number.map { seen[$0].moment == moment } ?? false : true
      if !isOpen || isAgain || isNext(time) {
        try close()
        begin(at: time)
      }
      if let number { seen[number].moment = moment }
      // Damaged numbers are below 2^60 each, and sums are kept there.
      row[1] = min(row[1] &+ rss, 1 << 60)
      row[2] = min(row[2] &+ virtual, 1 << 60)
      guard hasSeveral else { return }
      row[3] &+= 1
      if let number, let place = seen[number].place {
        row[place] = Int64(bitPattern: Double(rss).bitPattern)
      } else if let othersPlace {
        let sum = Double(bitPattern: UInt64(bitPattern: row[othersPlace]))
        row[othersPlace] = Int64(bitPattern: ((sum.isNaN ? 0 : sum) + Double(rss)).bitPattern)
      }
    case .run:
      try close()
      rows.beginRun()
    case .report: isNewReport = true
    case .bad(let column, let reason):
      switch place {
      case .line(let line): bad.add(line, column: column, reason)
      case .position(let position): bad.add(at: position, reason)
      }
    case .nothing: break
    }
  }

  /// Whether a time belongs to another report than the one whose row is open.
  ///
  /// pidstat asks for the time at each line, and a report of many processes may take until the next
  /// second: the times of its lines differ, and the header above it does not come again.
  private func isNext(_ time: Int64) -> Bool {
    guard let longestReport else { return time != self.time }
    return isNewReport || time < self.time || time &- self.time > longestReport
  }

  /// Returns a time with what puts it behind the one before.
  ///
  /// Times of day name no zone, so times since 1970 cannot stand among them: where one kind follows the
  /// other, a run begins where the one before it ends.
  private mutating func onOneAxis(_ time: Int64) throws(PlotError) -> Int64 {
    let isSinceEpoch = Self.isSinceEpoch(time)
    if let known = self.isSinceEpoch, known != isSinceEpoch {
      try close()
      rows.beginRun()
      shift = self.time &- time
      clockChanges += 1
    }
    self.isSinceEpoch = isSinceEpoch
    return time &+ shift
  }

  /// A time of day is below 86,400, and a report's days are few.
  private static func isSinceEpoch(_ time: Int64) -> Bool { time >= 100_000_000 }

  /// Tells that both kinds of time stand in the file; nil where there is one.
  var clockNote: Note? {
    guard clockChanges > 0 else { return nil }
    return Note(
      .notice, "mixed-clocks", count: clockChanges,
      "some times are those of a day and some count from 1970, and no zone joins them: where one kind "
        + "follows the other, a run stands where the one before it ends",
      remedy: "keep recordings of `pidstat` and `pidstat -H` in files of their own")
  }

  /// The moment of the first report in nanoseconds since 1970, where times are told so (`-H`).
  var startTime: Int64? {
    guard let start, Self.isSinceEpoch(start), start < 9_000_000_000 else { return nil }
    return start * 1_000_000_000
  }

  /// Ends the row of the latest moment.
  mutating func close() throws(PlotError) {
    guard isOpen else { return }
    isOpen = false
    try rows.append(row)
  }

  private mutating func begin(at time: Int64) {
    self.time = time
    let first = start ?? time
    start = first
    moment += 1
    isOpen = true
    isNewReport = false
    row[0] = time &- first
    row[1] = 0
    row[2] = 0
    if hasSeveral { row[3] = 0 }
    for place in Array(places.values) + [othersPlace].compactMap({ $0 }) {
      row[place] = Int64(bitPattern: Double.nan.bitPattern)
    }
  }
}
