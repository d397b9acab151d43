import TextReading
import PlotCore

/// What a recording tells of itself: valgrind at its start, heaptrack_print at its end.
struct MassifPreamble {
  /// What was run, as it was written.
  private(set) var command: String?
  /// The program that recorded it.
  private(set) var recorder = "valgrind massif"
  /// How times are written.
  private(set) var clock = MassifClock.seconds
  /// What is not as it should be.
  private(set) var notes: [Note] = []

  /// Looks at both ends of a file; throws where it cannot be read.
  init(_ file: InputFile) throws(PlotError) {
    var hasUnit = try read(LineReader(file), upToSnapshot: true)
    if !hasUnit {
      // Whole lines only: the first one of the part may be cut.
      let start = max(0, file.byteCount - 4096)
      let lines = LineReader(file, from: start)
      if start > 0 { _ = try lines.next() }
      hasUnit = try read(lines, upToSnapshot: false)
    }
    guard !hasUnit else { return }
    notes.append(
      Note(
        .notice, "no-time-unit",
        "the unit of time is not told, as in a file that was cut: times are taken for seconds"))
  }

  private mutating func read(_ lines: LineReader, upToSnapshot: Bool) throws(PlotError) -> Bool {
    var hasUnit = false
    while let line = try lines.next() {
      if upToSnapshot, line.starts(with: "snapshot=") { break }
      if line.starts(with: "desc:") {
        if Self.words(line.rest(after: 5)) == "heaptrack" { recorder = "heaptrack" }
      } else if line.starts(with: "cmd:") {
        command = Self.words(line.rest(after: 4))
      } else if line.starts(with: "time_unit:"),
        let known = MassifClock(rawValue: Self.words(line.rest(after: 10)))
      {
        clock = known
        hasUnit = true
      }
    }
    return hasUnit
  }

  /// A file's words for a line of the figure: no blanks around, no control characters, not endless.
  private static func words(_ bytes: UnsafeRawBufferPointer) -> String {
    let text = String(decoding: bytes.prefix(400), as: UTF8.self).drop { $0 == " " }.prefix(160)
    return String(text.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
  }
}

/// How a recording counts time.
enum MassifClock: String {
  /// Executed instructions.
  case instructions = "i"
  /// Milliseconds.
  case milliseconds = "ms"
  /// Bytes that were allocated and freed so far.
  case bytes = "B"
  /// Seconds, as heaptrack_print writes them.
  case seconds = "s"

  /// The column of times.
  var column: Column {
    switch self {
    case .instructions: Column("time", unit: Unit("instr"))
    case .bytes: Column("time", title: "bytes allocated and freed", unit: .bytes)
    case .milliseconds, .seconds: Column("time", unit: .seconds, storage: .real)
    }
  }

  /// The words at the axis of time.
  var axisTitle: String {
    switch self {
    case .instructions: "time in instructions"
    case .bytes: "bytes allocated and freed"
    case .milliseconds, .seconds: "time"
    }
  }

  /// Reads a time as its column stores it; nil where it is none.
  func word(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    switch self {
    case .instructions, .bytes:
      return AsciiNumber.integer(bytes)
    case .milliseconds, .seconds:
      // A division rounds once; a product with 0.001 would leave odd digits.
      guard let value = AsciiNumber.real(bytes), value.isFinite else { return nil }
      let seconds = self == .milliseconds ? value / 1000 : value
      return Int64(bitPattern: seconds.bitPattern)
    }
  }
}
