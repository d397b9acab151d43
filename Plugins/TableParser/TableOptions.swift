import TextReading
import PlotCore

/// What `table` takes from a config.
public struct TableOptions: ComponentOptions {
  /// What stands between fields.
  public enum Delimiter: String, CaseIterable, Sendable {
    case auto, comma, semicolon, tab, pipe, blanks

    /// Its byte; nil where the file is to tell.
    var byte: UInt8? {
      switch self {
      case .auto: nil
      case .comma: 0x2C
      case .semicolon: 0x3B
      case .tab: 0x09
      case .pipe: 0x7C
      case .blanks: TableHead.blanks
      }
    }
  }

  /// Whether the first line names the columns.
  public enum Header: String, CaseIterable, Sendable {
    case auto
    case yes = "true"
    case no = "false"
  }

  /// Which number of a date comes first, where the dates themselves leave it open.
  public enum Dates: String, CaseIterable, Sendable {
    case auto
    case dayFirst = "day-first"
    case monthFirst = "month-first"

    /// The order; nil where the file is to tell.
    var order: DateOrder? {
      switch self {
      case .auto: nil
      case .dayFirst: .dayFirst
      case .monthFirst: .monthFirst
      }
    }
  }

  /// The sign before decimals.
  public enum DecimalSign: String, CaseIterable, Sendable {
    case auto, point, comma

    /// Its byte; nil where the file is to tell.
    var byte: UInt8? {
      switch self {
      case .auto: nil
      case .point: 0x2E
      case .comma: 0x2C
      }
    }
  }

  /// The unit of a column.
  struct Measure: Sendable {
    var name: String
    var unit: Unit
    var scale: Double
    var place: Place
  }

  let delimiter: Delimiter
  let header: Header
  let time: String?
  let comment: UInt8?
  let measures: [Measure]
  /// How much the k of kB, MB and GB is; nil where a column's name is to tell.
  let base: Double?
  let dates: Dates
  let decimal: DecimalSign

  /// Takes the options.
  public init(from reader: inout OptionReader) {
    delimiter = reader.choice(
      "delimiter", default: Delimiter.auto, help: "what stands between fields")
    header = Self.header(from: &reader)
    time = reader.optionalText("time", meaning: "column", help: "the column that tells when")
    let sign = reader.text(
      "comment", default: "#", meaning: "character",
      help: "the sign with which lines begin that are left out; empty for none")
    comment = sign.utf8.first
    if sign.utf8.count > 1 {
      reader.reject("comment", "\"\(sign)\" is more than one ASCII character")
    }
    measures = Self.measures(from: &reader)
    base = reader.kilobyteBase()
    dates = reader.choice(
      "dates", default: Dates.auto,
      help: "which number comes first in dates such as 6/5/2026")
    decimal = reader.choice(
      "decimal", default: DecimalSign.auto,
      help: "what stands before decimals; the other sign parts thousands")
  }

  private static func header(from reader: inout OptionReader) -> Header {
    let form = OptionDeclaration.Form.either([.choice(["auto"]), .flag])
    guard
      let value = reader.any(
        "header", form: form, default: "\"auto\"", help: "whether the first line names the columns")
    else { return .auto }
    if case .bool(let flag) = value.kind { return flag ? .yes : .no }
    if let header = value.string.flatMap(Header.init(rawValue:)) { return header }
    reader.reject(value, path: reader.subpath("header"), expected: form)
    return .auto
  }

  private static func measures(from reader: inout OptionReader) -> [Measure] {
    let form = OptionDeclaration.Form.dictionary(.object(UnitOption.declarations))
    let path = reader.subpath("columns")
    guard
      let value = reader.any(
        "columns", form: form, help: "the unit of each column, by the column's name")
    else { return [] }
    guard let members = value.members else {
      reader.reject(value, path: path, expected: form)
      return []
    }
    return members.compactMap { member in
      var inner = OptionReader(member.value, path: "\(path).\(member.key)")
      let option = UnitOption(from: &inner)
      inner.finish()
      reader.adopt(inner)
      guard let word = option.unit else { return nil }
      let (unit, scale) = ColumnLabel.unit(named: word) ?? (Unit(word), 1)
      return Measure(name: member.key, unit: unit, scale: scale, place: member.place)
    }
  }

  /// What is said of one column.
  struct UnitOption: ComponentOptions {
    let unit: String?

    init(from reader: inout OptionReader) {
      unit = reader.optionalText(
        "unit", meaning: "unit", help: "what the numbers count, such as KiB, ms or %")
    }
  }
}
