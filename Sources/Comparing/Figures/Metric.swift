import PlotCore

/// One figure of a recording, by which it is compared with another or held to a limit.
package enum Metric: Hashable, Sendable {
  /// The highest value of a column.
  case peak
  /// The lowest value of a column.
  case lowest
  /// The last value of a column.
  case end
  /// The mean over samples.
  case mean
  /// The mean over time: each value weighs as long as it held.
  case timeMean
  /// The value of a percentile of the samples.
  case percentile(Percentile)
  /// How many samples there are.
  case events
  /// The time from the first to the last sample.
  case duration

  /// What is compared and kept unless something else is asked for.
  package static let usual: [Metric] =
    [.peak, .end, .mean, .timeMean] + usualPercentiles.map(Metric.percentile)
    + [.events, .duration]
  /// The usual percentiles.
  package static let usualPercentiles = [50, 95, 99].map { Percentile(percent: $0) }

  /// The key by which files know it: `timeMean`, `p95`.
  package var key: String {
    switch self {
    case .peak: "peak"
    case .lowest: "min"
    case .end: "end"
    case .mean: "mean"
    case .timeMean: "timeMean"
    case .percentile(let percentile): percentile.name
    case .events: "events"
    case .duration: "duration"
    }
  }

  /// The words by which readers know it, and by which checks name it.
  package var words: String {
    switch self {
    case .lowest: "min"
    case .end: "live at end"
    case .timeMean: "time mean"
    default: key
    }
  }

  /// The words by which readers of a recording with its own vocabulary know it.
  package func words(in vocabulary: Vocabulary?) -> String {
    self == .end && vocabulary == .plain ? Vocabulary.plain.last : words
  }

  /// Whether it is a figure of a column rather than of the whole recording.
  package var isOfColumn: Bool { self != .events && self != .duration }

  /// The percentile to be found for it.
  package var percentile: Percentile? {
    if case .percentile(let percentile) = self { percentile } else { nil }
  }

  /// Returns the figure of a recording; nil where the recording has none.
  ///
  /// `column` names a column of the summary, or what a stated figure is of; nil for the main one. Of
  /// rows that do not follow each other in time none is the last.
  package func measure(_ summary: InputSummary, column: String? = nil) -> Measurement? {
    switch self {
    case .events: return Measurement(.integer(Int64(summary.rowCount)), .events)
    case .duration:
      guard let extent = summary.timeExtent, let unit = summary.timeColumn?.unit else {
        return nil
      }
      return Measurement(.real(extent.upperBound - extent.lowerBound), unit)
    default: break
    }
    let stated = summary.info.stated
    if self == .peak, !stated.isEmpty, column.map({ summary[$0] == nil }) ?? true {
      guard let figure = stated.peak(of: column) else { return nil }
      return figure.value.map { Measurement(.integer($0), figure.unit) }
    }
    if self == .end, summary.info.vocabulary.last == Vocabulary.noLast { return nil }
    guard let name = column ?? summary.mainColumn?.name, let figures = summary[name] else {
      return nil
    }
    let value: Value? =
      switch self {
      case .peak: figures.maximum?.value
      case .lowest: figures.minimum?.value
      case .end: figures.last
      case .mean: figures.mean.map(Value.real)
      case .timeMean: figures.timeMean.map(Value.real)
      case .percentile(let percentile): figures.percentiles[percentile]
      case .events, .duration: nil
      }
    return value.map { Measurement($0, figures.column.unit) }
  }
}

/// A number with its unit.
package struct Measurement: Hashable, Sendable {
  /// The number, in the unit.
  package var value: Value
  /// What it counts.
  package var unit: Unit

  /// Creates a measurement.
  package init(_ value: Value, _ unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// The number as readers see it: `12.45 KiB`; a dash for what is no number.
  package var words: String {
    value.double.isFinite ? QuantityFormat.figure(value.double, unit: unit) : "–"
  }

  /// The number with its sign, as a change: `+12.45 KiB`, `−3`, `0 B`.
  package var signedWords: String {
    guard value.double.isFinite else { return "–" }
    let amount = QuantityFormat.figure(value.double.magnitude, unit: unit)
    return value.double > 0 ? "+" + amount : value.double < 0 ? "−" + amount : amount
  }
}

extension Value {
  /// Returns this less another; exact where both are whole and the difference fits.
  package func less(_ other: Value) -> Value {
    if case .integer(let a) = self, case .integer(let b) = other {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow { return .integer(difference) }
    }
    return .real(double - other.double)
  }
}
