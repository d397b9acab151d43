import PlotCore

/// A date that names its month by a word: of `date`, ctime, syslog, mails, web servers' logs.
struct WordedDate {
  var day = 0
  var month = 0
  /// The year; nil where the text has none, as in syslog.
  var year: Int?
  /// What has passed of the day, in nanoseconds.
  var clock: Int64 = 0
  /// The zone in seconds east of Greenwich; nil where none is named.
  var zone: Int64?

  /// Reads `Sat Nov 28 12:00:00 UTC 2026`, `Sat, 28 Nov 2026 12:00:00 +0100`, `28/Nov/2026:12:00:00 +0100`,
  /// `28-Nov-2026`, `Nov 28, 2026 1:02:03 PM`, `Nov  8 12:00:00`; nil where the text is none of them, or
  /// names a day that no month or year has.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard (6...48).contains(bytes.count), bytes.contains(where: { $0 | 0x20 >= 0x61 }) else {
      return nil
    }
    var hasClock = false
    var isAfternoon: Bool?
    var clockText: UnsafeRawBufferPointer?
    for part in Self.parts(bytes) {
      guard let first = part.first else { continue }
      if first &- 0x30 < 10 {
        if part.contains(0x3A) {
          guard !hasClock else { return nil }
          (hasClock, clockText) = (true, part)
        } else if let number = AsciiNumber.integer(part), part.count <= 4 {
          if part.count == 4, year == nil {
            year = Int(number)
          } else if part.count <= 2, day == 0 {
            day = Int(number)
          } else {
            return nil
          }
        } else {
          return nil
        }
      } else if first == 0x2B || first == 0x2D {
        var scan = CalendarScan(bytes: part)
        guard hasClock, scan.takeZone(&zone) else { return nil }
      } else if let found = Self.month(part) {
        guard month == 0 else { return nil }
        month = found
      } else if part.equals("AM") || part.equals("PM") || part.equals("am") || part.equals("pm") {
        isAfternoon = part[0] | 0x20 == 0x70
      } else if let found = ClockZone.seconds(named: part) {
        zone = found
      } else if !Self.isWeekday(part) {
        return nil
      }
    }
    guard month > 0, day > 0, year.map({ (1678...2261).contains($0) }) ?? hasClock,
      Timestamp.exists(year: Int64(year ?? 2000), month: Int64(month), day: Int64(day))
    else { return nil }
    guard let clockText else {
      if isAfternoon != nil { return nil }
      return
    }
    guard var passed = Timestamp.clock(clockText), passed <= 86_400_000_000_000 else { return nil }
    if let isAfternoon {
      let hour: Int64 = 3_600_000_000_000
      guard (hour..<(13 * hour)).contains(passed) else { return nil }
      passed = passed % (12 * hour) + (isAfternoon ? 12 * hour : 0)
    }
    clock = passed
  }

  /// The moment in a year, which counts where the date has none.
  func moment(in other: Int = 2000) -> ZonedMoment {
    let date = Timestamp.day(
      year: Int64(year ?? other), month: Int64(month), day: Int64(day))
    return ZonedMoment(day: date, nanoseconds: clock, zone: zone)
  }

  /// The text between blanks, commas, and the slashes and hyphens around a month's name; a web server's
  /// colon before the time parts, too.
  private static func parts(_ bytes: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
    var parts: [UnsafeRawBufferPointer] = []
    var start = 0
    func isLetter(_ place: Int) -> Bool {
      bytes.indices.contains(place) && (0x61...0x7A).contains(bytes[place] | 0x20)
    }
    func take(_ end: Int, next: Int) {
      if end > start { parts.append(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) }
      start = next
    }
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case 0x20, 0x2C: take(place, next: place + 1)
      case 0x2D where isLetter(place - 1) || isLetter(place + 1),
        0x2F where isLetter(place - 1) || isLetter(place + 1):
        take(place, next: place + 1)
      case 0x3A where place - start == 4 && parts.count == 2: take(place, next: place + 1)
      default: break
      }
    }
    take(bytes.count, next: bytes.count)
    return parts
  }

  private static func month(_ word: UnsafeRawBufferPointer) -> Int? {
    index(
      of: word,
      among: [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
      ]
    ).map { $0 + 1 }
  }

  private static func isWeekday(_ word: UnsafeRawBufferPointer) -> Bool {
    index(
      of: word,
      among: [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
      ]) != nil
  }

  /// The place of a name of which a word has three letters or all.
  private static func index(of word: UnsafeRawBufferPointer, among names: [String]) -> Int? {
    guard word.count >= 3 else { return nil }
    let text = String(decoding: word, as: UTF8.self).lowercased()
    return names.firstIndex { $0 == text || (text.count == 3 && $0.hasPrefix(text)) }
  }
}

extension ClockZone {
  /// Returns how far east of Greenwich a zone is that is named by its usual letters, in seconds; nil for
  /// others, and for those that mean several.
  static func seconds(named word: UnsafeRawBufferPointer) -> Int64? {
    guard (1...4).contains(word.count) else { return nil }
    let hours: [String: Int64] = [
      "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
      "SAST": 2, "MSK": 3, "JST": 9, "KST": 9, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
      "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    ]
    return hours[String(decoding: word, as: UTF8.self)].map { $0 * 3600 }
  }
}

extension Timestamp {
  /// Returns a text with the signs of dates in digits for those of others: `2026年11月28日` and
  /// `19时06分04秒`, brackets around it, `20261128T120000`, `2026-11-28_12-00-00`; nil where it has none.
  static func plain(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard (8...64).contains(bytes.count) else { return nil }
    if bytes[0] == 0x5B, bytes[bytes.count - 1] == 0x5D {
      return Array(bytes.dropFirst().dropLast())
    }
    if bytes.contains(where: { $0 >= 0x80 }) {
      var text = String(decoding: bytes, as: UTF8.self)
      for (sign, plain) in [
        ("年", "-"), ("月", "-"), ("日", " "), ("년", "-"), ("월", "-"), ("일", " "), ("时", ":"),
        ("時", ":"),
        ("分", ":"), ("秒", ""),
      ] {
        text = text.split(separator: sign, omittingEmptySubsequences: false).joined(
          separator: plain)
      }
      var found = Array(text.utf8)
      while let last = found.last, [0x20, 0x3A, 0x2D].contains(last) { found.removeLast() }
      return found.contains { $0 >= 0x80 } ? nil : found
    }
    if bytes.count > 11, bytes[10] == 0x5F {
      // Names of files have no colons.
      var text = Array(bytes)
      text[10] = 0x54
      for place in 11..<text.count where text[place] == 0x2D { text[place] = 0x3A }
      return text
    }
    let digits = bytes.prefix { $0 &- 0x30 < 10 }.count
    var rest = bytes[min(digits, bytes.count)...]
    if digits == 8, let sign = rest.first, [0x54, 0x2D, 0x5F, 0x20].contains(sign) {
      rest = rest.dropFirst()
    } else if digits == 14 {
      rest = bytes[8...]
    } else {
      return nil
    }
    guard rest.count >= 6, rest.prefix(6).allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let (date, clock) = (Array(bytes[..<8]), Array(rest))
    var text: [UInt8] = []
    text += date[..<4] + [0x2D]
    text += date[4..<6] + [0x2D]
    text += date[6...] + [0x54]
    text += clock[..<2] + [0x3A]
    text += clock[2..<4] + [0x3A]
    return text + clock[4...]
  }
}
