import PlotCore

/// What recordings after a change have more or less than those before it.
package struct Comparison: Sendable {
  /// One figure of both sides.
  package struct Row: Sendable {
    /// The figure.
    package let metric: Metric
    /// The words at it: `peak heap`.
    package let title: String
    /// Its unit; nil where the sides have different ones.
    package let unit: Unit?
    /// The runs before.
    package let before: Side?
    /// The runs after.
    package let after: Side?
    /// The sides' own units, where they differ.
    package let units: (before: Unit, after: Unit)?

    /// The median after less the median before; nil where they cannot be compared.
    package var change: Measurement? {
      guard let before, let after, let unit else { return nil }
      return Measurement(after.median.less(before.median), unit)
    }

    /// The change as a share of the median before; nil where that is 0 or below.
    package var relative: Double? {
      guard let before, before.median.double > 0, let change else { return nil }
      let share = change.value.double / before.median.double
      return share.isFinite ? share : nil
    }

    /// The wider of the two sides' spreads; nil where no side has several runs.
    package var spread: Measurement? {
      guard let before, let after, let unit, before.values.count > 1 || after.values.count > 1
      else { return nil }
      let wider = before.spread.double > after.spread.double ? before.spread : after.spread
      return Measurement(wider, unit)
    }

    /// Whether the change is larger than the spread; nil where there is no spread to tell by.
    package var isBeyondSpread: Bool? {
      guard let change, let spread else { return nil }
      return change.value.double.magnitude > spread.value.double
    }

    /// Why there is no change to be told; nil where there is one.
    package var reason: String? {
      if let units {
        func word(_ unit: Unit) -> String { unit.symbol.isEmpty ? "plain numbers" : unit.symbol }
        return "\(word(units.before)) and \(word(units.after)) cannot be compared"
      }
      return change == nil ? "not known on both sides" : nil
    }
  }

  /// The runs before.
  package let before: [InputSummary]
  /// The runs after.
  package let after: [InputSummary]
  /// The column that is compared, as the first run before has it.
  package let column: Column
  /// The figures.
  package let rows: [Row]

  /// Compares a column, or the runs' main columns.
  ///
  /// Throws where a run has no such column, or the columns' units differ.
  package init(
    before: [InputSummary], after: [InputSummary], column name: String? = nil,
    metrics: [Metric] = Metric.usual
  ) throws(PlotError) {
    self.before = before
    self.after = after
    var columns: [Column] = []
    for summary in before + after { columns.append(try Self.column(name, of: summary)) }
    guard let column = columns.first else {
      throw PlotError(.usage, "there is nothing to compare", remedy: "name two recordings")
    }
    for (other, summary) in zip(columns, before + after) where other.unit != column.unit {
      func words(_ column: Column) -> String {
        "\"\(column.name)\" in \(column.unit.symbol.isEmpty ? "plain numbers" : column.unit.symbol)"
      }
      throw PlotError(
        .usage, "\(words(other)) cannot be compared with \(words(column)) of \(before[0].path)",
        at: Place(file: summary.path), remedy: "name a column that all have, with --column")
    }
    self.column = column
    let titles = [column, columns[before.count]].map(\.title)
    let title = titles[0] == titles[1] ? titles[0] : titles.joined(separator: " → ")
    let vocabularies = Set((before + after).map(\.info.vocabulary))
    let vocabulary = vocabularies.count == 1 ? vocabularies.first : nil
    rows = metrics.map { metric in
      let words =
        switch metric {
        case .peak, .lowest: "\(metric.words) \(title)"
        case .events: vocabulary?.counted ?? "samples"
        case .end: Metric.end.words(in: vocabulary)
        default: metric.words
        }
      return Self.row(metric, words, before, after, name)
    }
  }

  private static func column(
    _ name: String?, of summary: InputSummary
  ) throws(PlotError) -> Column {
    if name == nil, summary.info.format == "memusage-summary" {
      throw PlotError(
        .usage, "tells the sizes of blocks, and not the course of a heap",
        at: Place(file: summary.path),
        remedy: "compare recordings, or name a column of it with --column")
    }
    let known = summary.statistics.map(\.column).filter { !$0.isAscending }
    if let name, let column = known.first(where: { $0.name == name }) { return column }
    if name == nil, let column = summary.mainColumn { return column }
    let names = known.map(\.name)
    let all = names.isEmpty ? nil : "there are \(names.joined(separator: ", "))"
    let place = Place(file: summary.path)
    guard let name else {
      throw PlotError(.usage, "there is no column to compare", at: place, remedy: all)
    }
    throw PlotError.unknown(
      .column, name, among: names, .usage, at: place, before: "there is ", otherwise: all)
  }

  private static func row(
    _ metric: Metric, _ title: String, _ before: [InputSummary], _ after: [InputSummary],
    _ column: String?
  ) -> Row {
    let sides = [before, after].map { $0.map { metric.measure($0, column: column) } }
    // A side of which one run lacks the figure has no median that could be compared.
    let whole = sides.map { side in side.contains { $0 == nil } ? [] : side.compactMap(\.self) }
    let units = whole.map { Set($0.map(\.unit)) }
    let isOneUnit = units[0].count == 1 && units[0] == units[1]
    var different: (Unit, Unit)?
    if !isOneUnit, let first = whole[0].first?.unit, let last = whole[1].first?.unit {
      let other = whole.joined().first { $0.unit != first }?.unit ?? last
      different = (first, other)
    }
    return Row(
      metric: metric, title: title, unit: isOneUnit ? units[0].first : nil,
      before: units[0].count == 1 ? Side(whole[0].map(\.value)) : nil,
      after: units[1].count == 1 ? Side(whole[1].map(\.value)) : nil, units: different)
  }
}
