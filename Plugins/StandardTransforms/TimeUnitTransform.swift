import PlotCore
import TextReading

extension Plugin {
  /// The unit of the calendar in which moments lie.
  public static let timeUnit = Plugin.transform(TimeUnitTransform.self)
}

/// What `time-unit` takes from a config.
public struct TimeUnitOptions: ComponentOptions {
  /// The column of dates.
  public var field: String
  /// The names of the units' beginnings and ends; nil for the unit's word and the field's name.
  public var names: [String]
  /// How many seconds east of Greenwich days begin.
  public var zone: Int64
  let unit: CalendarUnits?

  /// Takes `timeUnit`, `field`, `as` and `zone`.
  public init(from reader: inout OptionReader) {
    let form = OptionDeclaration.Form.text(
      "year, quarter, month, week, dayofyear, date, day, hours, minutes, seconds, milliseconds, or some "
        + "of them in this order, such as yearmonth")
    let value = reader.any(
      "timeUnit", form: form, required: true, help: "the parts of dates that are kept")
    unit = value?.string.flatMap(CalendarUnits.init)
    if let value, unit == nil {
      if let text = value.string {
        reader.reject(
          value, path: reader.subpath("timeUnit"), "no unit of the calendar is called \"\(text)\"",
          remedy: Spelling.nearest(to: text, among: Self.words).map(Spelling.question)
            ?? "put parts behind each other, the largest first, such as yearmonthdate")
      } else {
        reader.reject(value, path: reader.subpath("timeUnit"), expected: form)
      }
    }
    field = reader.requiredText("field", meaning: "column", help: "the column of dates")
    names = reader.texts(
      "as", meaning: "column", help: "the name of the units' beginnings, and of their ends")
    let zoneText = reader.text(
      "zone", default: "UTC", meaning: "UTC or an offset, such as +02:00",
      help: "the time of day by which days begin")
    zone = Self.zone(zoneText) ?? 0
    if Self.zone(zoneText) == nil {
      reader.reject(
        "zone", "\"\(zoneText)\" is no offset from UTC",
        remedy: "write UTC, or hours and minutes, such as +02:00")
    }
    if names.count > 2 {
      reader.reject("as", "time-unit adds two columns", remedy: "name the beginnings and the ends")
    }
  }

  private static let words =
    CalendarUnits.Part.allCases.map(\.rawValue) + [
      "yearquarter", "yearmonth", "yearmonthdate", "yearmonthdatehours",
      "yearmonthdatehoursminutes", "yearmonthdatehoursminutesseconds", "yearweek", "yearweekday",
      "yeardayofyear", "monthdate", "weekday", "hoursminutes", "hoursminutesseconds",
      "minutesseconds", "secondsmilliseconds",
    ]

  /// Reads an offset by the zone of a date that has it.
  private static func zone(_ text: String) -> Int64? {
    guard text == "UTC" || text == "Z" || text.first == "+" || text.first == "-" else { return nil }
    let suffix = text == "UTC" ? "Z" : text
    return Timestamp.date("1970-01-02T00:00:00\(suffix)").map {
      86_400 - $0.nanoseconds / 1_000_000_000
    }
  }
}

/// Adds the beginning and the end of the unit of the calendar in which each moment lies.
///
/// Units with a year are moments: `yearmonth` gives the first of the month. What has no year is told as a
/// moment in 2012, as Vega-Lite does: `month` of any May is 2012-05-01, `day` of any Sunday 2012-01-01, so
/// that an axis of dates can name it. Weeks begin on Sundays; days begin at midnight in UTC, or by an
/// offset that is given. Moments are exact to the nanosecond.
public struct TimeUnitTransform: SeriesTransform {
  /// `time-unit`.
  public static let id = "time-unit"
  /// What it does.
  public static let summary = "adds the year, month, day or hour in which each moment lies"
  private let options: TimeUnitOptions

  /// Creates it; throws where no unit is given.
  public init(options: TimeUnitOptions) throws(PlotError) {
    guard options.unit != nil else {
      throw PlotError(.config, "time-unit has no unit", remedy: "add \"timeUnit\"")
    }
    self.options = options
  }

  /// Adds the columns to each source; throws where the field is missing or holds no dates.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let index = try source.requireIndex(of: options.field)
      let field = source.columns[index]
      guard let unit = options.unit else { return source }
      guard field.clockStart != nil else {
        throw PlotError(
          .config, "the column \"\(field.name)\" holds no dates",
          remedy:
            "name a column of dates; times that count from a beginning of their own have no calendar"
        )
      }
      let zone = options.zone * 1_000_000_000
      let start = options.names.first ?? "\(unit.text)_\(field.name)"
      let end = options.names.count == 2 ? options.names[1] : start + "_end"
      var column = field
      column.name = start
      column.title = unit.text
      column.isDated = true
      column.isAscending = field.isAscending && unit.isSpan
      if !unit.isSpan {
        column.offset = Timestamp.day(year: CalendarUnits.plainYear) * 86_400 * 1_000_000_000
      }
      var ends = column
      (ends.name, ends.title) = (end, "end of \(unit.text)")
      return ExtendedSource(source, inputs: [index], adding: [column, ends]) {
        { (block, buffer) throws(PlotError) in
          let (starts, ends) = (buffer.integers(0), buffer.integers(1))
          block.columns[0].copyStored(of: field, to: starts)
          for row in 0..<block.rowCount {
            let moment = unit.floor(starts[row] &+ zone)
            starts[row] = moment &- zone
            ends[row] = unit.end(of: moment) &- zone
          }
        }
      }
    }
  }
}
