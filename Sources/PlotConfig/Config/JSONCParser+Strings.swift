import PlotCore

extension JSONCParser {
  /// Reads a string; the index stands on its opening quote.
  ///
  /// Bad escapes are reported and left out.
  mutating func string() throws(Stop) -> String {
    let start = index
    let quote = bytes[index]
    if quote == UInt8(ascii: "'") {
      try report("a string needs double quotes", at: start, remedy: "write \" instead of '")
    }
    index += 1
    var run = index
    var result = ""
    while index < bytes.count {
      let byte = bytes[index]
      if byte == quote {
        let last = bytes[run..<index]
        index += 1
        return result.isEmpty
          ? String(decoding: last, as: UTF8.self)
          : result + String(decoding: last, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") {
        result += String(decoding: bytes[run..<index], as: UTF8.self)
        try escape(into: &result)
        run = index
      } else if byte == 0x0A || byte == 0x0D {
        break
      } else {
        if byte < 0x20 {
          try report(
            byte == 0x09
              ? "a tab cannot stand in a string"
              : "control character 0x\(String(byte, radix: 16)) cannot stand in a string",
            at: index,
            remedy: byte == 0x09 ? "write \\t" : "write \\u\(Self.fourDigits(byte))")
        }
        index += 1
      }
    }
    try stop(
      "this string does not end on its line", at: start,
      remedy: "close it with \(quote == UInt8(ascii: "'") ? "'" : "\"")"
        + "; a line break inside is written \\n", code: .openString)
  }

  /// Reads an escape; the index stands on its backslash.
  private mutating func escape(into result: inout String) throws(Stop) {
    let start = index
    index += 1
    // A line's end is left to the caller, which tells that the string is open.
    guard index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D else { return }
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      result.unicodeScalars.append(Unicode.Scalar(byte))
    case UInt8(ascii: "b"): result += "\u{8}"
    case UInt8(ascii: "f"): result += "\u{C}"
    case UInt8(ascii: "n"): result += "\n"
    case UInt8(ascii: "r"): result += "\r"
    case UInt8(ascii: "t"): result += "\t"
    case UInt8(ascii: "u"):
      index += 1
      return try unicodeEscape(start, into: &result)
    default:
      let name = byte > 0x20 && byte < 0x7F ? " \\\(Character(Unicode.Scalar(byte)))" : ""
      try report(
        "there is no escape\(name)", at: start, remedy: "write \\\\ for a backslash")
      // Only ASCII is stepped over, so that no character is cut in two.
      if byte >= 0x80 { return }
    }
    index += 1
  }

  /// Reads the digits of `\u`, and a second escape where the first is a high surrogate.
  private mutating func unicodeEscape(_ start: Int, into result: inout String) throws(Stop) {
    guard let first = fourHexDigits() else {
      return try report("\\u needs four hexadecimal digits", at: start)
    }
    guard (0xD800...0xDFFF).contains(first) else {
      if let scalar = Unicode.Scalar(first) { result.unicodeScalars.append(scalar) }
      return
    }
    let behind = index
    if first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")),
      let second = fourHexDigits(), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    {
      result.unicodeScalars.append(scalar)
      return
    }
    index = behind
    let digits = String(first, radix: 16, uppercase: true)
    try report(
      "\\u\(digits) is half of a surrogate pair", at: start,
      remedy: "write both halves, or the character itself")
  }

  /// Reads four digits, or leaves the index where it is.
  private mutating func fourHexDigits() -> UInt32? {
    guard index + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<(index + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        return nil
      }
      value = value << 4 + UInt32(digit)
    }
    index += 4
    return value
  }

  private static func fourDigits(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
