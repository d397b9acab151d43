import PlotCore
import TextReading

extension ConfigDecoder {
  /// What a config gives as a place on an axis.
  struct AxisPlace {
    /// A number in the axis' unit; nil for a date.
    var number: Double?
    /// A date; beside a number, what it is where the axis has a clock.
    var date: FigureDate?
  }

  /// Reads a number, a text with a unit that fits the axis, or a date.
  mutating func axisPlace(_ value: ConfigValue, _ path: String, unit: Unit?) -> AxisPlace {
    let place = value.place.with(path: path)
    if case .number(let digits) = value.kind {
      let date = Timestamp.epoch(digits).map {
        FigureDate($0, text: digits, isCertain: false, place: place)
      }
      return AxisPlace(number: quantity(value, path, unit: unit), date: date)
    }
    guard let text = value.string else {
      return AxisPlace(number: quantity(value, path, unit: unit))
    }
    if let date = Timestamp.date(text, at: place) {
      // A year is a number, too, where the axis has no clock.
      guard date.isCertain else {
        return AxisPlace(number: quantity(value, path, unit: unit), date: date)
      }
      if let unit, unit != .seconds {
        let name = unit.symbol.isEmpty ? "plain numbers" : "\"\(unit.symbol)\""
        reject(
          value, path, "\"\(ConfigValue.brief(text))\" does not fit an axis of \(name)",
          remedy: "write a number in the axis' unit")
        return AxisPlace()
      }
      return AxisPlace(date: date)
    }
    if let monday = Timestamp.week(text) {
      reject(
        value, path, "\"\(ConfigValue.brief(text))\" is a week, and no day",
        remedy: "write the day that is meant: the week begins on \(monday)")
      return AxisPlace()
    }
    if Timestamp.looksLikeDate(text) {
      reject(
        value, path, "\"\(ConfigValue.brief(text))\" is no date",
        remedy: "write it like 2024-05-17, 2024-05 or 2024-05-17T12:30:00Z; years are 1678 to 2261")
      return AxisPlace()
    }
    return AxisPlace(number: quantity(value, path, unit: unit))
  }
}
