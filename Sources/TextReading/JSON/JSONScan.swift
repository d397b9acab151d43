import PlotCore

/// Takes JSON values apart into tokens.
struct JSONScan: ~Copyable {
  private enum Expected { case value, valueOrEnd, keyOrEnd, key, colon, commaOrEnd }

  private static let deepest = 512
  /// The text that is read.
  private(set) var bytes: JSONBytes
  /// Whether a line feed within a value is an error.
  var isLineBound = false
  /// How many containers are open, and whether each is an object.
  private(set) var depth = 0
  private let objects = UnsafeMutablePointer<Bool>.allocate(capacity: deepest)
  private var expected = Expected.valueOrEnd
  private var text = 0..<0
  private var unescaped: [UInt8]?

  /// Starts before the first value.
  init(_ bytes: JSONBytes) { self.bytes = bytes }

  /// Frees what it holds; it can be used no more.
  func deallocate() {
    bytes.memory.deallocate()
    objects.deallocate()
  }

  /// Gives the bytes of the last key, string or number, with escapes resolved.
  @inline(__always)
  func withText<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if let unescaped { return unescaped.withUnsafeBytes(body) }
    return body(word)
  }

  private var word: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: bytes.memory.baseAddress! + text.lowerBound, count: text.count)
  }

  private var isInObject: Bool { depth > 0 && objects[depth - 1] }

  /// Returns the next token; throws where the text is no JSON or cannot be read.
  mutating func take() throws(PlotError) -> JSONTokens.Token {
    if unescaped != nil { unescaped = nil }
    while true {
      guard let byte = try bytes.peek() else {
        guard depth == 0 else { throw bytes.error("the file ends within a value") }
        return .end
      }
      bytes.tokenStart = bytes.next
      if byte <= 0x20 {
        if byte == 0x0A {
          guard !isLineBound || depth == 0 else {
            throw bytes.error("the line ends within a value")
          }
          bytes.passLineFeed()
          continue
        }
        if byte == 0x20 || byte == 0x09 || byte == 0x0D {
          bytes.next &+= 1
          continue
        }
      }
      switch expected {
      case .colon where byte == 0x3A:
        bytes.next &+= 1
        expected = .value
      case .commaOrEnd where byte == 0x2C:
        bytes.next &+= 1
        expected = isInObject ? .key : .value
      case .commaOrEnd where byte == 0x7D, .keyOrEnd where byte == 0x7D:
        guard isInObject else { throw bytes.error("\"}\" closes nothing that is open") }
        return close(.objectEnd)
      case .commaOrEnd where byte == 0x5D, .valueOrEnd where byte == 0x5D:
        guard depth > 0, !isInObject else { throw bytes.error("\"]\" closes nothing that is open") }
        return close(.arrayEnd)
      case .key where byte == 0x22, .keyOrEnd where byte == 0x22:
        try takeString()
        expected = .colon
        return .key
      case .value, .valueOrEnd: return try takeValue(byte)
      default: throw bytes.error("\(wanted) is missing")
      }
    }
  }

  /// Goes on behind the next line feed, as if a value had just ended there.
  mutating func skipLine() throws(PlotError) {
    depth = 0
    expected = .valueOrEnd
    while let byte = try bytes.peek() {
      if byte == 0x0A { return bytes.passLineFeed() }
      bytes.next += 1
    }
  }

  private var wanted: String {
    switch expected {
    case .key: "a name in quotes"
    case .keyOrEnd: "a name in quotes or \"}\""
    case .colon: "\":\""
    case .commaOrEnd: isInObject ? "\",\" or \"}\"" : "\",\" or \"]\""
    case .value, .valueOrEnd: "a value"
    }
  }

  private mutating func close(_ token: JSONTokens.Token) -> JSONTokens.Token {
    bytes.next &+= 1
    depth &-= 1
    afterValue()
    return token
  }

  private mutating func afterValue() { expected = depth == 0 ? .valueOrEnd : .commaOrEnd }

  private mutating func takeValue(_ byte: UInt8) throws(PlotError) -> JSONTokens.Token {
    switch byte {
    case 0x7B, 0x5B:
      guard depth < Self.deepest else { throw bytes.error("values are nested too deeply") }
      bytes.next &+= 1
      objects[depth] = byte == 0x7B
      depth &+= 1
      expected = byte == 0x7B ? .keyOrEnd : .valueOrEnd
      return byte == 0x7B ? .objectStart : .arrayStart
    case 0x22:
      try takeString()
      afterValue()
      return .string
    default:
      try takeWord()
      afterValue()
      if byte == 0x2D || byte &- 0x30 < 10 { return .number }
      if word.equals("true") { return .yes }
      if word.equals("false") { return .no }
      // Python writes NaN, which stands for a gap here.
      if word.equals("null") || word.equals("NaN") { return .null }
      throw bytes.error("\(wanted) is missing")
    }
  }

  /// Takes bytes up to a comma, bracket or blank.
  private mutating func takeWord() throws(PlotError) {
    var length = 0
    while true {
      let base = bytes.memory.baseAddress! + bytes.tokenStart
      let most = bytes.end &- bytes.tokenStart
      while length < most {
        let byte = base.load(fromByteOffset: length, as: UInt8.self)
        if byte <= 0x20 || byte == 0x2C || byte == 0x5D || byte == 0x7D || byte == 0x3A { break }
        length &+= 1
      }
      if length < most || bytes.isAtEnd { break }
      try bytes.fill(from: bytes.tokenStart)
    }
    text = bytes.tokenStart..<(bytes.tokenStart + length)
    bytes.next = bytes.tokenStart + max(1, length)
  }

  private mutating func takeString() throws(PlotError) {
    var length = 1
    var hasEscape = false
    search: while true {
      let base = bytes.memory.baseAddress! + bytes.tokenStart
      let most = bytes.end &- bytes.tokenStart
      while length < most {
        let byte = base.load(fromByteOffset: length, as: UInt8.self)
        // Digits and most letters need one comparison.
        if byte &- 0x23 < 0x39 || byte > 0x5C {
          length &+= 1
          continue
        }
        if byte == 0x22 { break search }
        guard byte >= 0x20 else { throw bytes.error("a text is not closed on its line") }
        if byte == 0x5C {
          hasEscape = true
          length &+= 1
        }
        length &+= 1
      }
      guard !bytes.isAtEnd else { throw bytes.error("a text is not closed") }
      try bytes.fill(from: bytes.tokenStart)
    }
    text = (bytes.tokenStart + 1)..<(bytes.tokenStart + length)
    bytes.next = bytes.tokenStart + length + 1
    if hasEscape {
      guard let plain = JSONEscapes.resolved(word) else {
        throw bytes.error("\"\\u\" needs four digits")
      }
      unescaped = plain
    }
  }
}
