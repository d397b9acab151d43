import PlotCore

/// What a check came to for one recording.
package struct CheckVerdict: Sendable {
  /// The check.
  package let rule: CheckRule
  /// The check's own name, where the config gives it one.
  package let name: String?
  /// Where the check was written.
  package let place: Place?
  /// The recording.
  package let summary: InputSummary
  /// The recording's figure.
  package let found: Measurement
  /// The highest (or lowest) value that the figure may have.
  package let limit: Measurement
  /// The baseline's figure and file, where the check is of growth.
  package let baseline: (file: String, value: Measurement)?
  /// Whether the check holds.
  package let isHeld: Bool

  /// The name by which reports list it.
  package var title: String {
    let owner = summary.label.isEmpty ? "" : "\(summary.label): "
    return owner + (name.map { "\($0): \(rule.text)" } ?? rule.text)
  }

  /// What was found, in words: `peak is 600 MiB; the limit is < 512MiB`.
  package var sentence: String {
    let figure = rule.figureOfAll
    guard let baseline else {
      let limit = rule.text.dropFirst(rule.figure.count + 1)
      return "\(figure)\(subject) is \(found.words)\(moment); the limit is \(limit)"
    }
    let change = Measurement(found.value.less(baseline.value.value), found.unit)
    let share =
      baseline.value.value.double > 0
      ? change.value.double / baseline.value.value.double : nil
    let percent = share.flatMap { $0.isFinite ? " (\(Comparison.percent($0)))" : nil } ?? ""
    return "\(figure)\(subject) went from \(baseline.value.words) to \(found.words): "
      + "\(change.signedWords)\(percent), where up to \(limit.words) is allowed"
  }

  /// The column, or the subject of a stated figure, that the check is about; nil where it is about the
  /// whole recording.
  package var column: String? {
    guard rule.metric.isOfColumn else { return nil }
    let stated = rule.metric == .peak ? summary.info.stated.peak(of: nil)?.subject : nil
    return rule.column ?? stated ?? summary.mainColumn?.name
  }

  /// Of what the figure is, where the check leaves that open and the recording has several.
  private var subject: String {
    subjectColumn + (summary.label.isEmpty ? "" : " of \(summary.label)")
  }

  private var subjectColumn: String {
    guard rule.column == nil, rule.metric.isOfColumn else { return "" }
    if rule.metric == .peak, let stated = summary.info.stated.peak(of: nil) {
      return " of \(stated.subject)"
    }
    guard summary.info.series.count > 1, let main = summary.mainColumn else { return "" }
    return " of \(main.name)"
  }

  /// The time of the peak, in the time column's unit; nil for other figures, and where it is not known.
  package var time: Value? {
    guard rule.metric == .peak, summary.info.stated.peak(of: rule.column) == nil,
      let column = rule.column ?? summary.mainColumn?.name
    else { return nil }
    return summary[column]?.maximumTime
  }

  /// When the peak was.
  private var moment: String {
    guard let time, let words = summary.timeWords else { return "" }
    return " at " + words.string(time.double)
  }

  /// Holds a recording to a check.
  ///
  /// Throws where the recording or the baseline has no such figure, or units do not fit.
  package init(
    _ rule: CheckRule, name: String? = nil, at place: Place? = nil, on summary: InputSummary,
    baseline: (file: String, figures: Baseline)? = nil
  ) throws(PlotError) {
    self.rule = rule
    self.name = name
    self.place = place
    self.summary = summary
    try Self.refuseAmbiguous(rule, summary, place)
    guard let found = rule.metric.measure(summary, column: rule.column), found.value.double.isFinite
    else { throw Self.missing(rule, summary, place) }
    self.found = found
    switch rule.demand {
    case .limit(let comparator, let amount):
      let value = try Self.value(of: amount, for: rule, found.unit, summary, place)
      limit = Measurement(value, found.unit)
      self.baseline = nil
      isHeld = comparator.holds(found.value.double, value.double)
    case .growth(let bounds, _):
      guard let baseline else {
        throw PlotError(
          .usage, "\"\(rule.text)\" names no baseline", at: place,
          remedy: "add \"against baseline.json\" to it, or give --baseline FILE")
      }
      let remedy = "run the same check with --update-baseline to keep today's figures"
      guard
        let old = baseline.figures.measurement(
          of: rule.metric, column: rule.column, in: summary.name)
      else {
        throw PlotError(
          .input, "the baseline holds no \(rule.figure) of \"\(summary.name)\"",
          at: Place(file: baseline.file), remedy: remedy)
      }
      guard old.unit == found.unit else {
        throw PlotError(
          .input,
          "the baseline of \"\(rule.text)\" is in \(Self.word(old.unit)), the recording in "
            + Self.word(found.unit), at: Place(file: baseline.file), remedy: remedy)
      }
      self.baseline = (baseline.file, old)
      let growth = found.value.less(old.value).double
      var allowed = -Double.infinity
      var isHeld = false
      for bound in bounds {
        let most: Double =
          switch bound.size {
          case .percent(let percent): old.value.double.magnitude * percent / 100
          case .amount(let amount):
            try Self.value(of: amount, for: rule, found.unit, summary, place).double
          }
        allowed = max(allowed, most)
        // What has not grown at all is within every bound, even a share of nothing.
        let hasNotGrown = growth <= 0 && most >= 0
        isHeld = isHeld || hasNotGrown || bound.comparator.holds(growth, most)
      }
      self.isHeld = isHeld
      limit = Measurement(.real(old.value.double + allowed), found.unit)
    }
  }

  private static func value(
    of amount: Amount, for rule: CheckRule, _ unit: Unit, _ summary: InputSummary,
    _ place: Place?
  ) throws(PlotError) -> Value {
    guard let value = amount.value(in: unit) else {
      let isClock = unit == .ticks && amount.dimension == .time
      throw PlotError(
        .usage,
        "\"\(rule.text)\": the \(rule.metric.words) of \(summary.path) is in \(word(unit)), not in "
          + amount.unitInWords, at: place,
        remedy: isClock
          ? "give the clock's rate with --hz, or record with `highwater record`, which keeps it"
          : "write the amount in \(word(unit))")
    }
    if let whole = Int64(exactly: value) { return .integer(whole) }
    return .real(value)
  }

  private static func missing(
    _ rule: CheckRule, _ summary: InputSummary, _ place: Place?
  ) -> PlotError {
    let stated = summary.info.stated
    if rule.metric == .peak, let figure = stated.peak(of: rule.column), figure.value == nil {
      return PlotError(
        .input,
        "there is no \(figure.title) for \"\(rule.text)\": what the file tells cannot be right",
        at: Place(file: summary.path),
        remedy: summary.info.notes.first { $0.code == "wrapped-figure" }?.remedy)
    }
    let known =
      stated.filter { $0.kind == .peak }.map(\.subject)
      + summary.statistics.map(\.column).filter { !$0.isAscending }.map(\.name)
    guard rule.metric.isOfColumn, let column = rule.column, !known.contains(column) else {
      return PlotError(
        .input, "there is no \(rule.metric.words) for \"\(rule.text)\"",
        at: Place(file: summary.path),
        remedy: !rule.metric.isOfColumn
          ? "it has no times"
          : stated.isEmpty
            ? "the column holds no values"
            : "it states \(stated.map(\.title).joined(separator: ", "))")
    }
    return .unknown(
      .column, column, among: known, .usage, at: place,
      before: "\"\(rule.text)\": \(summary.path) has ",
      otherwise: known.isEmpty ? nil : "there are \(known.joined(separator: ", "))")
  }

  /// Throws where a check could mean any of several columns.
  ///
  /// The peak of all is the highest one's, but none of them is the one whose end or mean is meant.
  private static func refuseAmbiguous(
    _ rule: CheckRule, _ summary: InputSummary, _ place: Place?
  ) throws(PlotError) {
    let names = summary.info.series
    guard rule.column == nil, rule.metric.isOfColumn, rule.metric != .peak, names.count > 1 else {
      return
    }
    let shown = names.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = names.count > 8 ? " and \(names.count - 8) more" : ""
    throw PlotError(
      .usage,
      "\"\(rule.text)\": \(summary.path) has \(names.count) series, of which none is the main one",
      at: place,
      remedy: "write \"\(rule.metric.words) of COLUMN\", where COLUMN is one of \(shown)\(more)")
  }

  private static func word(_ unit: Unit) -> String {
    unit.symbol.isEmpty ? "plain numbers" : unit.symbol
  }
}
