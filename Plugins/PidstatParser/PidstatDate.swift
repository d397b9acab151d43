import TextReading
import PlotCore

/// The date in sysstat's first line, as the recorded machine's language writes it.
struct PidstatDate: Hashable {
  /// Which number of a date comes first where its year comes last.
  enum Order { case monthFirst, dayFirst }

  private let year: Int64
  /// Month and day, or the other way round where `shown` is nil and the file's order is day first.
  private let rest: (Int64, Int64)
  /// The order that the date shows by itself; nil where either may be meant.
  let shown: Order?

  static func == (a: PidstatDate, b: PidstatDate) -> Bool { a.year == b.year && a.rest == b.rest }

  func hash(into hasher: inout Hasher) {
    hasher.combine(year)
    hasher.combine(rest.0)
    hasher.combine(rest.1)
  }

  /// Reads `10/23/2025`, `11/25/15`, `23.10.2025`, `2025-10-23`, `2019年11月11日`; nil for other words.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var numbers: [Int64] = []
    var separator: UInt8 = 0
    var length = 0
    for byte in bytes.prefix(64) {
      guard byte &- 0x30 < 10 else {
        if numbers.count == 1, separator == 0 { separator = byte }
        length = 0
        continue
      }
      if length == 0 { numbers.append(0) }
      length += 1
      guard length <= 4, numbers.count <= 3 else { return nil }
      numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int64(byte - 0x30)
    }
    guard numbers.count == 3 else { return nil }
    if numbers[0] >= 1000 {
      (year, rest, shown) = (numbers[0], (numbers[1], numbers[2]), .monthFirst)
    } else {
      // sysstat is younger than a century.
      year = numbers[2] < 100 ? 2000 + numbers[2] : numbers[2]
      let isDayFirst = separator == 0x2E || numbers[0] > 12
      rest = isDayFirst ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
      shown = isDayFirst ? .dayFirst : numbers[1] > 12 ? .monthFirst : nil
    }
    guard (1970..<2200).contains(year), (1...12).contains(rest.0), (1...31).contains(rest.1) else {
      return nil
    }
  }

  /// Days since 1970.
  func days(_ order: Order) -> Int64 {
    let isSwapped = shown == nil && order == .dayFirst
    return Timestamp.day(
      year: Int64(year), month: Int64(isSwapped ? rest.1 : rest.0),
      day: Int64(isSwapped ? rest.0 : rest.1))
  }
}
