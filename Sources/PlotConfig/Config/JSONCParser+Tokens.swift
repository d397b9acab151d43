import PlotCore

extension JSONCParser {
  /// Whether a byte can stand in a bare word or a number.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  /// Steps over blanks and comments.
  mutating func skipBlanks() throws(Stop) {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case UInt8(ascii: "/"): try comment()
      case UInt8(ascii: "#"):
        try report("a comment begins with //", at: index, remedy: "write // instead of #")
        skipLine()
      default: return
      }
    }
  }

  private mutating func comment() throws(Stop) {
    let start = index
    index += 1
    if take(UInt8(ascii: "/")) { return skipLine() }
    guard take(UInt8(ascii: "*")) else {
      try stop("a comment begins with // or /*", at: start)
    }
    while index + 1 < bytes.count {
      if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
        index += 2
        return
      }
      index += 1
    }
    index = bytes.count
    try stop("this comment does not end", at: start, remedy: "close it with */")
  }

  private mutating func skipLine() {
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
  }

  /// Reads a key; a bare word is taken for one, with an error.
  mutating func key() throws(Stop) -> String {
    let byte = bytes[index]
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try string() }
    guard Self.isWord(byte) else {
      try stop("expected a key in double quotes", at: index)
    }
    let start = index
    while index < bytes.count, Self.isWord(bytes[index]) || bytes[index] == UInt8(ascii: "-") {
      index += 1
    }
    let key = String(decoding: bytes[start..<index], as: UTF8.self)
    try report(
      "a key needs double quotes", at: start, remedy: "write \"\(ConfigValue.brief(key))\"")
    return key
  }

  /// Reads `true`, `false` or `null`; any other word is an error and stands for null.
  mutating func word() throws(Stop) -> ConfigValue.Kind {
    let start = index
    while index < bytes.count, Self.isWord(bytes[index]) || bytes[index] == UInt8(ascii: "-") {
      index += 1
    }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: break
    }
    isWhole = false
    let lower = word.lowercased()
    let message: String
    let remedy: String
    switch lower {
    case "nan", "infinity", "inf":
      (message, remedy) = ("\(word) is no JSON number", "leave it out, or write a finite number")
    case "true", "false", "null":
      (message, remedy) = ("\(word) is no JSON value", "write \(lower)")
    case "none", "nil", "undefined":
      (message, remedy) = ("\(word) is no JSON value", "write null, or leave the key out")
    default:
      let short = ConfigValue.brief(word)
      (message, remedy) = ("a text needs double quotes", "write \"\(short)\"")
    }
    try report(message, at: start, remedy: remedy)
    return .null
  }

  /// Reads a number as it is written.
  mutating func number() throws(Stop) -> ConfigValue.Kind {
    let start = index
    while index < bytes.count,
      Self.isWord(bytes[index]) || bytes[index] == UInt8(ascii: ".")
        || bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
    {
      index += 1
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let problem = NumberProblem(bytes[start..<index]) else { return .number(text) }
    try report(problem.message(ConfigValue.brief(text)), at: start, remedy: problem.remedy(text))
    // What was meant is plain enough to go on, but for words and digits in a heap.
    switch problem {
    case .leadingZero(let rest), .plus(let rest): return .number(rest)
    case .noDigit, .notFinite, .unit, .other: isWhole = false
    }
    return .null
  }

  /// Why a token is no number of RFC 8259, section 6.
  private enum NumberProblem {
    case leadingZero(String), plus(String), noDigit, notFinite, unit, other

    /// Nil where the token is a number.
    init?(_ token: ArraySlice<UInt8>) {
      var rest = token
      func digits() -> Int {
        let count = rest.prefix { (0x30...0x39).contains($0) }.count
        rest = rest.dropFirst(count)
        return count
      }
      if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      let first = rest.first
      let whole = digits()
      if whole == 0 {
        let words = String(decoding: rest, as: UTF8.self).lowercased()
        if words == "infinity" || words == "inf" || words == "nan" {
          self = .notFinite
        } else if first == UInt8(ascii: "+"), token.count > 1,
          NumberProblem(token.dropFirst()) == nil
        {
          self = .plus(String(decoding: token.dropFirst(), as: UTF8.self))
        } else if first == UInt8(ascii: "."), rest.count > 1 {
          self = .noDigit
        } else {
          self = .other
        }
        return
      }
      if rest.first == UInt8(ascii: ".") {
        rest = rest.dropFirst()
        guard digits() > 0 else {
          self = .noDigit
          return
        }
      }
      let mantissa = rest
      if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
        rest = rest.dropFirst()
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
          rest = rest.dropFirst()
        }
        if digits() == 0 { rest = mantissa }
      }
      guard rest.isEmpty else {
        let word = String(decoding: rest, as: UTF8.self)
        self = Quantity.parseAny("1" + word) != nil ? .unit : .other
        return
      }
      guard first == UInt8(ascii: "0"), whole > 1 else { return nil }
      let sign = token.first == UInt8(ascii: "-") ? "-" : ""
      let trimmed = token.dropFirst(sign.utf8.count).drop { $0 == UInt8(ascii: "0") }
      let needsZero = trimmed.first.map { !(0x30...0x39).contains($0) } ?? true
      self = .leadingZero(
        sign + (needsZero ? "0" : "") + String(decoding: trimmed, as: UTF8.self))
    }

    func message(_ text: String) -> String {
      switch self {
      case .leadingZero: "a number cannot begin with 0"
      case .plus: "a number cannot begin with +"
      case .noDigit: "a number needs digits on both sides of its point"
      case .notFinite: "\(text) is no JSON number"
      case .unit: "a quantity with a unit needs double quotes"
      case .other: "\(text) is no number"
      }
    }

    func remedy(_ text: String) -> String? {
      switch self {
      case .leadingZero(let rest), .plus(let rest): "write \(ConfigValue.brief(rest))"
      case .noDigit, .other: nil
      case .notFinite: "leave it out, or write a finite number"
      case .unit: "write \"\(text)\""
      }
    }
  }
}
