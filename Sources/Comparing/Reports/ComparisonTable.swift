import PlotCore

extension Comparison {
  /// The table's head and rows, as readers see them.
  package func cells() -> (head: [String], rows: [[String]]) {
    let hasSpread = rows.contains { $0.spread != nil }
    func name(_ word: String, _ runs: [InputSummary]) -> String {
      runs.count > 1 ? "\(word) (median of \(runs.count))" : word
    }
    var head = ["", name("before", before), name("after", after), "change", ""]
    if hasSpread { head += ["spread", "change is"] }
    let lines = rows.map { row in
      let units = row.units ?? row.unit.map { ($0, $0) }
      var cells = [
        row.title, Self.words(row.before, units?.0), Self.words(row.after, units?.1),
      ]
      if let change = row.change {
        cells += [change.signedWords, Self.percent(row.relative)]
      } else {
        cells += [row.reason ?? "–", ""]
      }
      guard hasSpread else { return cells }
      let verdict = row.isBeyondSpread.map { $0 ? "larger" : "within" } ?? ""
      return cells + [row.spread?.words ?? "", verdict]
    }
    return (head, lines)
  }

  /// The comparison as lines for a terminal.
  package func textLines() -> [String] {
    let (head, rows) = cells()
    let table = [head] + rows
    // What cannot be compared says so over the columns that it leaves empty.
    let widths = head.indices.map { column in
      table.map { column == 3 && $0[4].isEmpty && $0[3].count > 16 ? 0 : $0[column].count }.max()
        ?? 0
    }
    return table.map { cells in
      let line = cells.indices.map { column in
        let blanks = String(repeating: " ", count: max(0, widths[column] - cells[column].count))
        let isLeft = column == 0 || column == 6 || cells[column].count > widths[column]
        return isLeft ? cells[column] + blanks : blanks + cells[column]
      }.joined(separator: "  ")
      return "  " + line.trimmingBlanksAtEnd
    }
  }

  /// The comparison as a Markdown table, ready for a pull request.
  package func markdownLines() -> [String] {
    func escaped(_ text: String) -> String {
      text.replacing("\\", with: "\\\\").replacing("|", with: "\\|").replacing("\n", with: " ")
        .replacing("<", with: "&lt;")
    }
    let (head, rows) = cells()
    func line(_ cells: [String]) -> String {
      "| " + cells.map(escaped).joined(separator: " | ") + " |"
    }
    let rules = head.indices.map { $0 == 0 || $0 == 6 ? ":--" : "--:" }
    let sides = [before, after].map { runs in
      runs.map { "`\($0.path.replacing("`", with: "'"))`" }.joined(separator: ", ")
    }
    return [line(head), "|" + rules.joined(separator: "|") + "|"] + rows.map(line)
      + ["", "before: \(escaped(sides[0])) · after: \(escaped(sides[1]))"]
  }

  /// What the comparison comes to, for a headline: `peak heap +6.98 MiB, +351 %`; nil where the peaks
  /// cannot be compared.
  package var headline: String? {
    guard let row = rows.first(where: { $0.metric == .peak }), let change = row.change else {
      return nil
    }
    if change.value.double == 0 { return "\(row.title) unchanged" }
    let share = Self.percent(row.relative)
    return "\(row.title) \(change.signedWords)" + (share.isEmpty ? "" : ", \(share)")
  }

  private static func words(_ side: Side?, _ unit: Unit?) -> String {
    guard let side, let unit else { return "–" }
    return Measurement(side.median, unit).words
  }

  /// A share as a change: `+24.1 %`.
  static func percent(_ share: Double?) -> String {
    guard let share else { return "" }
    let percent = share * 100
    let places = percent.magnitude < 9.995 ? 2 : percent.magnitude < 999.95 ? 1 : 0
    let digits = Decimal.fixed(percent.magnitude, places: places)
    return (percent > 0 ? "+" : percent < 0 ? "−" : "") + digits + " %"
  }
}

extension String {
  fileprivate var trimmingBlanksAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
