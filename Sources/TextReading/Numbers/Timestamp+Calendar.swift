import PlotCore

/// In which order a date in numbers names day, month and year.
public enum DateOrder: Hashable, Sendable, CaseIterable {
  case yearFirst, dayFirst, monthFirst
}

/// Reads dates and times of day as people and their tools write them.
extension Timestamp {
  /// Returns the moment of a date between slashes, points or hyphens, perhaps with a time of day
  /// behind it: `2023/06/22 18:53:36.635`, `22.06.2023`, `6/22/2023 6:53:36 PM`; nil where it is none.
  ///
  /// Without a zone the time is taken for UTC, and years of two digits for those from 1970 to 2069.
  package static func dated(_ bytes: UnsafeRawBufferPointer, order: DateOrder) -> ZonedMoment? {
    if let plain = plain(bytes) { return plain.withUnsafeBytes { dated($0, order: order) } }
    var scan = CalendarScan(bytes: bytes)
    guard let first = scan.number(longest: 4), let sign = scan.sign(), let second = scan.number(),
      scan.sign() == sign, let third = scan.number(longest: 4)
    else { return nil }
    var (year, month, day) =
      switch order {
      case .yearFirst: (first, second, third)
      case .dayFirst: (third, second, first)
      case .monthFirst: (third, first, second)
      }
    if year.digits == 2 { year.value += year.value < 70 ? 2000 : 1900 }
    guard year.digits == 4 || year.digits == 2, (1678...2261).contains(year.value),
      month.digits <= 2, day.digits <= 2,
      Timestamp.exists(
        year: Int64(year.value), month: Int64(month.value), day: Int64(day.value))
    else { return nil }
    let date = Timestamp.day(
      year: Int64(year.value), month: Int64(month.value), day: Int64(day.value))
    if scan.isAtEnd { return ZonedMoment(day: date, nanoseconds: 0, zone: nil) }
    var zone: Int64?
    guard scan.skipBetween(), let clock = scan.clock(), clock.parts > 1, scan.takeZone(&zone)
    else { return nil }
    return ZonedMoment(day: date, nanoseconds: clock.nanoseconds, zone: zone)
  }

  /// Returns a time of day, or a span of time, in nanoseconds: `18:53:36.5`, `6:53 PM`, `1-02:03:04`;
  /// nil where it is none. Of two numbers the first are hours, in a span minutes.
  package static func clock(_ bytes: UnsafeRawBufferPointer, isSpan: Bool = false) -> Int64? {
    if let plain = plain(bytes) { return plain.withUnsafeBytes { clock($0, isSpan: isSpan) } }
    var scan = CalendarScan(bytes: bytes)
    guard let clock = scan.clock(isSpan: isSpan), clock.parts > 1, scan.isAtEnd else { return nil }
    return clock.nanoseconds
  }
}

/// Takes the numbers of a date or clock one after the other.
struct CalendarScan {
  let bytes: UnsafeRawBufferPointer
  var index = 0

  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  mutating func number(longest: Int = 2) -> (value: Int, digits: Int)? {
    let start = index
    var value = 0
    while index < bytes.count, bytes[index] &- 0x30 < 10, index - start < longest {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }

  /// What stands between the numbers of a date.
  mutating func sign() -> UInt8? {
    guard index < bytes.count, [0x2F, 0x2E, 0x2D].contains(bytes[index]) else { return nil }
    index += 1
    return bytes[index - 1]
  }

  /// Goes over what stands between a date and its time.
  mutating func skipBetween() -> Bool {
    let start = index
    _ = take(0x54) || take(0x2C)
    while take(0x20) {}
    return index > start
  }

  /// Reads hours, minutes and perhaps seconds, with days before them or half of the day behind them.
  mutating func clock(isSpan: Bool = false) -> (nanoseconds: Int64, parts: Int)? {
    guard let first = number(longest: 4) else { return nil }
    var (days, hours) = (0, first.value)
    if take(0x2D) {
      guard let next = number() else { return nil }
      (days, hours) = (first.value, next.value)
    }
    guard take(0x3A), let minutes = number(), minutes.value < 60 else { return nil }
    var parts = [hours, minutes.value]
    var fraction: Int64 = 0
    if take(0x3A) {
      guard let seconds = number(), seconds.value <= 60 else { return nil }
      parts.append(seconds.value)
    }
    if parts.count == 3 || isSpan, index < bytes.count, [0x2E, 0x2C].contains(bytes[index]) {
      index += 1
      guard let found = self.fraction() else { return nil }
      fraction = found
    }
    if parts.count == 2 { if isSpan { parts.insert(0, at: 0) } else { parts.append(0) } }
    if let isAfternoon = half() {
      guard (1...12).contains(parts[0]), days == 0 else { return nil }
      parts[0] = parts[0] % 12 + (isAfternoon ? 12 : 0)
    }
    let seconds = ((days * 24 + parts[0]) * 60 + parts[1]) * 60 + parts[2]
    return (Int64(seconds) * 1_000_000_000 + fraction, parts.count)
  }

  private mutating func fraction() -> Int64? {
    var (value, share): (Int64, Int64) = (0, 1_000_000_000)
    let start = index
    while index < bytes.count, bytes[index] &- 0x30 < 10 {
      share /= 10
      value += share * Int64(bytes[index] - 0x30)
      index += 1
    }
    return index > start ? value : nil
  }

  /// Reads `AM` or `PM`; nil where there is neither.
  private mutating func half() -> Bool? {
    let start = index
    while take(0x20) {}
    guard index + 2 <= bytes.count, bytes[index + 1] | 0x20 == 0x6D,
      [0x61, 0x70].contains(bytes[index] | 0x20)
    else {
      index = start
      return nil
    }
    index += 2
    return bytes[index - 2] | 0x20 == 0x70
  }

  /// Takes `Z`, `UTC`, `+01:00`, `+0100`, `+01` in seconds east of Greenwich, or nothing; false where
  /// something else stands there.
  mutating func takeZone(_ zone: inout Int64?) -> Bool {
    while take(0x20) {}
    if isAtEnd { return true }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[index...])
    if let named = rest.equals("z") ? 0 : ClockZone.seconds(named: rest) {
      (index, zone) = (bytes.count, named)
      return true
    }
    let isEast = take(0x2B)
    guard isEast || take(0x2D), let hours = number(), hours.digits == 2 else { return false }
    var minutes = 0
    if take(0x3A) || !isAtEnd {
      guard let read = number(), read.digits == 2 else { return false }
      minutes = read.value
    }
    // Go writes the zone's name behind its number.
    if take(0x20) { while index < bytes.count, bytes[index] | 0x20 >= 0x61 { index += 1 } }
    guard isAtEnd, hours.value < 24, minutes < 60 else { return false }
    let seconds = Int64(hours.value * 3600 + minutes * 60)
    zone = isEast ? seconds : -seconds
    return true
  }
}
