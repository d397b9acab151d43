/// Writes moments, nanoseconds since 1970 in UTC, without a calendar library.
public enum Timestamp {
  /// Writes a moment to the second: `2026-11-23 01:32:10 UTC`.
  public static func text(_ nanoseconds: Int64) -> String {
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    func floored(_ value: Int64, _ step: Int64) -> Int64 {
      value / step - (value % step < 0 ? 1 : 0)
    }
    let seconds = floored(nanoseconds, 1_000_000_000)
    let day = floored(seconds, 86_400)
    let rest = seconds - day * 86_400
    let date = date(ofDay: day)
    return "\(date.year)-\(two(date.month))-\(two(date.day)) "
      + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60)) UTC"
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
}
