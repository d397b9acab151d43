/// A distance between moments that clocks and calendars know.
package enum CalendarStep: Hashable, Sendable {
  /// So many seconds, of which a day has a whole number.
  case seconds(Double)
  /// So many days; weeks begin on Mondays.
  case days(Int64)
  /// So many months, counted from January.
  case months(Int64)
  /// So many years, counted from the year 0.
  case years(Int64)

  /// About how many seconds it is.
  package var size: Double {
    switch self {
    case .seconds(let count): count
    case .days(let count): Double(count) * 86_400
    case .months(let count): Double(count) * 2_629_746
    case .years(let count): Double(count) * 31_556_952
    }
  }

  /// The day of the step's index, counted from 1970-01-01; steps of seconds have none of their own.
  package func day(_ index: Int64) -> Int64 {
    switch self {
    case .seconds: index
    // 1969-12-29 was a Monday.
    case .days(let count): index * count - (count.isMultiple(of: 7) ? 3 : 0)
    case .months(let count): Timestamp.day(year: 0, month: 1 + index * count)
    case .years(let count): Timestamp.day(year: index * count)
    }
  }

  /// The index of the last step that is not after a day.
  package func index(notAfter day: Int64) -> Int64 {
    switch self {
    case .seconds: return day
    case .days(let count): return Timestamp.floored(day + (count.isMultiple(of: 7) ? 3 : 0), count)
    case .months(let count):
      let date = Timestamp.date(ofDay: day)
      return Timestamp.floored(date.year * 12 + date.month - 1, count)
    case .years(let count): return Timestamp.floored(Timestamp.date(ofDay: day).year, count)
    }
  }
}
