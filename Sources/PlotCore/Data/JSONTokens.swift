#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes a file of JSON values apart into tokens, block by block; memory grows with the longest
/// string only.
///
/// Several values may follow each other, so that lines of objects can be read too.
public final class JSONTokens {
  /// A part of a value.
  public enum Token: Hashable, Sendable {
    case objectStart, objectEnd, arrayStart, arrayEnd
    /// A member's name, in `bytes`.
    case key
    /// A text, in `bytes`.
    case string
    /// A number, in `bytes`.
    case number
    case yes, no, null
    /// The file ends, between values.
    case end
  }

  private enum Expected { case value, valueOrEnd, keyOrEnd, key, colon, commaOrEnd }

  private static let deepest = 512
  private static let longest = 1 << 24
  private let file: InputFile?
  private let path: String
  /// Whether a line feed within a value is an error, so that a cut line spoils no other.
  public var isLineBound = false
  private var memory: UnsafeMutableRawBufferPointer
  private var next = 0
  private var end = 0
  private var base = 0
  private var isAtEnd = false
  private var line = 1
  /// The place in the file of the line's first byte.
  private var lineStart = 0
  private var tokenStart = 0
  private var text = 0..<0
  private var isEscaped = false
  private var unescaped: [UInt8] = []
  /// Whether each open container is an object.
  private var open: [Bool] = []
  private var expected = Expected.valueOrEnd

  /// Creates a reader at the file's first value; a byte order mark of UTF-8 is skipped.
  public init(_ file: InputFile, blockCount: Int = 1 << 20) {
    self.file = file
    path = file.path
    memory = .allocate(byteCount: max(16, blockCount), alignment: 16)
  }

