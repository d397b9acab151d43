import PlotCore

extension CheckVerdict {
  /// What of a recording a check is held against: the whole, or each group of rows that it means.
  ///
  /// A figure of a column means each thing that rows are told apart by, since none of them is the
  /// recording's own; how long it took and how many rows it has are the whole recording's. Throws where
  /// the check names a column or a name that is not there.
  package static func parts(
    of summary: InputSummary, for rule: CheckRule, at place: Place? = nil
  ) throws(PlotError) -> [InputSummary] {
    guard !rule.names.isEmpty else {
      let usual = summary.groups.filter { $0.names.map(\.column) == summary.info.groupedBy }
      return usual.isEmpty || !rule.metric.isOfColumn ? [summary] : usual
    }
    let wanted = rule.names.columns
    let fitting = summary.groups.filter { group in
      wanted.allSatisfy { column in group.names.contains { $0.column == column } }
    }
    guard let fewest = fitting.map(\.names.count).min() else {
      throw missing(wanted, summary, rule, place)
    }
    // Where the recording tells rows apart by all of them it is meant; else the coarsest way that does.
    let isUsual = wanted.allSatisfy(summary.info.groupedBy.contains)
    let way =
      isUsual
      ? summary.info.groupedBy
      : fitting.first { $0.names.count == fewest }.map { $0.names.map(\.column) }
    let candidates = fitting.filter { $0.names.map(\.column) == way }
    let parts = candidates.filter(rule.names.match)
    if parts.isEmpty {
      for filter in rule.names.filters {
        let known = candidates.compactMap { group in
          group.names.first { $0.column == filter.column }?.value
        }
        let names = Set(known)
        if let unknown = filter.names.first(where: { !names.contains($0) }) {
          throw PlotError(
            .input, "\"\(rule.text)\": no row of \"\(filter.column)\" is called \"\(unknown)\"",
            at: Place(file: summary.path),
            remedy: Spelling.remedy(for: unknown, among: names.sorted()))
        }
      }
      throw PlotError(
        .input, "\"\(rule.text)\": no row has these names together",
        at: Place(file: summary.path), remedy: "hold each name by a check of its own")
    }
    return parts
  }

  private static func missing(
    _ wanted: [String], _ summary: InputSummary, _ rule: CheckRule, _ place: Place?
  ) -> PlotError {
    let known = Set(summary.groups.flatMap { $0.names.map(\.column) })
    let column = wanted.first { !known.contains($0) } ?? wanted.first ?? ""
    return .unknown(
      .column, column, among: known.sorted(), .usage, at: place,
      before: "\"\(rule.text)\": \(summary.path) has ",
      after: " of names or numbers that tell rows apart",
      otherwise: known.isEmpty ? nil : "there are \(known.sorted().joined(separator: ", "))")
  }
}
