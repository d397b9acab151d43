import PlotCore
import Host

/// Reads numbers from ASCII bytes, without making strings of them.
public enum AsciiNumber {
  /// Returns a whole number: digits, with or without a sign; nil where the bytes are anything else
  /// or the number does not fit.
  public static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    var index = 0
    var isNegative = false
    if let first = bytes.first, first == 0x2D || first == 0x2B {
      isNegative = first == 0x2D
      index = 1
    }
    guard index < bytes.count else { return nil }
    if bytes.count - index <= 18 {
      // Eighteen digits always fit.
      guard let base = bytes.baseAddress else { return nil }
      let end = base + bytes.count
      var place = base + index
      var value: Int64 = 0
      while place < end {
        let digit = place.load(as: UInt8.self) &- 0x30
        guard digit < 10 else { return nil }
        value = value &* 10 &+ Int64(digit)
        place += 1
      }
      return isNegative ? -value : value
    }
    // Below zero there is one more number than above it.
    var value: Int64 = 0
    while index < bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      let (tens, over) = value.multipliedReportingOverflow(by: 10)
      let (next, under) = tens.subtractingReportingOverflow(Int64(digit))
      if over || under { return nil }
      value = next
      index &+= 1
    }
    if isNegative { return value }
    return value == .min ? nil : -value
  }

  /// Returns the floating-point number nearest to a decimal one, such as `-1.5e3`; nil where the
  /// bytes are anything else.
  ///
  /// `nan`, `inf` and `infinity` are read in any case, the latter with a sign too.
  public static func real(_ bytes: UnsafeRawBufferPointer) -> Double? {
    var index = 0
    var isNegative = false
    if let first = bytes.first, first == 0x2D || first == 0x2B {
      isNegative = first == 0x2D
      index = 1
    }
    var mantissa: UInt64 = 0
    let start = index
    while index < bytes.count, bytes[index] &- 0x30 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(bytes[index] &- 0x30)
      index &+= 1
    }
    var digits = index &- start
    var exponent = 0
    let hasPoint = index < bytes.count && bytes[index] == 0x2E
    if hasPoint {
      index &+= 1
      let point = index
      while index < bytes.count, bytes[index] &- 0x30 < 10 {
        mantissa = mantissa &* 10 &+ UInt64(bytes[index] &- 0x30)
        index &+= 1
      }
      exponent = point &- index
      digits &-= exponent
    }
    // Nineteen digits always fit; where there are more, zeros at the front may be among them.
    let significant =
      digits <= 19
      ? digits
      : bytes[start..<index].drop { $0 == 0x30 || $0 == 0x2E }.count { $0 != 0x2E }
    guard digits > 0 else { return hasPoint ? nil : word(bytes, from: index, isNegative) }
    if index < bytes.count {
      guard bytes[index] | 0x20 == 0x65, let power = power(bytes, from: index &+ 1) else {
        return nil
      }
      exponent &+= power
    }
    let magnitude =
      significant <= 19 ? nearest(mantissa, exponent) ?? system(bytes) : system(bytes)
    return isNegative ? -magnitude.magnitude : magnitude.magnitude
  }

  /// Returns a decimal number in whole steps of 10^-places, such as 1500 for `1.5` and 3 places;
  /// nil where the bytes are no number or it does not fit.
  ///
  /// Further digits are cut off. Steps can be subtracted without loss, as seconds since 1970 must be.
  public static func steps(_ bytes: UnsafeRawBufferPointer, places: Int) -> Int64? {
    var index = 0
    var isNegative = false
    if let first = bytes.first, first == 0x2D || first == 0x2B {
      isNegative = first == 0x2D
      index = 1
    }
    let start = index
    while index < bytes.count, bytes[index] == 0x30 { index &+= 1 }
    let zeros = index &- start
    var value: UInt64 = 0
    while index < bytes.count, bytes[index] &- 0x30 < 10 {
      value = value &* 10 &+ UInt64(bytes[index] &- 0x30)
      index &+= 1
    }
    var digits = index &- start
    var decimals = 0
    if index < bytes.count, bytes[index] == 0x2E {
      index &+= 1
      let point = index
      let last = min(bytes.count, point &+ max(0, places))
      while index < last, bytes[index] &- 0x30 < 10 {
        value = value &* 10 &+ UInt64(bytes[index] &- 0x30)
        index &+= 1
      }
      decimals = index &- point
      while index < bytes.count, bytes[index] &- 0x30 < 10 { index &+= 1 }
      digits &+= index &- point
      // Of the digits, those that were cut off do not count.
      guard digits > 0, index == bytes.count else { return nil }
      digits &-= index &- point &- decimals
    }
    // Nineteen digits always fit, and longer numbers are out of range.
    guard index > start, index == bytes.count, digits &- zeros <= 19,
      places - decimals < wholePowers.count
    else { return nil }
    let (steps, over) = value.multipliedReportingOverflow(by: wholePowers[places - decimals])
    guard !over, let whole = Int64(exactly: steps) else { return nil }
    return isNegative ? -whole : whole
  }

  // Literals, so that the compiler lays them out and no access has to ask whether they were made.

  /// 10^0 to 10^22, which are exact.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
  /// 10^0 to 10^19.
  private static let wholePowers: [UInt64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// Returns mantissa × 10^exponent rounded once, where that is quick; nil elsewhere.
  private static func nearest(_ mantissa: UInt64, _ exponent: Int) -> Double? {
    if mantissa == 0 { return 0 }
    if exponent == 0 { return Double(mantissa) }
    if mantissa <= 1 << 53, exponent.magnitude <= 22 {
      // Both factors are exact, so that there is one rounding only.
      return exponent < 0
        ? Double(mantissa) / powers[-exponent] : Double(mantissa) * powers[exponent]
    }
    guard (-19 ... -1).contains(exponent) else { return nil }
    // Divides 128 by 64 bits; what is left over only matters as "a little more".
    let divisor = wholePowers[-exponent]
    let shifts = (top: mantissa.leadingZeroBitCount, bottom: divisor.leadingZeroBitCount)
    let (top, bottom) = (mantissa << UInt64(shifts.top), divisor << UInt64(shifts.bottom))
    let isLess = top < bottom
    let (quotient, remainder) = bottom.dividingFullWidth(
      isLess ? (top, 0) : (top >> 1, top << 63))
    return Double(
      sign: .plus, exponent: shifts.bottom - shifts.top - (isLess ? 64 : 63),
      significand: Double(quotient | (remainder == 0 ? 0 : 1)))
  }

  /// Reads the power of ten behind an `e`; nil where it is none.
  private static func power(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    var isNegative = false
    if index < bytes.count, bytes[index] == 0x2D || bytes[index] == 0x2B {
      isNegative = bytes[index] == 0x2D
      index &+= 1
    }
    guard index < bytes.count else { return nil }
    var value = 0
    while index < bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      // Beyond this every number is zero or infinite.
      value = min(1_000_000, value * 10 + Int(digit))
      index &+= 1
    }
    return isNegative ? -value : value
  }

  /// Lets the C library read a number whose form was checked.
  private static func system(_ bytes: UnsafeRawBufferPointer) -> Double {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { text in
      for (index, byte) in bytes.enumerated() { text[index] = CChar(bitPattern: byte) }
      text[bytes.count] = 0
      return strtod(text.baseAddress!, nil)
    }
  }

  private static func word(
    _ bytes: UnsafeRawBufferPointer, from start: Int, _ isNegative: Bool
  ) -> Double? {
    func matches(_ word: StaticString) -> Bool {
      bytes.count - start == word.utf8CodeUnitCount
        && (0..<word.utf8CodeUnitCount).allSatisfy {
          bytes[start + $0] | 0x20 == word.utf8Start[$0]
        }
    }
    if start == 0, matches("nan") { return .nan }
    if matches("inf") || matches("infinity") { return isNegative ? -.infinity : .infinity }
    return nil
  }
}
