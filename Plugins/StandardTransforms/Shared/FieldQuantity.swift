import PlotCore
import TextReading

/// A value that a config gives for a column, before the column's unit is known: `12`, `"2GiB"`.
struct FieldQuantity: Sendable {
  /// What help says of it.
  static let form = OptionDeclaration.Form.either([
    .number(.number, nil), .text("number with the column's unit, such as \"2GiB\" or \"1.5s\""),
  ])

  /// The digits or the text as written.
  let text: String
  /// Whether it was written as a string.
  let isString: Bool
  /// Where it was written.
  let place: Place?

  /// Takes a number or a text; nil where the value is neither.
  init?(_ value: ConfigValue, path: String) {
    switch value.kind {
    case .number(let digits): (text, isString) = (digits, false)
    case .string(let string): (text, isString) = (string, true)
    default: return nil
    }
    place = value.place.with(path: path)
  }

  /// The date that it is, or may be where the column counts from one.
  private var date: FigureDate? {
    if isString { return Timestamp.date(text) }
    return Timestamp.epoch(text).map { FigureDate($0, text: text, isCertain: false) }
  }

  /// Returns the value in the column's unit, of a date where the column counts from one; throws where
  /// the text is none of that unit.
  ///
  /// Whole numbers stay exact.
  func value(for column: Column) throws(PlotError) -> Value {
    if let date, let moment = date.value(in: column) { return .real(moment) }
    if let date, date.isCertain {
      throw PlotError(
        .config, "\"\(text)\" is a date, and the column \"\(column.name)\" has no clock", at: place,
        remedy: column.unit.symbol.isEmpty
          ? "write a plain number" : "write it in \(column.unit.symbol), or as a plain number")
    }
    if let whole = Int64(text) { return .integer(whole) }
    if let number = number(in: column.unit), number.isFinite {
      if number.magnitude <= 0x1p53, let whole = Int64(exactly: number) { return .integer(whole) }
      return .real(number)
    }
    if isString, let monday = Timestamp.week(text) {
      throw PlotError(
        .config, "\"\(text)\" is a week, and no day", at: place,
        remedy: "write the day that is meant: the week begins on \(monday)")
    }
    let unit = column.unit.symbol
    let isOtherUnit = Quantity.parseAny(text) != nil
    throw PlotError(
      .config,
      isOtherUnit
        ? "\"\(text)\" does not fit the column \"\(column.name)\", which "
          + (unit.isEmpty ? "has no unit" : "is in \(unit)")
        : "\"\(text)\" is not a number",
      at: place,
      remedy: unit == Unit.ticks.symbol && isOtherUnit
        ? "write it in ticks, or give the input's clock rate (hz)"
        : unit.isEmpty ? "write a plain number" : "write it in \(unit), or as a plain number")
  }

  /// Reads the text in a unit, with the prefixes that labels use.
  private func number(in unit: Unit) -> Double? {
    if !isString { return Double(text) }
    switch unit {
    case .bytes: return Quantity.parse(text, as: .bytes)
    case .seconds: return Quantity.parse(text, as: .time)
    default: break
    }
    let bare = String(text.filter { !$0.isWhitespace })
    if let number = Double(bare) { return number }
    guard !unit.symbol.isEmpty, bare.hasSuffix(unit.symbol) else { return nil }
    let head = bare.dropLast(unit.symbol.count)
    if let number = Double(head) { return number }
    let prefixes: [(String, Double)] = [
      ("Ki", 0x1p10), ("Mi", 0x1p20), ("Gi", 0x1p30), ("Ti", 0x1p40),
      ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("m", 1e-3), ("u", 1e-6), ("µ", 1e-6),
    ]
    for (prefix, factor) in prefixes where head.hasSuffix(prefix) {
      if let number = Double(head.dropLast(prefix.count)) { return number * factor }
    }
    return nil
  }
}

extension Value {
  /// Whether the value is a gap.
  var isGap: Bool { if case .real(let value) = self { value.isNaN } else { false } }
}
