import PlotCore

/// Reads JSON with comments and trailing commas, and keeps the place of every value.
///
/// Goes on after mistakes whose meaning is plain, so that one run can tell several; it never reads
/// more into a text than is reported.
package struct JSONCParser {
  /// How deep arrays and objects may be nested.
  static let depthLimit = 200

  /// What was made of a text.
  package struct Result {
    /// The value; nil where some of it is lost.
    package var value: ConfigValue?
    /// What is wrong.
    package var errors: [PlotError]
  }

  /// Thrown where nothing sensible can follow; the error is recorded already.
  struct Stop: Error {}

  var text: ConfigText
  let bytes: [UInt8]
  var index: Int
  var errors: [PlotError] = []
  /// False where a value could not be understood and null stands for it.
  var isWhole = true

  /// Reads a text.
  package static func parse(_ bytes: [UInt8], file: String) -> Result {
    var parser = JSONCParser(bytes, file: file)
    do throws(Stop) {
      let value = try parser.document()
      return Result(value: parser.isWhole ? value : nil, errors: parser.errors)
    } catch {
      return Result(value: nil, errors: parser.withoutEchoes)
    }
  }

  /// The errors without those that one missing quote makes of all that follows on its line.
  private var withoutEchoes: [PlotError] {
    guard let last = errors.last, last.code == .openString,
      let line = last.place?.position?.line
    else { return errors }
    let before = errors.prefix { $0.place?.position?.line != line }
    guard errors.count - before.count > 2, let first = errors.dropFirst(before.count).first else {
      return errors
    }
    return before + [
      PlotError(
        .config, "a string begins or ends where it should not, as the line's quotes are odd",
        at: first.place, remedy: "look for a missing \" before this")
    ]
  }

  private init(_ bytes: [UInt8], file: String) {
    text = ConfigText(bytes, file: file)
    self.bytes = bytes
    index = text.start
  }

  private mutating func document() throws(Stop) -> ConfigValue {
    if let invalid = ConfigText.firstInvalidByte(in: bytes) {
      let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      let hex = String(bytes[invalid], radix: 16, uppercase: true)
      try stop(
        isUTF16 ? "the file is in UTF-16" : "byte 0x\(hex) is not UTF-8", at: invalid,
        remedy: "save the file as UTF-8")
    }
    try skipBlanks()
    guard index < bytes.count else {
      try stop(
        "the config is empty", at: index,
        remedy: "begin with { \"version\": 1, \"inputs\": { \"run\": \"a.mem\" }, "
          + "\"outputs\": [\"a.png\"] }")
    }
    let value = try value(depth: 0)
    try skipBlanks()
    guard index == bytes.count else {
      let isClosing = [UInt8(ascii: "}"), UInt8(ascii: "]")].contains(bytes[index])
      try stop(
        "expected the end of the config", at: index,
        remedy: isClosing ? "take it away: nothing is left to close" : nil)
    }
    return value
  }

  /// Reads a value; the index stands on its first byte, or where one is missing.
  mutating func value(depth: Int) throws(Stop) -> ConfigValue {
    let place = text.place(at: index)
    guard index < bytes.count else { try stop("expected a value before the end", at: index) }
    switch bytes[index] {
    case UInt8(ascii: "{"):
      return ConfigValue(.object(try object(depth: depth + 1)), at: place)
    case UInt8(ascii: "["):
      return ConfigValue(.array(try array(depth: depth + 1)), at: place)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return ConfigValue(.string(try string()), at: place)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      return ConfigValue(try number(), at: place)
    case let byte where Self.isWord(byte):
      return ConfigValue(try word(), at: place)
    default:
      try stop("expected a value", at: index)
    }
  }

  private mutating func array(depth: Int) throws(Stop) -> [ConfigValue] {
    let opening = try open(depth)
    var elements: [ConfigValue] = []
    while true {
      try skipBlanks()
      if take(UInt8(ascii: "]")) { return elements }
      if try skipStrayComma() { continue }
      guard index < bytes.count else { try unclosed("]", opening) }
      elements.append(try value(depth: depth))
      try separator(closing: "]", opening)
    }
  }

  private mutating func object(depth: Int) throws(Stop) -> [ConfigValue.Member] {
    let opening = try open(depth)
    var members: [ConfigValue.Member] = []
    var seen: [String: Int] = [:]
    while true {
      try skipBlanks()
      if take(UInt8(ascii: "}")) { return members }
      if try skipStrayComma() { continue }
      guard index < bytes.count else { try unclosed("}", opening) }
      let keyStart = index
      let place = text.place(at: keyStart)
      let key = try key()
      try skipBlanks()
      try colon()
      let member = ConfigValue.Member(key: key, place: place, value: try value(depth: depth))
      if let first = seen[key] {
        let line = members[first].place.position?.line ?? 0
        try report(
          "\"\(key)\" is here twice: on line \(line) and on line \(place.position?.line ?? 0)",
          at: keyStart, remedy: "keep one of the two")
      } else {
        seen[key] = members.count
        members.append(member)
      }
      try separator(closing: "}", opening)
    }
  }

  /// Steps over an opening bracket and returns where it stood.
  private mutating func open(_ depth: Int) throws(Stop) -> Int {
    guard depth <= Self.depthLimit else {
      try stop("nested deeper than \(Self.depthLimit)", at: index)
    }
    index += 1
    return index - 1
  }

  private mutating func colon() throws(Stop) {
    if take(UInt8(ascii: ":")) { return try skipBlanks() }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") || startsValue(bytes[index]) else {
      try stop("expected ':' after the key", at: index)
    }
    try report("expected ':' after the key", at: index)
    _ = take(UInt8(ascii: "="))
    try skipBlanks()
  }

  /// Steps over the comma behind a value; a closing bracket is left to the caller.
  private mutating func separator(
    closing: Character, _ opening: Int
  ) throws(Stop) {
    try skipBlanks()
    if take(UInt8(ascii: ",")) { return }
    guard index < bytes.count else { try unclosed(closing, opening) }
    let byte = bytes[index]
    if byte == closing.asciiValue { return }
    if byte == UInt8(ascii: ";") || startsValue(byte) {
      try report(
        "expected ',' or '\(closing)'", at: index, remedy: "put a comma between the two")
      _ = take(UInt8(ascii: ";"))
      return
    }
    let line = text.place(at: opening).position?.line ?? 0
    try stop(
      "expected ',' or '\(closing)'", at: index,
      remedy: "the \(closing == "}" ? "object" : "array") begins on line \(line)")
  }

  private mutating func unclosed(_ closing: Character, _ opening: Int) throws(Stop) -> Never {
    let line = text.place(at: opening).position?.line ?? 0
    try stop(
      "expected ',' or '\(closing)' before the end", at: index,
      remedy: "the \(closing == "}" ? "object" : "array") begins on line \(line)")
  }

  private mutating func skipStrayComma() throws(Stop) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { return false }
    try report("expected a value before ','", at: index, remedy: "take the comma away")
    index += 1
    return true
  }

  private func startsValue(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      true
    default: Self.isWord(byte)
    }
  }

  /// Steps over a byte if it is there.
  mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// Records a mistake, and stops where there are enough of them.
  mutating func report(
    _ message: String, at offset: Int, remedy: String? = nil, code: PlotError.Code? = nil
  ) throws(Stop) {
    var place = text.place(at: offset)
    // At the end there is often nothing to be shown.
    if place.line?.allSatisfy(\.isWhitespace) == true { place.line = nil }
    errors.append(PlotError(.config, message, at: place, remedy: remedy, code: code))
    // One more than is shown, so that the reader learns that there are more.
    if errors.count > ConfigErrors.limit { throw Stop() }
  }

  /// Records a mistake after which nothing can be understood.
  mutating func stop(
    _ message: String, at offset: Int, remedy: String? = nil, code: PlotError.Code? = nil
  ) throws(Stop) -> Never {
    try report(message, at: offset, remedy: remedy, code: code)
    throw Stop()
  }
}
