/// Writes numbers as ASCII digits at a place in memory, without a `String` for each.
///
/// Each function returns the place behind what it wrote, at most `Digits.limit` bytes further.
enum Digits {
  /// The most bytes that one number takes: `-1.2345678901234567e-308` has 24.
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
    let end = place + count(value)
    var (rest, cursor) = (value, end)
    while rest >= 100 {
      let next = rest / 100
      cursor -= 2
      putPair(rest &- next &* 100, at: cursor)
      rest = next
    }
    if rest >= 10 {
      putPair(rest, at: cursor - 2)
    } else {
      (cursor - 1).storeBytes(of: UInt8(truncatingIfNeeded: rest &+ 0x30), as: UInt8.self)
    }
    return end
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

  /// Writes two digits of a number below 100; 103/1024 is near enough to a tenth for those.
  @inline(__always)
  private static func putPair(_ value: UInt64, at place: UnsafeMutableRawPointer) {
    let tens = (value &* 103) &>> 10
    let ones = value &- tens &* 10
    let pair = UInt16(truncatingIfNeeded: (tens | ones &<< 8) &+ 0x3030)
    place.storeBytes(of: pair.littleEndian, as: UInt16.self)
  }

  @inline(__always)
  private static func count(_ value: UInt64) -> Int {
    var (rest, count) = (value, 1)
    while true {
      if rest < 10 { return count }
      if rest < 100 { return count + 1 }
      if rest < 1000 { return count + 2 }
      if rest < 10_000 { return count + 3 }
      rest /= 10_000
      count += 4
    }
  }
}
