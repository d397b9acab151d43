/// Reads JSON from bytes without building a tree: members that nobody asks for are skipped.
///
/// Strict as RFC 8259, but for bytes that are no UTF-8, which become replacement characters. Nothing in
/// the bytes can trap.
struct JSONScanner {
  /// The bytes are not JSON, or not of the form that was asked for.
  struct Failure: Error {}

  private let bytes: [UInt8]
  private var place = 0
  /// Deeper than this no file of ours is nested.
  private static let deepest = 32

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads an object that is the whole text, and hands each key to a body that must read its value.
  mutating func wholeObject(
    _ body: (_ key: String, _ scanner: inout JSONScanner) throws(Failure) -> Void
  ) throws(Failure) {
    try object(body)
    skipBlanks()
    guard place == bytes.count else { throw Failure() }
  }

  /// Reads a string.
  mutating func string() throws(Failure) -> String {
    try expect(UInt8(ascii: "\""))
    var text: [UInt8] = []
    while let byte = next() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
      case 0..<0x20: throw Failure()
      default: text.append(byte)
      }
    }
    throw Failure()
  }

  /// Reads a finite number.
  mutating func number() throws(Failure) -> Double {
    guard let value = Double(try numeral()), value.isFinite else { throw Failure() }
    return value
  }

  /// Reads a whole number without losing a digit.
  mutating func integer() throws(Failure) -> Int64 {
    guard let value = Int64(try numeral()) else { throw Failure() }
    return value
  }

  /// Reads any value and forgets it.
  mutating func skip(depth: Int = 0) throws(Failure) {
    guard depth < Self.deepest else { throw Failure() }
    skipBlanks()
    switch peek {
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "{"):
      try object { (_, scanner) throws(Failure) in try scanner.skip(depth: depth + 1) }
    case UInt8(ascii: "["):
      try expect(UInt8(ascii: "["))
      try list(until: UInt8(ascii: "]")) { (scanner) throws(Failure) in
        try scanner.skip(depth: depth + 1)
      }
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    default: _ = try numeral()
    }
  }

  private mutating func object(
    _ body: (_ key: String, _ scanner: inout JSONScanner) throws(Failure) -> Void
  ) throws(Failure) {
    try expect(UInt8(ascii: "{"))
    try list(until: UInt8(ascii: "}")) { (scanner) throws(Failure) in
      let key = try scanner.string()
      try scanner.expect(UInt8(ascii: ":"))
      try body(key, &scanner)
    }
  }

  private mutating func list(
    until end: UInt8, _ element: (_ scanner: inout JSONScanner) throws(Failure) -> Void
  ) throws(Failure) {
    skipBlanks()
    if peek == end {
      place += 1
      return
    }
    while true {
      try element(&self)
      skipBlanks()
      let sign = next()
      if sign == end { return }
      guard sign == UInt8(ascii: ",") else { throw Failure() }
    }
  }

  private mutating func numeral() throws(Failure) -> String {
    skipBlanks()
    let start = place
    if peek == UInt8(ascii: "-") { place += 1 }
    let first = place
    try digits()
    // A leading zero stands alone.
    if bytes[first] == UInt8(ascii: "0"), place > first + 1 { throw Failure() }
    if peek == UInt8(ascii: ".") {
      place += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      place += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func digits() throws(Failure) {
    let start = place
    while let byte = peek, (0x30...0x39).contains(byte) { place += 1 }
    guard place > start else { throw Failure() }
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    switch next() {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let high = try unit()
      guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
      guard next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u") else { throw Failure() }
      let low = try unit()
      guard (0xDC00..<0xE000).contains(low) else { throw Failure() }
      return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    default: throw Failure()
    }
  }

  private mutating func unit() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw Failure()
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private mutating func word(_ text: StaticString) throws(Failure) {
    for byte in "\(text)".utf8 where next() != byte { throw Failure() }
  }

  private mutating func expect(_ byte: UInt8) throws(Failure) {
    skipBlanks()
    guard next() == byte else { throw Failure() }
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      place += 1
    }
  }

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func next() -> UInt8? {
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return bytes[place]
  }
}
