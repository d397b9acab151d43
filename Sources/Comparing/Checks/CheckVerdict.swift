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
  package var title: String { name.map { "\($0): \(rule.text)" } ?? rule.text }

  /// What was found, in words: `peak is 600 MiB; the limit is < 512MiB`.
  package var sentence: String {
    let figure = rule.figure
    guard let baseline else {
      let limit = rule.text.dropFirst(figure.count + 1)
      return "\(figure) is \(found.words)\(moment); the limit is \(limit)"
    }
    let change = Measurement(found.value.less(baseline.value.value), found.unit)
    let share =
      baseline.value.value.double > 0
      ? change.value.double / baseline.value.value.double : nil
    let percent = share.flatMap { $0.isFinite ? " (\(Comparison.percent($0)))" : nil } ?? ""
    return "\(figure) went from \(baseline.value.words) to \(found.words): "
      + "\(change.signedWords)\(percent), where up to \(limit.words) is allowed"
  }

  /// When the peak was.
  private var moment: String {
    guard rule.metric == .peak, let column = rule.column ?? summary.mainColumn?.name,
      let time = summary[column]?.maximumTime, let unit = summary.timeColumn?.unit
    else { return "" }
    return " at " + QuantityFormat.string(time.double, unit: unit)
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
    let known = summary.statistics.map(\.column).filter { !$0.isAscending }.map(\.name)
    guard rule.metric.isOfColumn, let column = rule.column, !known.contains(column) else {
      return PlotError(
        .input, "there is no \(rule.metric.words) for \"\(rule.text)\"",
        at: Place(file: summary.path),
        remedy: rule.metric.isOfColumn ? "the column holds no values" : "it has no times")
    }
    return .unknown(
      .column, column, among: known, .usage, at: place,
      before: "\"\(rule.text)\": \(summary.path) has ",
      otherwise: known.isEmpty ? nil : "there are \(known.joined(separator: ", "))")
  }

  private static func word(_ unit: Unit) -> String {
    unit.symbol.isEmpty ? "plain numbers" : unit.symbol
  }
}
