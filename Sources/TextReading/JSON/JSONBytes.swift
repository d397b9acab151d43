import PlotCore
import Host

/// The bytes of a JSON text, of which a window is in memory: from the token that is being read on.
struct JSONBytes {
  private static let longest = 1 << 24
  private let file: InputFile?
  private var blocks: TextBlocks?
  private let path: String
  private(set) var memory: UnsafeMutableRawBufferPointer
  /// The place of the next byte in memory, and where what is in memory ends.
  var next = 0
  private(set) var end = 0
  /// Where the last token starts in memory.
  var tokenStart = 0
  private var base = 0
  private(set) var isAtEnd = false
  private var line = 1
  /// The place in the file of the line's first byte.
  private var lineStart = 0

  /// Starts at the beginning of a file.
  init(_ file: InputFile, blockCount: Int) {
    self.file = file
    path = file.path
    memory = .allocate(byteCount: max(16, blockCount), alignment: 16)
  }

  /// Starts at the beginning of some bytes.
  init(_ bytes: [UInt8], path: String) {
    file = nil
    self.path = path
    memory = .allocate(byteCount: max(16, bytes.count), alignment: 16)
    memory.copyBytes(from: bytes)
    end = bytes.count
    isAtEnd = true
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { (next, lineStart) = (3, 3) }
  }

  /// Where the last token starts; the column counts bytes.
  var position: Place.Position {
    Place.Position(line: line, column: max(1, base + tokenStart - lineStart + 1))
  }

  /// An error at the last token.
  func error(_ message: String) -> PlotError {
    PlotError(
      .input, message, at: Place(file: path, position: position),
      remedy: "check that the file is JSON and whole")
  }

  /// Goes over the line feed that stands next.
  mutating func passLineFeed() {
    next &+= 1
    line &+= 1
    lineStart = base &+ next
  }

  /// The next byte, which is not taken; nil at the end.
  @inline(__always)
  mutating func peek() throws(PlotError) -> UInt8? {
    if next >= end {
      if isAtEnd { return nil }
      try fill(from: next)
      if next >= end { return nil }
    }
    return memory[next]
  }

  /// Keeps the bytes from a place on, moves them to the front and reads behind them.
  mutating func fill(from start: Int) throws(PlotError) {
    guard let file else { return }
    let start = min(start, end)
    let rest = end - start
    guard rest <= Self.longest else { throw error("a text is longer than 16 MiB") }
    base += start
    next -= start
    tokenStart = max(0, tokenStart - start)
    if blocks == nil { blocks = try TextBlocks(file) }
    guard var blocks else { return }
    (end, isAtEnd) = try blocks.refill(&memory, keeping: start..<end)
    self.blocks = blocks
  }
}
