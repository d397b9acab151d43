import PlotCore

/// Counts fields that should hold a number, and keeps the first.
struct BadValues {
  private(set) var count = 0
  private var first: (position: Place.Position, text: String)?

  mutating func add(at position: Place.Position, _ text: @autoclosure () -> String) {
    count += 1
    if first == nil { first = (position, text()) }
  }

  /// A note with the code `bad-line`; nil where there was no such field.
  var note: Note? {
    guard let first else { return nil }
    let what =
      count == 1
      ? "1 value is no number and a gap"
      : "\(Decimal.grouped(count)) values"
        + " are no numbers and gaps"
    let which = count == 1 ? "" : "the first, "
    return Note(
      .dataLoss, "bad-line", count: count,
      "\(what): \(which)\(first.position.line):\(first.position.column), \"\(first.text)\"")
  }
}
