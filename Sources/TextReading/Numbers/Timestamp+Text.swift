import PlotCore

/// Reads moments that people write in configs.
extension Timestamp {
  /// Returns the date that a text names: `2024-05-17`, `2024-05`, `2024-05-17T12:30:00+02:00`; nil where
  /// it is none. A year alone, `2024`, is one only where an axis or column has a clock.
  public static func date(_ text: String, at place: Place? = nil) -> FigureDate? {
    var bytes = Array(text.utf8)
    if bytes.count == 4, bytes.allSatisfy({ $0 &- 0x30 < 10 }) { bytes += "-01".utf8 }
    let isYear = bytes.count > text.utf8.count
    guard let moment = bytes.withUnsafeBytes({ zoned($0) }) else { return nil }
    return FigureDate(
      moment.nanoseconds, text: text, hasZone: moment.zone != nil, isCertain: !isYear, place: place)
  }

  /// Returns the moment of a plain number of seconds, milli-, micro- or nanoseconds since 1970, told
  /// apart by its size; nil where it is too small for a date.
  public static func epoch(_ digits: String) -> Int64? {
    guard let number = Double(digits), let step = epochStep(of: number) else { return nil }
    var bytes = Array(digits.utf8)
    return bytes.withUnsafeMutableBytes { decimal(UnsafeRawBufferPointer($0), step: step) }
  }

  /// Whether a text was meant to be a date, well written or not: `2024-5-17`.
  public static func looksLikeDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count >= 6 && bytes[..<4].allSatisfy { $0 &- 0x30 < 10 }
      && [0x2D, 0x2F].contains(bytes[4]) && bytes[5] &- 0x30 < 10
  }

  /// Returns the Monday of the week that a text names, `2026-W05`, `2026W05-3`; nil where it names none.
  ///
  /// Weeks are no moments of ours: who writes one is told the day.
  package static func week(_ text: String) -> String? {
    let parts = text.utf8.filter { $0 != 0x2D }
    guard (7...8).contains(parts.count), parts[4] | 0x20 == 0x77 else { return nil }
    let digits = (parts[..<4] + parts[5...]).map { Int64($0) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let year = digits[..<4].reduce(0) { $0 * 10 + $1 }
    let week = digits[4] * 10 + digits[5]
    guard (1678...2261).contains(year), (1...53).contains(week) else { return nil }
    // The first week is the one with 4 January in it; 1969-12-29 was a Monday.
    let fourth = day(year: year, month: 1, day: 4)
    let monday = fourth - ((fourth + 3) % 7 + 7) % 7 + (week - 1) * 7
    let date = date(ofDay: monday)
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(date.year)-\(two(date.month))-\(two(date.day))"
  }
}
