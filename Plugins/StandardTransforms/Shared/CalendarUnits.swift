import PlotCore

/// Parts of a date that are kept while all smaller ones go: Vega-Lite's time units.
struct CalendarUnits: Sendable {
  /// One part, the largest first.
  enum Part: String, CaseIterable, Sendable {
    case year, quarter, month, week, dayofyear, date, day, hours, minutes, seconds, milliseconds
  }

  /// The parts, the largest first.
  let parts: [Part]
  /// The word.
  let text: String

  /// Reads `yearmonth`, `hoursminutes`, `day` and the like, with or without `utc` before; nil for any
  /// other text.
  init?(_ text: String) {
    self.text = text
    var rest = text[...]
    if rest.hasPrefix("utc") { rest = rest.dropFirst(3) }
    var parts: [Part] = []
    for part in Part.allCases {
      // "dayofyear" begins with "day", and is looked for before.
      guard rest.hasPrefix(part.rawValue) else { continue }
      parts.append(part)
      rest = rest.dropFirst(part.rawValue.count)
    }
    guard rest.isEmpty, !parts.isEmpty, Self.isMeant(parts) else { return nil }
    self.parts = parts
  }

  /// Whether parts go together: one kind of month, and one kind of day.
  private static func isMeant(_ parts: [Part]) -> Bool {
    let days = parts.filter { [.date, .day, .dayofyear].contains($0) }
    let months = parts.filter { [.quarter, .month, .week, .dayofyear].contains($0) }
    if days.count > 1 || months.count > 1 { return false }
    if parts.contains(.date), parts.contains(.quarter) || parts.contains(.week) { return false }
    return !(parts.contains(.day) && (parts.contains(.quarter) || parts.contains(.month)))
  }

  /// Whether it keeps moments in their order: nothing larger than what is kept is left out.
  var isSpan: Bool {
    guard parts.first == .year else { return false }
    let order: [Part] =
      parts.contains(.dayofyear)
      ? [.year, .dayofyear, .hours, .minutes, .seconds, .milliseconds]
      : parts.contains(.week)
        ? [.year, .week, .day, .hours, .minutes, .seconds, .milliseconds]
        : parts.contains(.quarter)
          ? [.year, .quarter] : [.year, .month, .date, .hours, .minutes, .seconds, .milliseconds]
    return Array(order.prefix(parts.count)) == parts
  }

  /// The largest number of seconds that a word without a year reaches from the beginning of 2012.
  static let plainYear: Int64 = 2012

  private static let second: Int64 = 1_000_000_000

  /// Returns the beginning of what a moment's parts name, in nanoseconds since 1970; what has no year lies
  /// in 2012.
  func floor(_ moment: Int64) -> Int64 {
    let day = Timestamp.floored(moment, 86_400 * Self.second)
    let ofDay = moment - day * 86_400 * Self.second
    let date = Timestamp.date(ofDay: day)
    let year = parts.contains(.year) ? date.year : Self.plainYear
    let start = Timestamp.day(year: date.year)
    var result = Timestamp.day(year: year)
    // 1970-01-04 was a Sunday.
    let weekday = day - 3 - Timestamp.floored(day - 3, 7) * 7
    if parts.contains(.dayofyear) {
      result += day - start
    } else if parts.contains(.week) {
      let week = Self.week(of: day, from: start)
      let firstSunday = result + Self.daysToSunday(result)
      result = firstSunday + (week - 1) * 7 + (parts.contains(.day) ? weekday : 0)
    } else if parts.contains(.day) {
      // 2012 began with a Sunday, any other year's days are counted from its first one.
      result += Self.daysToSunday(result) + weekday
    } else {
      let month = parts.contains(.quarter) ? (date.month - 1) / 3 * 3 + 1 : date.month
      let hasMonth = parts.contains(.quarter) || parts.contains(.month)
      result = Timestamp.day(
        year: year, month: hasMonth ? month : 1, day: parts.contains(.date) ? date.day : 1)
    }
    return result * 86_400 * Self.second + clock(ofDay)
  }

  /// The week of a day in its year: 1 begins with the first Sunday, 0 before it.
  private static func week(of day: Int64, from start: Int64) -> Int64 {
    Timestamp.floored(day - start - daysToSunday(start), 7) + 1
  }

  /// How many days it is to the next Sunday.
  private static func daysToSunday(_ day: Int64) -> Int64 {
    let weekday = day - 3 - Timestamp.floored(day - 3, 7) * 7
    return weekday == 0 ? 0 : 7 - weekday
  }

  /// What is kept of the time of day, in nanoseconds.
  private func clock(_ ofDay: Int64) -> Int64 {
    var rest = ofDay
    var kept: Int64 = 0
    for (part, size) in [
      (Part.hours, 3600 * Self.second), (.minutes, 60 * Self.second), (.seconds, Self.second),
      (.milliseconds, 1_000_000),
    ] {
      let count = rest / size
      rest -= count * size
      if parts.contains(part) { kept += count * size }
    }
    return kept
  }

  /// Returns the end of what begins at a moment that `floor` gave.
  func end(of moment: Int64) -> Int64 {
    let day = Timestamp.floored(moment, 86_400 * Self.second)
    let ofDay = moment - day * 86_400 * Self.second
    let date = Timestamp.date(ofDay: day)
    func days(_ count: Int64) -> Int64 { moment + count * 86_400 * Self.second }
    func months(_ count: Int64) -> Int64 {
      let next = Timestamp.day(year: date.year, month: date.month + count, day: date.day)
      return next * 86_400 * Self.second + ofDay
    }
    switch parts.last ?? .milliseconds {
    case .year: return months(12)
    case .quarter: return months(3)
    case .month: return months(1)
    case .week: return days(7)
    case .dayofyear, .date, .day: return days(1)
    case .hours: return moment + 3600 * Self.second
    case .minutes: return moment + 60 * Self.second
    case .seconds: return moment + Self.second
    case .milliseconds: return moment + 1_000_000
    }
  }
}
