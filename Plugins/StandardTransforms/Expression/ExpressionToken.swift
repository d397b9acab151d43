import PlotCore

/// One word of a formula.
struct ExpressionToken {
  enum Kind: Equatable {
    case integer(Int64)
    case real(Double)
    case name(String)
    /// A name in back quotes, which is never a function.
    case quotedName(String)
    /// A text in single or double quotes, to be compared with names.
    case text(String)
    case sign(String)
    case end
  }

  var kind: Kind
  /// Characters before it.
  var offset: Int

  /// The word as errors show it.
  var inWords: String {
    switch kind {
    case .integer(let value): "the number \(value)"
    case .real(let value): "the number \(value)"
    case .name(let name), .quotedName(let name): "\"\(name)\""
    case .text(let text): "the text '\(text)'"
    case .sign(let sign): "\"\(sign)\""
    case .end: "the end"
    }
  }
}

/// Cuts a formula into words.
struct ExpressionLexer {
  private let characters: [Character]
  private var next = 0
  private static let signs = [
    "<=", ">=", "==", "!=", "&&", "||", "<", ">", "!", "+", "-", "*", "/", "%", "^", "(", ")", ",",
  ]

  init(_ text: String) { characters = Array(text) }

  mutating func token() throws(ExpressionError) -> ExpressionToken {
    while next < characters.count, characters[next].isWhitespace { next += 1 }
    let start = next
    guard next < characters.count else { return ExpressionToken(kind: .end, offset: start) }
    let first = characters[next]
    if first == "`" { return try quotedName() }
    if first == "'" || first == "\"" { return try text(until: first) }
    if Self.isDigit(first)
      || (first == "." && next + 1 < characters.count
        && Self.isDigit(characters[next + 1]))
    {
      return try number()
    }
    if Self.isLetter(first) {
      while next < characters.count, Self.continuesName(characters[next]) { next += 1 }
      return ExpressionToken(kind: .name(String(characters[start..<next])), offset: start)
    }
    for sign in Self.signs where characters[next...].starts(with: sign) {
      next += sign.count
      return ExpressionToken(kind: .sign(sign), offset: start)
    }
    throw ExpressionError(
      message: "unexpected \"\(first)\"", offset: start,
      remedy: first == "=" ? "write == to compare" : nil)
  }

  /// A text in quotes; a backslash before a quote or a backslash keeps it.
  private mutating func text(until quote: Character) throws(ExpressionError) -> ExpressionToken {
    let start = next
    var text = ""
    next += 1
    while next < characters.count, characters[next] != quote {
      if characters[next] == "\\", next + 1 < characters.count { next += 1 }
      text.append(characters[next])
      next += 1
    }
    guard next < characters.count else {
      throw ExpressionError(message: "a text in quotes is not ended", offset: start)
    }
    next += 1
    return ExpressionToken(kind: .text(text), offset: start)
  }

  private mutating func quotedName() throws(ExpressionError) -> ExpressionToken {
    let start = next
    guard let end = characters[(start + 1)...].firstIndex(of: "`"), end > start + 1 else {
      throw ExpressionError(message: "a column's name in back quotes is not ended", offset: start)
    }
    next = end + 1
    return ExpressionToken(
      kind: .quotedName(String(characters[(start + 1)..<end])), offset: start)
  }

  /// A number, with a unit right behind it: `12`, `1.5e3`, `2GiB`.
  private mutating func number() throws(ExpressionError) -> ExpressionToken {
    let start = next
    func digits(from index: Int) -> Int {
      var index = index
      while index < characters.count, Self.isDigit(characters[index]) { index += 1 }
      return index
    }
    next = digits(from: next)
    var isInteger = true
    if next < characters.count, characters[next] == "." {
      isInteger = false
      next = digits(from: next + 1)
    }
    if next < characters.count, characters[next] == "e" || characters[next] == "E" {
      var exponent = next + 1
      if exponent < characters.count, "+-".contains(characters[exponent]) { exponent += 1 }
      let end = digits(from: exponent)
      if end > exponent {
        isInteger = false
        next = end
      }
    }
    let digitsEnd = next
    while next < characters.count, Self.continuesName(characters[next]) { next += 1 }
    let text = String(characters[start..<next])
    if next == digitsEnd {
      if isInteger, let value = Int64(text) {
        return ExpressionToken(kind: .integer(value), offset: start)
      }
      if let value = Double(text), value.isFinite {
        return ExpressionToken(kind: .real(value), offset: start)
      }
    } else if let quantity = Quantity.parseAny(text) {
      if let whole = Int64(exactly: quantity.value), quantity.value.magnitude <= 0x1p53 {
        return ExpressionToken(kind: .integer(whole), offset: start)
      }
      return ExpressionToken(kind: .real(quantity.value), offset: start)
    }
    throw ExpressionError(
      message: "\"\(text)\" is not a number", offset: start,
      remedy: next == digitsEnd
        ? nil : "known units are B, KiB, MiB, GiB, kB, MB, GB, s, ms, us, ns")
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isLetter || character == "_"
  }

  private static func continuesName(_ character: Character) -> Bool {
    isLetter(character) || isDigit(character) || character == "."
  }
}