  /// Creates a reader of bytes in memory.
  public init(_ bytes: [UInt8], path: String = "") {
    file = nil
    self.path = path
    memory = .allocate(byteCount: max(16, bytes.count), alignment: 16)
    memory.copyBytes(from: bytes)
    end = bytes.count
    isAtEnd = true
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (next, lineStart) = (3, 3) }
  }

  deinit { memory.deallocate() }

  /// How many containers are open.
  public var depth: Int { open.count }

  /// Where the last token starts; the column counts bytes.
  public var position: Place.Position {
    Place.Position(line: line, column: max(1, base + tokenStart - lineStart + 1))
  }

  /// Gives the bytes of the last key, string or number, with escapes resolved; they are valid in the
  /// body only.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    if isEscaped { return unescaped.withUnsafeBytes(body) }
    return body(UnsafeRawBufferPointer(rebasing: memory[text]))
  }

  /// The text of the last key, string or number.
  public var string: String { withBytes { String(decoding: $0, as: UTF8.self) } }

  /// Returns the next token; throws where the file is no JSON or cannot be read.
  public func take() throws(PlotError) -> Token {
    isEscaped = false
    while true {
      guard let byte = try peek() else {
        guard open.isEmpty else { throw error("the file ends within a value") }
        return .end
      }
      tokenStart = next
      switch (expected, byte) {
      case (_, 0x0A):
        guard !isLineBound || open.isEmpty else {
          throw error("the line ends within a value")
        }
        next += 1
        line += 1
        lineStart = base + next
      case (_, 0x20), (_, 0x09), (_, 0x0D): next += 1
      case (.colon, 0x3A):
        next += 1
        expected = .value
      case (.commaOrEnd, 0x2C):
        next += 1
        expected = open.last == true ? .key : .value
      case (.commaOrEnd, 0x7D), (.keyOrEnd, 0x7D):
        guard open.last == true else { throw error("\"}\" closes nothing that is open") }
        return close(.objectEnd)
      case (.commaOrEnd, 0x5D), (.valueOrEnd, 0x5D):
        guard open.last == false else { throw error("\"]\" closes nothing that is open") }
        return close(.arrayEnd)
      case (.key, 0x22), (.keyOrEnd, 0x22):
        try takeString()
        expected = .colon
        return .key
      case (.value, _), (.valueOrEnd, _): return try takeValue(byte)
      default: throw error("\(wanted) is missing")
      }
    }
  }

  /// Skips the rest of the value whose first token was given; scalars are over already.
  public func skip(_ token: Token) throws(PlotError) {
    guard token == .objectStart || token == .arrayStart else { return }
    let outer = depth - 1
    while depth > outer { _ = try take() }
  }

  /// Goes on behind the next line feed, as if a value had just ended there.
  public func skipLine() throws(PlotError) {
    open = []
    expected = .valueOrEnd
    while let byte = try peek() {
      next += 1
      if byte == 0x0A {
        line += 1
        lineStart = base + next
        return
      }
    }
  }

  /// An error at the last token.
  public func error(_ message: String) -> PlotError {
    PlotError(
      .input, message, at: Place(file: path, position: position),
      remedy: "check that the file is JSON and whole")
  }

  private var wanted: String {
    switch expected {
    case .key: "a name in quotes"
    case .keyOrEnd: "a name in quotes or \"}\""
    case .colon: "\":\""
    case .commaOrEnd: open.last == true ? "\",\" or \"}\"" : "\",\" or \"]\""
    case .value, .valueOrEnd: "a value"
    }
  }

  private func close(_ token: Token) -> Token {
    next += 1
    open.removeLast()
    expected = open.isEmpty ? .valueOrEnd : .commaOrEnd
    return token
  }

  private func takeValue(_ byte: UInt8) throws(PlotError) -> Token {
    switch byte {
    case 0x7B, 0x5B:
      guard open.count < Self.deepest else { throw error("values are nested too deeply") }
      next += 1
      open.append(byte == 0x7B)
      expected = byte == 0x7B ? .keyOrEnd : .valueOrEnd
      return byte == 0x7B ? .objectStart : .arrayStart
    case 0x22:
      try takeString()
      afterScalar()
      return .string
    default:
      try takeWord()
      afterScalar()
      if byte == 0x2D || byte &- 0x30 < 10 { return .number }
      let word = UnsafeRawBufferPointer(rebasing: memory[text])
      if word.equals("true") { return .yes }
      if word.equals("false") { return .no }
      // Python writes NaN, which stands for a gap here.
      if word.equals("null") || word.equals("NaN") { return .null }
      throw error("\(wanted) is missing")
    }
  }

  private func afterScalar() { expected = open.isEmpty ? .valueOrEnd : .commaOrEnd }

  /// Takes bytes up to a comma, bracket or blank.
  private func takeWord() throws(PlotError) {
    var length = 0
    while true {
      while tokenStart + length < end {
        let byte = memory[tokenStart + length]
        if byte <= 0x20 || byte == 0x2C || byte == 0x5D || byte == 0x7D || byte == 0x3A { break }
        length += 1
      }
      if tokenStart + length < end || isAtEnd { break }
      try fill(from: tokenStart)
    }
    text = tokenStart..<(tokenStart + length)
    next = tokenStart + max(1, length)
  }

  private func takeString() throws(PlotError) {
    var length = 1
    var hasEscape = false
    while true {
      if tokenStart + length >= end {
        guard !isAtEnd else { throw error("a text is not closed") }
        try fill(from: tokenStart)
        continue
      }
      let byte = memory[tokenStart + length]
      if byte == 0x22 { break }
      guard byte >= 0x20 else { throw error("a text is not closed on its line") }
      if byte == 0x5C {
        hasEscape = true
        length += 1
      }
      length += 1
    }
    text = (tokenStart + 1)..<(tokenStart + length)
    next = tokenStart + length + 1
    if hasEscape { try unescape() }
  }

  private func unescape() throws(PlotError) {
    isEscaped = true
    unescaped = []
    var index = text.lowerBound
    var units: [UInt16] = []
    func flush() {
      guard !units.isEmpty else { return }
      unescaped += Array(String(decoding: units, as: UTF16.self).utf8)
      units = []
    }
    while index < text.upperBound {
      var byte = memory[index]
      index += 1
      if byte == 0x5C {
        byte = memory[index]
        index += 1
        if byte == 0x75 {
          guard index + 4 <= text.upperBound,
            let unit = UInt16(
              String(decoding: memory[index..<(index + 4)], as: UTF8.self), radix: 16)
          else { throw error("\"\\u\" needs four digits") }
          units.append(unit)
          index += 4
          continue
        }
        switch byte {
        case 0x62: byte = 0x08
        case 0x66: byte = 0x0C
        case 0x6E: byte = 0x0A
        case 0x72: byte = 0x0D
        case 0x74: byte = 0x09
        default: break
        }
      }
      flush()
      unescaped.append(byte)
    }
    flush()
  }

  private func peek() throws(PlotError) -> UInt8? {
    if next >= end {
      if isAtEnd { return nil }
      try fill(from: next)
      if next >= end { return nil }
    }
    return memory[next]
  }

  /// Keeps the bytes from a place on, moves them to the front and reads behind them.
  private func fill(from start: Int) throws(PlotError) {
    guard let file else { return }
    let start = min(start, end)
    let rest = end - start
    guard rest <= Self.longest else { throw error("a text is longer than 16 MiB") }
    if rest == memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: memory.count * 2, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(memory))
      memory.deallocate()
      memory = larger
    } else if rest > 0, start > 0 {
      memmove(memory.baseAddress!, memory.baseAddress! + start, rest)
    }
    base += start
    next -= start
    tokenStart = max(0, tokenStart - start)
    end = rest
    let room = UnsafeMutableRawBufferPointer(rebasing: memory[rest...])
    let count = try file.read(into: room, at: base + rest)
    end += count
    isAtEnd = count < room.count
    if base == 0, rest == 0, end >= 3, memory[0] == 0xEF, memory[1] == 0xBB, memory[2] == 0xBF {
      next = 3
      lineStart = 3
    }
  }
}
