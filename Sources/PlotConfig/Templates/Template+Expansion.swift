import PlotCore

extension Template {
  /// Returns the text with the figures of a run's inputs.
  ///
  /// A figure that an input has not, such as the peak of no samples, is a dash. Throws where a name
  /// or column is not known.
  package func expand(with summaries: [InputSummary]) throws(PlotError) -> String {
    let inputs = InputNames(summaries.map(\.name))
    var result = ""
    var isOne = false
    for part in parts {
      switch part {
      case .text(let text):
        result += isOne ? Self.singular(text) : text
        isOne = false
      case .figure(let name, let format):
        let reference = try Reference(name, inputs: inputs)
        let summary = summaries[reference.input]
        result += try Self.text(of: reference, summary, format)
        isOne = reference.word == "rows" && summary.rowCount == 1
      }
    }
    return result
  }

  /// What rows are called, by parsers and in configs.
  private static let counted = ["events", "samples", "snapshots", "reports", "rows", "records"]

  /// Returns a text behind the number 1: " events in" becomes " event in".
  private static func singular(_ text: String) -> String {
    for word in counted where text.hasPrefix(" " + word) {
      let rest = text.dropFirst(word.count + 1)
      if rest.first?.isLetter != true { return " " + word.dropLast() + rest }
    }
    return text
  }

  private static func text(
    of reference: Reference, _ summary: InputSummary, _ format: Format?
  ) throws(PlotError) -> String {
    switch reference.word {
    case "rows":
      return write(.integer(Int64(summary.rowCount)), .events, format)
    case "name": return summary.name
    case "path": return summary.path
    case "duration":
      guard let time = summary.timeColumn else {
        throw PlotError(.config, "\"\(summary.name)\" has no time for {duration}")
      }
      guard let extent = summary.timeExtent else { return "–" }
      return write(.real(extent.upperBound - extent.lowerBound), time.unit, format)
    case "limit", "limitSentence":
      guard let limit = summary.limit else { throw noLimit(reference.word) }
      guard let amount = limit.amount else {
        return reference.word == "limit" ? "none" : "no limit"
      }
      // A plain number is in the unit of what is held against it.
      let held = summary.statistics.first { $0.limit != nil }
      let value = held?.limit?.value ?? summary.heldFigure?.limit ?? amount.value
      let unit = held?.column.unit ?? summary.heldFigure?.figure.unit ?? amount.plainUnit
      if reference.word == "limit" { return write(.real(value), unit, format) }
      return LimitWords.sentence(of: summary)
        ?? LimitWords.name(value, unit: unit, origin: limit.origin)
    default: break
    }
    let wanted = reference.column ?? ""
    guard let figures = summary[wanted] else {
      let known = summary.statistics.map(\.column.name)
      throw PlotError.unknown(
        .column, wanted, among: known, before: "\"\(summary.name)\" has ",
        shown: ConfigValue.brief(wanted))
    }
    let unit = figures.column.unit
    let value: Value?
    switch reference.word {
    case "peak": value = figures.maximum?.value
    case "min": value = figures.minimum?.value
    case "first": value = figures.first
    case "last": value = figures.last
    case "mean": value = figures.mean.map { .real($0) }
    case "timeMean": value = figures.timeMean.map { .real($0) }
    case "share":
      guard summary.limit != nil else { throw noLimit("share.\(ConfigValue.brief(wanted))") }
      guard let share = figures.limitShare else { return "–" }
      return format == .raw ? Value.real(share).digits : LimitWords.percent(share)
    case "overTime":
      guard summary.limit != nil else { throw noLimit("overTime.\(ConfigValue.brief(wanted))") }
      return write(figures.limit?.overTime, in: summary, format)
    default: return write(figures.maximumTime, in: summary, format)
    }
    guard let value else { return "–" }
    guard format == nil else { return write(value, unit, format) }
    let text = QuantityFormat.string(value.double, unit: unit, within: figures.span)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  private static func noLimit(_ word: String) -> PlotError {
    PlotError(
      .config, "the run has no limit for {\(word)}",
      remedy: "name one: \"limit\": \"2GiB\", or --limit 2GiB")
  }

  /// Writes a time, as a date where the recording's times are dates.
  private static func write(
    _ time: Value?, in summary: InputSummary, _ format: Format?
  ) -> String {
    guard let time else { return "–" }
    if format == nil, summary.timeColumn?.clockStart != nil, let words = summary.timeWords {
      return words.string(time.double)
    }
    return write(time, summary.timeColumn?.unit ?? .none, format)
  }

  /// Writes a number as the figure's labels do, with a real minus; digits alone stay as they are.
  private static func write(_ value: Value, _ unit: Unit, _ format: Format?) -> String {
    let text = digits(value, unit, format)
    return text.hasPrefix("-") && format != .raw ? "−" + text.dropFirst() : text
  }

  private static func digits(_ value: Value, _ unit: Unit, _ format: Format?) -> String {
    switch format {
    case nil: return QuantityFormat.string(value.double, unit: unit)
    case .raw: return value.digits
    case .iec: return QuantityFormat.string(value.double, unit: unit, system: .iec)
    case .si: return QuantityFormat.string(value.double, unit: unit, system: .si)
    case .bytes: return QuantityFormat.string(value.double, unit: .bytes)
    case .grouped:
      guard let number = Int(exactly: value.double.rounded()) else { return value.digits }
      if case .integer(let exact) = value { return Decimal.grouped(Int(exact)) }
      return Decimal.grouped(number)
    }
  }
}
