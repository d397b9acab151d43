/// Writes numbers as ASCII digits at a place in memory, without a `String` for each.
///
/// Each function returns the place behind what it wrote, at most `Digits.limit` bytes further.
enum Digits {
  /// The most bytes that one number takes: `-1.2345678901234567e-308` has 24, and whole numbers are
  /// stored in words of eight, of which the last may reach behind them.
  static let limit = 32

  @inline(__always)
  static func put(
    _ value: Int64, at place: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    guard value < 0 else { return put(UInt64(value), at: place) }
    place.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
    return put(value.magnitude, at: place + 1)
  }

  @inline(__always)
  static func put(
    _ value: UInt64, at place: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    if value < eightDigits { return putFirst(value, at: place) }
    let high = value / eightDigits
    let low = value &- high &* eightDigits
    if high < eightDigits { return putEight(low, at: putFirst(high, at: place)) }
    let top = high / eightDigits
    let cursor = putEight(high &- top &* eightDigits, at: putFirst(top, at: place))
    return putEight(low, at: cursor)
  }

  /// Writes a finite number with the shortest digits that name it; whole ones without a point.
  @inline(__always)
  static func put(
    _ value: Double, at place: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    if value.magnitude < 0x1p53, value == value.rounded(.towardZero) {
      return put(Int64(value), at: place)
    }
    return putShortest(value, at: place)
  }

  @inline(never)
  private static func putShortest(
    _ value: Double, at place: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    var text = value.description
    return text.withUTF8 { digits in
      guard let base = digits.baseAddress, digits.count <= limit else { return place }
      place.copyMemory(from: base, byteCount: digits.count)
      return place + digits.count
    }
  }

  private static let eightDigits: UInt64 = 100_000_000
  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// Writes a number below 10^8 without zeros at its front; of the eight bytes that are stored, those
  /// behind its digits mean nothing.
  @inline(__always)
  private static func putFirst(
    _ value: UInt64, at place: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    let digits = split(value)
    // The first digit stands lowest; a zero keeps its last one.
    let leading = min(7, digits.trailingZeroBitCount / 8)
    let text = (digits | zeros) &>> UInt64(truncatingIfNeeded: 8 &* leading)
    place.storeBytes(of: text.littleEndian, as: UInt64.self)
    return place + (8 &- leading)
  }

  /// Writes eight digits of a number below 10^8.
  @inline(__always)
  private static func putEight(
    _ value: UInt64, at place: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    place.storeBytes(of: (split(value) | zeros).littleEndian, as: UInt64.self)
    return place + 8
  }

  /// Takes a number below 10^8 apart into eight bytes, the first digit lowest: halves, quarters and
  /// digits at once (P. Khuong, "How to print integers really fast", 2017).
  @inline(__always)
  private static func split(_ value: UInt64) -> UInt64 {
    let high = value / 10_000
    let halves = high | (value &- high &* 10_000) &<< 32
    // 10486/2^20 is near enough to a hundredth below 10^4, 103/2^10 to a tenth below 100.
    let hundreds = ((halves &* 10_486) &>> 20) & 0x0000_007F_0000_007F
    let quarters = hundreds | (halves &- 100 &* hundreds) &<< 16
    let tens = ((quarters &* 103) &>> 10) & 0x000F_000F_000F_000F
    return tens | (quarters &- 10 &* tens) &<< 8
  }
}
