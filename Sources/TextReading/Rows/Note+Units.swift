import PlotCore

extension Note {
  /// Tells which columns are not in the unit that their values have in the table: their names, or what
  /// is usual, say that they count more or less of it. Nil where all are.
  ///
  /// `remedy` says how to take kilobytes for 1000 bytes, where these were guessed.
  package static func units(of labels: [ColumnLabel], remedy: String) -> Note? {
    let scaled = labels.filter { $0.scale != 1 || $0.guess != nil }
    guard !scaled.isEmpty else { return nil }
    var groups: [(counted: String, names: [String])] = []
    for label in scaled {
      if let place = groups.firstIndex(where: { $0.counted == label.countedIn }) {
        groups[place].names.append(label.name)
      } else {
        groups.append((label.countedIn, [label.name]))
      }
    }
    let shown = groups.prefix(5).map { counted, names in
      let more = names.count > 5 ? " and \(names.count - 5) more" : ""
      return names.prefix(5).joined(separator: ", ") + more
        + (names.count == 1 ? " counts " : " count ") + counted
    }
    let more = groups.count > 5 ? "; and others" : ""
    let isOpen = scaled.contains { $0.guess?.contains(",") == false }
    return Note(
      .info, "units", count: scaled.count, shown.joined(separator: "; ") + more,
      remedy: isOpen ? remedy : nil)
  }
}

extension ColumnLabel {
  /// What the column's numbers count, in words.
  fileprivate var countedIn: String {
    if let guess, guess.contains(",") { return guess }
    let size = scale == scale.rounded() ? Decimal.grouped(Int(scale)) : "\(scale)"
    let amount = "\(size) \(unit.symbol)"
    guard let guess else { return amount }
    // Where the cells name the unit, it may be another in each.
    return scale == 1
      ? "\(guess) as power of \(Decimal.grouped(Int(guessedBase)))" : "\(guess) of \(amount)"
  }
}
