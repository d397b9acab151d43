import TextReading
import PlotCore

/// Takes a recording line by line and makes a row of each snapshot.
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
  private var row: [Int64] = [0, 0, 0, 0, 0]
  /// A bit for each key that the snapshot has had.
  private var found: UInt8 = 0
  private var isOpen = false
  /// Whether a line of the snapshot was bad, so that it is not told again.
  private var isBad = false

  init(clock: MassifClock, hertz: Double? = nil) {
    self.clock = clock
    var time = clock.column
    if let hertz { (time.unit, time.scale) = (.seconds, 1 / hertz) }
    rows = TimedRows(columns: [
      time, Column("heap", unit: .bytes), Column("extra", title: "extra", unit: .bytes),
      Column("stack", title: "stacks", unit: .bytes), Column("total", unit: .bytes),
    ])
  }

  /// What is to be noted.
  var notes: [Note] {
    var notes = bad.note.map { [$0] } ?? []
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
      return
    }
    // A tree ends each snapshot: without its line, the number before it may be cut.
    if line.starts(with: "heap_tree=") {
      found |= 0b10000
      return
    }
    guard let key = Self.keys.firstIndex(where: { line.starts(with: $0) }) else {
      let isKnown = ["desc:", "cmd:", "time_unit:"].contains { line.starts(with: $0) }
      if !isKnown { bad.add(line, "is no line of massif's") }
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

  private mutating func close() throws(PlotError) {
    defer {
      isOpen = false
      isBad = false
      found = 0
    }
    guard isOpen, !isBad, found == 0b11111 else { return }
    hasExtra = hasExtra || row[2] != 0
    hasStack = hasStack || row[3] != 0
    let (part, over) = row[1].addingReportingOverflow(row[2])
    let (total, above) = part.addingReportingOverflow(row[3])
    // A sum beyond 2^63 can only come from damage; the largest number shows it.
    row[4] = over || above ? .max : total
    try rows.append(row)
  }
}
