#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A line of a text file, without what ends it.
///
/// The bytes belong to the reader and are valid until it is asked for the next line.
public struct TextLine {
  /// The line's bytes, without line feed and carriage return.
  public let bytes: UnsafeRawBufferPointer
  /// The line's number, from 1.
  public let number: Int
  /// Where the line starts in the file.
  public let offset: Int

  /// The line's text, for errors and for lines that are read once in a file.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the line starts with some ASCII text.
  public func starts(with prefix: StaticString) -> Bool {
    bytes.count >= prefix.utf8CodeUnitCount
      && memcmp(bytes.baseAddress!, prefix.utf8Start, prefix.utf8CodeUnitCount) == 0
  }

  /// Returns what follows the first bytes.
  public func rest(after count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes.dropFirst(count))
  }
}

/// Reads a text file line by line in blocks; memory grows with the longest line only.
///
/// Lines end with LF or CRLF, the last one with nothing too; a byte order mark of UTF-8 is skipped.
public final class LineReader {
  private static let blockCount = 1 << 20
  private let file: InputFile
  private let longestLine: Int
  private var memory: UnsafeMutableRawBufferPointer
  /// The part of the memory that is filled and not yet given.
  private var start = 0
  private var end = 0
  /// The place in the file of the memory's first byte.
  private var base: Int
  private var number = 0
  private var isAtEnd = false

  /// Creates a reader that starts at a place in the file.
  ///
  /// A line of more than `longestLine` bytes is an error, told where it stands.
  public init(_ file: InputFile, from offset: Int = 0, longestLine: Int = 1 << 26) {
    self.file = file
    self.longestLine = max(1, longestLine)
    base = offset
    memory = .allocate(byteCount: Self.blockCount, alignment: 16)
  }

  deinit { memory.deallocate() }

  /// Returns the next line; nil at the end. Throws where reading fails or a line is too long.
  public func next() throws(PlotError) -> TextLine? {
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

  private func take(upTo stop: Int, next: Int) -> TextLine {
    var stop = stop
    if stop > start, memory[stop - 1] == 0x0D { stop -= 1 }
    let line = TextLine(
      bytes: UnsafeRawBufferPointer(rebasing: memory[start..<stop]), number: number + 1,
      offset: base + start)
    number += 1
    start = next
    return line
  }

  /// Moves what is left to the front and reads behind it.
  private func fill() throws(PlotError) {
    let rest = end - start
    guard rest <= longestLine else {
      throw PlotError(
        .input, "a line is longer than \(Decimal.grouped(longestLine)) bytes",
        at: Place(
          file: file.path, position: Place.Position(line: number + 1, column: 1),
          byteOffset: base + start),
        remedy: "check that the file is a text of the format")
    }
    if rest == memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: memory.count * 2, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(memory))
      memory.deallocate()
      memory = larger
    } else if start > 0, rest > 0 {
      memmove(memory.baseAddress!, memory.baseAddress! + start, rest)
    }
    base += start
    start = 0
    end = rest
    let isFirst = number == 0 && rest == 0 && base == 0
    let room = UnsafeMutableRawBufferPointer(rebasing: memory[rest...])
    let count = try file.read(into: room, at: base + rest)
    end += count
    isAtEnd = count < room.count
    if isFirst, end >= 3, memory[0] == 0xEF, memory[1] == 0xBB, memory[2] == 0xBF { start = 3 }
  }
}

/// Takes the words of a line one after the other: runs of bytes between blanks.
public struct TextWords {
  private let bytes: UnsafeRawBufferPointer
  /// Where the next search begins, in bytes from the start; the column of an error less one.
  public private(set) var position = 0
  /// Where the word that was given last begins.
  public private(set) var wordStart = 0

  /// Creates the words of some bytes.
  public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Returns the next word; nil where there is none. Blanks are spaces and tabs.
  public mutating func next() -> UnsafeRawBufferPointer? {
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
    wordStart = position
    while position < bytes.count, !Self.isBlank(bytes[position]) { position += 1 }
    guard position > wordStart else { return nil }
    return UnsafeRawBufferPointer(rebasing: bytes[wordStart..<position])
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes are just this ASCII text.
  public func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount
      && (count == 0 || memcmp(baseAddress!, text.utf8Start, count) == 0)
  }
}
