import PlotCore

/// The figures of an input in some six lines.
package enum SummaryText {
  /// Returns the lines; `stream` decides about colour.
  package static func lines(_ summary: InputSummary, on stream: Int32) -> [String] {
    let words = summary.info.vocabulary
    var rows: [(String, String)] = []
    for figure in summary.info.stated {
      rows.append(
        (
          figure.title,
          figure.value.map { QuantityFormat.string(Double($0), unit: figure.unit) }
            ?? "not known: what the file tells cannot be right"
        ))
      if let held = summary.heldFigure, held.figure == figure {
        rows.append((LimitWords.name(held), "\(figure.title) \(LimitWords.verdict(held))"))
      }
    }
    // Rows that do not follow each other in time have no span, no last one, and no course of columns
    // beside the one that they are about.
    let isCourse = words.last != Vocabulary.noLast
    var events = Decimal.grouped(summary.rowCount)
    if isCourse, let span = duration(summary) { events += " in " + span }
    rows.append((words.rows, events))
    for figures in inOrder(summary) where !figures.column.isAscending {
      let column = figures.column
      guard isCourse || column == summary.mainColumn else { continue }
      func text(_ value: Double) -> String { QuantityFormat.figure(value, unit: column.unit) }
      guard let peak = figures.maximum else { continue }
      var when = "\(words.row) \(Decimal.grouped(peak.row))"
      if let moment = figures.maximumTime, let time = summary.timeWords {
        when = "\(time.string(moment.double)) (\(when))"
      }
      rows.append(("peak \(column.title)", "\(text(peak.value.double)) at \(when)"))
      if let limit = figures.limit,
        let verdict = LimitWords.verdict(
          figures, time: summary.timeWords, row: words.row)
      {
        rows.append((LimitWords.name(limit, unit: column.unit), verdict))
      }
      // Of rows that belong to several things none is the last of all.
      guard isCourse, summary.groups.isEmpty, figures.column == summary.mainColumn else { continue }
      let owner = summary.info.series.count > 1 ? " of \(column.title)" : ""
      let lastWords = summary.info.isComplete ? words.last : "last seen"
      if let last = figures.last { rows.append((lastWords + owner, text(last.double))) }
      if let mean = figures.mean { rows.append(("mean" + owner, text(mean))) }
    }
    rows += groupRows(summary)
    let width = (rows.map(\.0.count).max() ?? 0) + 2
    var lines = [
      Console.styled(summary.path == "-" ? "standard input" : summary.path, .bold, on: stream)
        + "  " + summary.info.format
    ]
    for (name, value) in rows {
      lines.append("  " + name + String(repeating: " ", count: width - name.count) + value)
    }
    return lines + summary.info.notes.flatMap { noteLines($0, on: stream) }
  }

  /// How many groups are listed.
  private static let mostGroups = 20

  /// A line for each group's main column, the highest first.
  private static func groupRows(_ summary: InputSummary) -> [(String, String)] {
    let words = summary.info.vocabulary
    let groups = summary.groups.compactMap { group -> (label: String, figures: Statistics)? in
      guard let main = group.mainColumn, let figures = group[main.name], figures.maximum != nil
      else { return nil }
      return (group.label, figures)
    }
    let ranked = groups.indices.sorted { a, b in
      let (one, two) = (groups[a].figures, groups[b].figures)
      let (high, other) = (one.maximum?.value.double ?? 0, two.maximum?.value.double ?? 0)
      return high != other ? high > other : a < b
    }
    var rows = ranked.prefix(mostGroups).map { place -> (String, String) in
      let (label, figures) = groups[place]
      let unit = figures.column.unit
      func text(_ value: Value?) -> String {
        value.map { QuantityFormat.string($0.double, unit: unit) } ?? "–"
      }
      return (
        label, "peak \(text(figures.maximum?.value)), \(words.last) \(text(figures.last))"
      )
    }
    if groups.count > mostGroups {
      rows.append(("…", "\(groups.count - mostGroups) more; --json lists all"))
    }
    return rows
  }

  /// The figures of each column, those of the one that the recording is about first.
  private static func inOrder(_ summary: InputSummary) -> [Statistics] {
    guard let main = summary.mainColumn else { return summary.statistics }
    return summary.statistics.filter { $0.column == main }
      + summary.statistics.filter { $0.column != main }
  }

  /// Returns a note with its remedy.
  package static func noteLines(_ note: Note, on stream: Int32) -> [String] {
    let word =
      switch note.severity {
      case .info: "info"
      case .notice: "notice"
      case .dataLoss: "data loss"
      case .error: "error"
      }
    var lines = [
      "  " + Console.styled(word, note.severity == .error ? .red : .yellow, on: stream)
        + " [\(note.code)] \(note.text)"
    ]
    if let remedy = note.remedy { lines.append("    " + remedy) }
    return lines
  }

  /// The time from the first to the last sample.
  private static func duration(_ summary: InputSummary) -> String? {
    guard let extent = summary.timeExtent, let unit = summary.timeColumn?.unit else { return nil }
    return QuantityFormat.string(extent.upperBound - extent.lowerBound, unit: unit)
  }
}
