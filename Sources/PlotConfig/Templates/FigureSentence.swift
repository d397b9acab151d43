import PlotCore

/// Tells in sentences what a figure shows, for readers who cannot see it.
package enum FigureSentence {
  /// Returns a sentence for each input: `Heap rises to 12.45 KiB at 1.2 s and ends at 3 KiB; 311
  /// events.`
  package static func description(of summaries: [InputSummary]) -> String {
    summaries.map { summary in
      let text = sentence(of: summary)
      return summaries.count == 1 ? capitalized(text) : "\(summary.name): \(text)"
    }.joined(separator: " ")
  }

  private static func sentence(of summary: InputSummary) -> String {
    let curves = summary.statistics.filter { !$0.column.isAscending && $0.count > 0 }
    let words = summary.info.vocabulary
    var clauses = curves.map { clause(of: $0, in: summary) }
    if summary.heldFigure != nil, let sentence = LimitWords.sentence(of: summary) {
      clauses.append(sentence)
    }
    let rows =
      Decimal.grouped(summary.rowCount) + " " + (summary.rowCount == 1 ? words.row : words.rows)
    guard !clauses.isEmpty else { return rows + "." }
    return clauses.joined(separator: "; ") + "; " + rows + "."
  }

  private static func clause(of figures: Statistics, in summary: InputSummary) -> String {
    let (column, words) = (figures.column, summary.info.vocabulary)
    func text(_ value: Value) -> String {
      QuantityFormat.string(value.double, unit: column.unit, within: figures.span)
    }
    guard let low = figures.minimum, let high = figures.maximum else { return column.title }
    if low.value == high.value { return "\(column.title) stays at \(text(high.value))" }
    // Rows that are no course rise to nothing.
    guard words.last != Vocabulary.noLast else {
      return "\(column.title): \(text(low.value)) to \(text(high.value))"
    }
    var moment = ""
    if figures.maximumTime != nil || summary.pageAxis != .times {
      moment = " at " + summary.moment(row: high.row, time: figures.maximumTime)
    }
    // What happened is told in the order in which it did.
    var phrases: [String] = []
    if let first = figures.first, first == high.value {
      phrases.append("begins at its highest (\(text(high.value)))")
    } else {
      phrases.append("rises to \(text(high.value))\(moment)")
    }
    if low.value.double < 0 {
      if let first = figures.first, first == low.value {
        phrases.insert("begins at its lowest (\(text(low.value)))", at: 0)
      } else {
        let isBefore = figures.first != high.value && low.row < high.row
        phrases.insert("falls to \(text(low.value))", at: isBefore ? 0 : phrases.endIndex)
      }
    }
    if let last = figures.last, let end = phrases.popLast() {
      let ends = summary.info.isComplete ? "ends" : "was last seen"
      phrases.append("\(end) and \(ends) at \(text(last))")
    }
    var clause = column.title + " " + phrases.joined(separator: ", ")
    if let limit = figures.limit,
      let verdict = LimitWords.verdict(figures, in: summary)
    {
      clause += "; \(LimitWords.name(limit, unit: figures.column.unit)): \(verdict)"
    }
    return clause
  }

  private static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
