import PlotCore
import TextReading

/// What a reader of the figure should know about how a table was read.
enum TableNotes {
  /// The notes about what stands beside the rows.
  static func notes(of shape: TableShape, headingCount: Int) -> [Note] {
    var notes: [Note] = []
    if let text = shape.preambleText {
      let count = shape.heading.preamble.count
      let brief = text.count > 40 ? text.prefix(40) + "…" : text[...]
      notes.append(
        Note(
          .info, "preamble", count: count,
          "\(count == 1 ? "a line" : "\(count) lines") before the table"
            + " \(count == 1 ? "is" : "are") left out: \"\(brief)\""))
    }
    if headingCount > 0 {
      notes.append(
        Note(
          .info, "header-again", count: headingCount,
          "the header comes again \(headingCount == 1 ? "once" : "\(headingCount) times")"))
    }
    return notes
  }

  /// A note about a column of weeks by its first one; nil where that is none.
  static func weeks(_ name: String, _ example: String) -> Note? {
    guard let monday = Timestamp.week(example) else { return nil }
    return Note(
      .notice, "weeks",
      "\"\(name)\" holds weeks, which are no moments: \"\(example)\" may be any of seven days",
      remedy: "write a day of each week, such as \(monday) for \(example)")
  }

  static func leftOut(_ names: [String], _ what: String, _ code: String) -> Note {
    let columns = names.count == 1 ? "column is" : "columns are"
    return Note(.info, code, count: names.count, "\(what) \(columns) left out: \(listed(names))")
  }

  static func listed(_ names: [String]) -> String {
    let more = names.count > 5 ? " and \(names.count - 5) more" : ""
    return names.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ") + more
  }
}
