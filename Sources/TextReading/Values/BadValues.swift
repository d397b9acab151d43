import PlotCore

/// Counts fields of a kind that became gaps, and keeps the first.
package struct BadValues {
  package private(set) var count = 0
  private var first: (position: Place.Position, text: String)?

  package init() {}

  package mutating func add(at position: Place.Position, _ text: @autoclosure () -> String) {
    count += 1
    if first == nil { first = (position, text()) }
  }

  /// A note with the code `bad-line` about fields that should hold a number; nil where there was none.
  package var note: Note? {
    var note = note(.dataLoss, "bad-line", one: "is no number", many: "are no numbers")
    note?.figureWords =
      count == 1
      ? "1 value was left out" : "\(Decimal.grouped(count)) values were left out"
    return note
  }

  /// A note with the code `not-finite` about fields that hold infinity, or say that they hold no number;
  /// nil where there was none.
  package var notFiniteNote: Note? {
    note(.notice, "not-finite", one: "is not finite", many: "are not finite")
  }

  private func note(
    _ severity: Note.Severity, _ code: String, one: String, many: String
  ) -> Note? {
    guard let first else { return nil }
    let what =
      count == 1
      ? "1 value \(one) and a gap" : "\(Decimal.grouped(count)) values \(many) and gaps"
    let which = count == 1 ? "" : "the first, "
    return Note(
      severity, code, count: count,
      "\(what): \(which)\(first.position.line):\(first.position.column), \"\(first.text)\"")
  }
}
