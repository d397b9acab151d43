import TextReading
import PlotCore

/// Takes recordings line by line and makes a row of each snapshot; of several in a file each is a run.
struct MassifReading {
  private static let keys: [StaticString] = [
    "time=", "mem_heap_B=", "mem_heap_extra_B=", "mem_stacks_B=",
  ]
  /// The rows so far.
  let rows: TimedRows
  /// Lines that could not be read.
  private(set) var bad = BadLines()
  /// Whether the last snapshot is not whole.
  private(set) var isCut = false
  /// Whether the allocator's own bytes were recorded.
  private(set) var hasExtra = false
  /// Whether stacks were recorded.
  private(set) var hasStack = false
  private let clock: MassifClock
  private let path: String
  private var row: [Int64] = [0, 0, 0, 0, 0]
  /// A bit for each key that the snapshot has had.
  private var found: UInt8 = 0
  private var isOpen = false
  /// Whether a line of the snapshot was bad, so that it is not told again.
  private var isBad = false
  /// Where the recording stands in time: massif counts each from its own beginning.
  private var start = MassifStart.none
  /// The latest time as it is stored, of clocks that count steps.
  private var latestSteps: Int64 = 0

  init(clock: MassifClock, hertz: Double? = nil, path: String) {
    self.clock = clock
    self.path = path
    var time = clock.column
    if let hertz { (time.unit, time.scale) = (.seconds, 1 / hertz) }
    rows = TimedRows(columns: [
      time, Column("heap", unit: .bytes), Column("extra", title: "extra", unit: .bytes),
      Column("stack", title: "stacks", unit: .bytes), Column("total", unit: .bytes),
    ])
  }

  /// What is to be noted.
  var notes: [Note] {
    var notes = [bad.note, .severalRuns(rows.runCount, areTimed: false)].compactMap { $0 }
    if isCut {
      notes.append(
        Note(
          .dataLoss, "truncated-record",
          "the file ends within a snapshot, which was dropped",
          remedy: "copy the recording again, or make room on the disk and record again"))
    }
    return notes
  }

  /// Takes a line.
  mutating func take(_ line: TextLine) throws(PlotError) {
    // Most lines of a file belong to trees; none of the keys starts as they do.
    guard let first = line.bytes.first, first != 0x20, first != 0x6E, first != 0x23 else { return }
    if line.starts(with: "snapshot=") {
      if isOpen, !isBad, found != 0b11111 { bad.add(line, "the snapshot before it is not whole") }
      try close()
      isOpen = true
      // Snapshots are numbered from 0 in each recording.
      if rows.rowCount > 0, line.rest(after: 9).equals("0") { beginRun() }
      return
    }
    // A tree ends each snapshot: without its line, the number before it may be cut.
    if line.starts(with: "heap_tree=") {
      found |= 0b10000
      return
    }
    guard let key = Self.keys.firstIndex(where: { line.starts(with: $0) }) else {
      if line.starts(with: "time_unit:") {
        try check(line)
      } else if !line.starts(with: "desc:"), !line.starts(with: "cmd:") {
        bad.add(line, "is no line of massif's")
      }
      return
    }
    let length = Self.keys[key].utf8CodeUnitCount
    let bytes = line.rest(after: length)
    let word = key == 0 ? clock.word(bytes) : AsciiNumber.integer(bytes)
    guard isOpen, let word, key == 0 || word >= 0 else {
      let text = String(decoding: bytes.prefix(40), as: UTF8.self)
      bad.add(line, column: length, "\"\(text)\" is no number of a snapshot")
      isBad = true
      return
    }
    row[key] = word
    found |= 1 << UInt8(key)
  }

  /// Ends the recording.
  mutating func end() throws(PlotError) {
    isCut = isOpen && !isBad && found != 0b11111
    try close()
  }

  private mutating func beginRun() {
    guard let last = rows.latestTime else { return }
    rows.beginRun()
    switch clock {
    // The column's own steps: a rate that turns instructions into seconds is none of them.
    case .instructions, .bytes: start = .steps(latestSteps)
    case .milliseconds, .seconds: start = .seconds(last)
    }
  }

  /// Throws where a recording counts time otherwise than those above it.
  private func check(_ line: TextLine) throws(PlotError) {
    guard let other = MassifClock(line.rest(after: 10)), other != clock else { return }
    throw PlotError(
      .input,
      "holds recordings whose times are in \(clock.words) and in \(other.words), which share no axis",
      at: Place(file: path, position: Place.Position(line: line.number, column: 11)),
      remedy: "keep each recording in a file of its own")
  }

  private mutating func close() throws(PlotError) {
    defer {
      isOpen = false
      isBad = false
      found = 0
    }
    guard isOpen, !isBad, found == 0b11111 else { return }
    row[0] = start.time(row[0])
    hasExtra = hasExtra || row[2] != 0
    hasStack = hasStack || row[3] != 0
    let (part, over) = row[1].addingReportingOverflow(row[2])
    let (total, above) = part.addingReportingOverflow(row[3])
    // A sum beyond 2^63 can only come from damage; the largest number shows it.
    row[4] = over || above ? .max : total
    latestSteps = max(latestSteps, row[0])
    try rows.append(row)
  }
}

/// What is added to the times of a recording behind another.
private enum MassifStart {
  case none
  case steps(Int64)
  case seconds(Double)

  /// A stored time, moved; the largest one where the sum does not fit.
  func time(_ word: Int64) -> Int64 {
    switch self {
    case .none: return word
    case .steps(let steps):
      let (sum, over) = word.addingReportingOverflow(steps)
      return over ? .max : sum
    case .seconds(let seconds):
      let sum = Double(bitPattern: UInt64(bitPattern: word)) + seconds
      return Int64(bitPattern: (sum.isFinite ? sum : .greatestFiniteMagnitude).bitPattern)
    }
  }
}
