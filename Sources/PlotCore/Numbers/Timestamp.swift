/// Writes moments, nanoseconds since 1970, without a calendar library.
public enum Timestamp {
  /// Writes a moment to the second: `2026-11-23 01:32:10 UTC`, `2026-11-23 03:32:10 +02:00`.
  public static func text(_ nanoseconds: Int64, zone: ClockZone = .utc) -> String {
    var start = ClockStart(nanoseconds: nanoseconds, zone: zone)
    start.nanoseconds = 0
    let moment = ClockMoment(0, from: start)
    return "\(moment.isoDay) \(moment.time(showsSeconds: true)) \(zone.name)"
  }

  /// Divides towards minus infinity.
  package static func floored(_ value: Int64, _ step: Int64) -> Int64 {
    value / step - (value % step < 0 ? 1 : 0)
  }

  /// Returns the date of a day, counted from 1970-01-01.
  package static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    // Howard Hinnant, "chrono-compatible low-level date algorithms": civil_from_days.
    let shifted = day + 719_468
    let era = shifted / 146_097 - (shifted % 146_097 < 0 ? 1 : 0)
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let turned = (5 * ofYear + 2) / 153
    let month = turned < 10 ? turned + 3 : turned - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, ofYear - (153 * turned + 2) / 5 + 1)
  }

  /// Whether the calendar has a date: no 30 February, no month 13.
  package static func exists(year: Int64, month: Int64, day: Int64) -> Bool {
    (1...12).contains(month) && (1...31).contains(day)
      && date(ofDay: self.day(year: year, month: month, day: day)).day == day
  }

  /// Returns the day of a date, counted from 1970-01-01; months may lie beyond December.
  package static func day(year: Int64, month: Int64 = 1, day: Int64 = 1) -> Int64 {
    let whole = year + floored(month - 1, 12)
    let month = month - 1 - floored(month - 1, 12) * 12 + 1
    // The same source: days_from_civil.
    let shifted = month <= 2 ? whole - 1 : whole
    let era = floored(shifted, 400)
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }
}
