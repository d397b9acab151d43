import TextReading
import PlotCore

/// What a report tells, in the order in which it tells it.
enum PidstatEntry {
  /// A recording begins, on a day where that is told.
  case run(PidstatDate?)
  /// The names of columns, or the head of a report: no report goes on beyond it.
  case report
  /// The memory of a process, in bytes; the time in seconds.
  case process(Int64, time: Int64, rss: Int64, virtual: Int64, command: UnsafeRawBufferPointer?)
  /// An average, an empty line, or a table of something else.
  case nothing
  /// What could not be read, from a byte in the line on.
  case bad(column: Int, String)
}

/// Where an entry stands.
enum PidstatPlace {
  case line(TextLine)
  case position(Place.Position)
}

/// Reads all entries of a file, be it text or JSON.
enum PidstatEntries {
  /// Hands each entry to the body; returns what ended a JSON text early.
  ///
  /// Throws where reading fails, and what the body throws.
  static func read(
    _ file: InputFile, order: PidstatDate.Order,
    _ body: (PidstatEntry, PidstatPlace) throws(PlotError) -> Void
  ) throws(PlotError) -> PlotError? {
    let lines = LineReader(file)
    var understanding = PidstatLines(order: order)
    while let line = try lines.next() {
      // No line of text begins so, and JSON does.
      if line.number == 1, isJSON(line) {
        return try PidstatDocument(file, order: order).read(body)
      }
      try body(understanding.read(line), .line(line))
    }
    return nil
  }

  private static func isJSON(_ line: TextLine) -> Bool {
    line.bytes.first { $0 > 0x20 } == 0x7B
  }
}
