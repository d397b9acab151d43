import PlotCore

/// A number as a cell spells it for people: with a decimal comma, with groups of thousands, with a
/// prefix or unit behind it, and with another one behind a slash.
package struct SpelledNumber {
  /// What stands behind a number.
  package enum Suffix: Hashable {
    /// Nothing.
    case none
    /// A bare prefix, `1.5G`, as its power of a thousand.
    case prefix(Int)
    /// Bytes in powers of 1024, and in powers of a base that the letters leave open.
    case binaryBytes(Int)
    case bytes(Int)
    /// Some share of a second.
    case seconds(scale: Double)
    /// Another word.
    case unit(String)
  }

  /// The number's own text.
  package var digits: UnsafeRawBufferPointer
  package var suffix: Suffix
  /// What stands behind a slash: `14 MiB / 20 MiB`.
  package var other: UnsafeRawBufferPointer?

  /// Takes a cell apart; nil where it holds no number.
  package init?(_ bytes: UnsafeRawBufferPointer) {
    var part = bytes
    if let slash = bytes.firstIndex(of: 0x2F), slash > 0, slash + 1 < bytes.count {
      let front = Self.trimmed(bytes[..<slash])
      let back = Self.trimmed(bytes[(slash + 1)...])
      if let first = back.first, first &- 0x30 < 10 {
        guard SpelledNumber(back) != nil else { return nil }
        (part, other) = (front, back)
      }
    }
    var end = 0
    if let sign = part.first, sign == 0x2B || sign == 0x2D { end = 1 }
    let start = end
    while end < part.count, part[end] &- 0x30 < 10 || part[end] == 0x2C || part[end] == 0x2E {
      end += 1
    }
    guard end > start, part[start] &- 0x30 < 10, part[end - 1] &- 0x30 < 10 else { return nil }
    // `0xff` is an address, and no amount of some unit.
    if end == start + 1, part[start] == 0x30, end < part.count, part[end] | 0x20 == 0x78 {
      return nil
    }
    end = Self.endOfExponent(in: part, from: end)
    digits = UnsafeRawBufferPointer(rebasing: part[..<end])
    let word = Self.trimmed(part[end...])
    guard let suffix = Self.suffix(String(decoding: word, as: UTF8.self)),
      Self.isNumber(digits)
    else { return nil }
    self.suffix = suffix
  }

  /// Where an exponent ends that begins at a place and reaches to the cell's end: `5e2`, `1,5E-3`; the
  /// place itself where there is none.
  private static func endOfExponent(in part: UnsafeRawBufferPointer, from place: Int) -> Int {
    guard place < part.count, part[place] | 0x20 == 0x65 else { return place }
    var index = place + 1
    if index < part.count, part[index] == 0x2B || part[index] == 0x2D { index += 1 }
    let first = index
    while index < part.count, part[index] &- 0x30 < 10 { index += 1 }
    return index > first && index == part.count ? index : place
  }

  private static func suffix(_ word: String) -> Suffix? {
    guard !word.isEmpty else { return Suffix.none }
    guard word.count <= 12, !word.contains(where: { $0.isNumber || $0 == "," || $0.isWhitespace })
    else { return nil }
    var letters = word.lowercased()
    if let power = ["k", "m", "g", "t", "p"].firstIndex(of: letters.removeFirst()) {
      switch letters {
      case "": return .prefix(power + 1)
      case "b": return .bytes(power + 1)
      case "i", "ib": return .binaryBytes(power + 1)
      default: break
      }
    }
    if ["b", "byte", "bytes"].contains(word.lowercased()) { return .bytes(0) }
    if let (unit, scale) = ColumnLabel.unit(named: word), unit == .seconds {
      return .seconds(scale: scale)
    }
    let isWord = word.first.map { $0.isLetter || "%°µ".contains($0) } == true
    return isWord ? .unit(word) : nil
  }

  /// Whether commas and points stand where a number may have them.
  private static func isNumber(_ digits: UnsafeRawBufferPointer) -> Bool {
    let commas = digits.count { $0 == 0x2C }
    let points = digits.count { $0 == 0x2E }
    if commas > 1, points > 1 { return false }
    if commas <= 1, points <= 1 { return true }
    return isGrouped(digits, by: commas > 1 ? 0x2C : 0x2E)
  }

  /// Whether a sign parts all digits before the decimal ones in groups of three.
  package static func isGrouped(_ digits: UnsafeRawBufferPointer, by sign: UInt8) -> Bool {
    let decimal: UInt8 = sign == 0x2C ? 0x2E : 0x2C
    let unsigned = digits.drop { $0 == 0x2B || $0 == 0x2D }
    let whole = unsigned.prefix { $0 != decimal }
    let groups = whole.split(separator: sign, omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.count) else {
      return false
    }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
      && !unsigned.dropFirst(whole.count).contains(sign)
  }

  /// The number that the digits are, with a comma or a point before the decimals; nil where they are
  /// none, or where the other sign parts anything but thousands.
  package static func value(of digits: UnsafeRawBufferPointer, decimal: UInt8) -> Double? {
    let other: UInt8 = decimal == 0x2C ? 0x2E : 0x2C
    if digits.contains(other), !isGrouped(digits, by: other) { return nil }
    return withUnsafeTemporaryAllocation(byteCount: digits.count, alignment: 1) { plain in
      var count = 0
      for byte in digits where byte == decimal || (byte != 0x2C && byte != 0x2E) {
        plain[count] = byte == decimal ? 0x2E : byte
        count += 1
      }
      return AsciiNumber.real(UnsafeRawBufferPointer(rebasing: plain[..<count]))
    }
  }

  /// The amount that a text such as `0x7ff8` is; nil where it is none of 63 bits.
  static func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> Double? {
    guard (3...18).contains(bytes.count), bytes[0] == 0x30, bytes[1] | 0x20 == 0x78 else {
      return nil
    }
    let digits = String(decoding: bytes.dropFirst(2), as: UTF8.self)
    return digits.first == "+" || digits.first == "-"
      ? nil : Int64(digits, radix: 16).map(Double.init)
  }

  static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> UnsafeRawBufferPointer {
    var part = bytes
    while let first = part.first, first == 0x20 { part.removeFirst() }
    while let last = part.last, last == 0x20 { part.removeLast() }
    return UnsafeRawBufferPointer(rebasing: part)
  }
}
