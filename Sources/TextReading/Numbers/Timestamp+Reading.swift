import PlotCore

/// Reads moments as nanoseconds since 1970 in UTC, without a calendar library.
extension Timestamp {
  /// Returns the moment that ISO 8601 text names: `2026-11-23`, `2026-11-23T01:32:10.5+01:00`, and of a
  /// month its first, `2026-11`; nil where the text is none or lies outside of 1678...2261.
  ///
  /// A blank may stand for the `T`; without a zone the time is taken for UTC.
  public static func iso8601(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    zoned(bytes)?.nanoseconds
  }

  /// Returns the moment that ISO 8601 text names, with its zone.
  package static func zoned(_ bytes: UnsafeRawBufferPointer) -> ZonedMoment? {
    var scan = Scan(bytes: bytes)
    guard let year = scan.digits(4), scan.take(0x2D), let month = scan.digits(2),
      (1678...2261).contains(year)
    else { return nil }
    if scan.isAtEnd {
      guard exists(year: Int64(year), month: Int64(month), day: 1) else { return nil }
      let first = day(year: Int64(year), month: Int64(month))
      return ZonedMoment(day: first, nanoseconds: 0)
    }
    guard scan.take(0x2D), let day = scan.digits(2),
      exists(year: Int64(year), month: Int64(month), day: Int64(day))
    else { return nil }
    let date = Self.day(year: Int64(year), month: Int64(month), day: Int64(day))
    if scan.isAtEnd { return ZonedMoment(day: date, nanoseconds: 0) }
    guard scan.take(0x54) || scan.take(0x74) || scan.take(0x20), let hour = scan.digits(2),
      scan.take(0x3A), let minute = scan.digits(2), hour <= 24, minute <= 59
    else { return nil }
    var passed = Int64(hour * 3600 + minute * 60) * 1_000_000_000
    if scan.take(0x3A) {
      guard let second = scan.digits(2), second <= 60 else { return nil }
      passed += Int64(second) * 1_000_000_000
      if scan.take(0x2E) || scan.take(0x2C) {
        guard let nanoseconds = scan.fraction() else { return nil }
        passed += nanoseconds
      }
    }
    var rest = CalendarScan(bytes: bytes)
    rest.index = scan.index
    var zone: Int64?
    return rest.takeZone(&zone) ? ZonedMoment(day: date, nanoseconds: passed, zone: zone) : nil
  }

  /// Returns a decimal number of steps of so many nanoseconds as nanoseconds, without loss; nil where
  /// the text is no number or does not fit.
  public static func decimal(_ bytes: UnsafeRawBufferPointer, step: Int64) -> Int64? {
    // Seconds in digits, which are usual, are read in one go.
    if step == 1_000_000_000, let first = bytes.first, first &- 0x30 < 10,
      let value = AsciiNumber.steps(bytes, places: 9)
    {
      return value
    }
    if let whole = AsciiNumber.integer(bytes) {
      let (value, over) = whole.multipliedReportingOverflow(by: step)
      return over ? nil : value
    }
    guard let point = bytes.firstIndex(of: 0x2E), bytes.first != 0x2D, bytes.first != 0x2B,
      let whole = AsciiNumber.integer(UnsafeRawBufferPointer(rebasing: bytes[..<point]))
    else { return rounded(bytes, step) }
    var (value, over) = whole.multipliedReportingOverflow(by: step)
    if over { return nil }
    var share = step
    for byte in bytes[(point + 1)...] {
      guard byte &- 0x30 < 10 else { return rounded(bytes, step) }
      share /= 10
      (value, over) = value.addingReportingOverflow(share * Int64(byte - 0x30))
      if over { return nil }
    }
    return value
  }

  /// Returns how many nanoseconds one step is of a number that counts time since 1970: a second,
  /// milli-, micro- or nanosecond, told by its size; nil where it is too small for a date.
  public static func epochStep(of value: Double) -> Int64? {
    switch value {
    case 1e8..<1e11: 1_000_000_000
    case 1e11..<1e14: 1_000_000
    case 1e14..<1e17: 1000
    case 1e17..<9.2e18: 1
    default: nil
    }
  }

  private static func rounded(_ bytes: UnsafeRawBufferPointer, _ step: Int64) -> Int64? {
    AsciiNumber.real(bytes).flatMap { Int64(exactly: ($0 * Double(step)).rounded()) }
  }

  private struct Scan {
    var bytes: UnsafeRawBufferPointer
    var index = 0

    var isAtEnd: Bool { index == bytes.count }

    mutating func take(_ byte: UInt8) -> Bool {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
      return true
    }

    mutating func digits(_ count: Int) -> Int? {
      guard index + count <= bytes.count else { return nil }
      var value = 0
      for place in index..<(index + count) {
        guard bytes[place] &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(bytes[place] - 0x30)
      }
      index += count
      return value
    }

    /// Reads the digits behind the point as nanoseconds; finer ones are cut off.
    mutating func fraction() -> Int64? {
      var (value, share): (Int64, Int64) = (0, 1_000_000_000)
      let start = index
      while index < bytes.count, bytes[index] &- 0x30 < 10 {
        share /= 10
        value += share * Int64(bytes[index] - 0x30)
        index += 1
      }
      return index > start ? value : nil
    }
  }
}
