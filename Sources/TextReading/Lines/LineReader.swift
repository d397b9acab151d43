import PlotCore
import Host

/// Reads a text file line by line in blocks; memory grows with the longest line only.
///
/// Lines end with LF, CRLF, or all with CR, the last one with nothing too. UTF-16 is turned where the file
/// begins with its mark of byte order, and a mark of UTF-8 is skipped; places are those in the text.
public final class LineReader {
  /// Behind a pointer that never changes, so that no access has to be checked for being the only one.
  private let lines = UnsafeMutablePointer<Lines>.allocate(capacity: 1)

  /// Creates a reader that starts at a place in the file; behind the beginning it reads UTF-8 alone.
  ///
  /// A line of more than `longestLine` bytes is an error, told where it stands.
  public init(_ file: InputFile, from offset: Int = 0, longestLine: Int = 1 << 26) {
    lines.initialize(to: Lines(file, from: offset, longestLine: longestLine))
  }

  deinit {
    lines.pointee.memory.deallocate()
    lines.deinitialize(count: 1)
    lines.deallocate()
  }

  /// Returns the next line; nil at the end. Throws where reading fails or a line is too long.
  public func next() throws(PlotError) -> TextLine? { try lines.pointee.next() }
}

/// The state of a reader of lines.
private struct Lines: ~Copyable {
  private static let blockCount = 1 << 20
  private let file: InputFile
  /// The text, where it is read from the file's beginning.
  private var text: TextBlocks?
  private let longestLine: Int
  private(set) var memory: UnsafeMutableRawBufferPointer
  /// The part of the memory that is filled and not yet given.
  private var start = 0
  private var end = 0
  /// The place in the file of the memory's first byte.
  private var base: Int
  private var number = 0
  private var isAtEnd = false

  init(_ file: InputFile, from offset: Int, longestLine: Int) {
    self.file = file
    self.longestLine = max(1, longestLine)
    base = offset
    memory = .allocate(byteCount: Self.blockCount, alignment: 16)
  }

  @inline(__always)
  mutating func next() throws(PlotError) -> TextLine? {
    var searched = start
    while true {
      if searched < end,
        let found = memchr(memory.baseAddress! + searched, 0x0A, end - searched)
      {
        let stop = UnsafeRawPointer(found) - UnsafeRawPointer(memory.baseAddress!)
        return take(upTo: stop, next: stop + 1)
      }
      if isAtEnd { return start < end ? take(upTo: end, next: end) : nil }
      let known = end - start
      try fill()
      searched = start + known
    }
  }

  @inline(__always)
  private mutating func take(upTo stop: Int, next: Int) -> TextLine {
    let isEnded = next > stop
    var stop = stop
    if stop > start, memory[stop - 1] == 0x0D { stop -= 1 }
    let line = TextLine(
      bytes: UnsafeRawBufferPointer(rebasing: memory[start..<stop]), number: number + 1,
      offset: base + start, isEnded: isEnded)
    number += 1
    start = next
    return line
  }

  /// Moves what is left to the front and reads behind it.
  private mutating func fill() throws(PlotError) {
    let rest = end - start
    guard rest <= longestLine else {
      throw PlotError(
        .input, "a line is longer than \(Decimal.grouped(longestLine)) bytes",
        at: Place(
          file: file.path, position: Place.Position(line: number + 1, column: 1),
          byteOffset: base + start),
        remedy: "check that the file is a text of the format")
    }
    base += start
    let isFirst = number == 0 && rest == 0 && base == 0
    if isFirst { text = try TextBlocks(file) }
    if var text {
      (end, isAtEnd) = try text.refill(&memory, keeping: start..<end)
      self.text = text
      if isFirst { base = text.markCount }
    } else {
      (end, isAtEnd) = try file.refill(&memory, keeping: start..<end, from: base)
    }
    start = 0
  }
}
