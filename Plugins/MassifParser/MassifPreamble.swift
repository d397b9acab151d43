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
      // Whole lines only: the first one of the part may be cut. Other texts are read from their beginning.
      let isPlain = TextForm(try file.bytes(at: 0, count: 4096)) == .plain
      let start = isPlain ? max(0, file.byteCount - 4096) : 0
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
        let known = MassifClock(line.rest(after: 10))
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
