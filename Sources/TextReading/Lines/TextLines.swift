import PlotCore
import Host

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
  /// Whether it ends as lines do; false for a last one that the text breaks off in, or that its writer
  /// has not ended.
  public let isEnded: Bool

  /// The line's text, for errors and for lines that are read once in a file.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the line starts with some ASCII text.
  public func starts(with prefix: StaticString) -> Bool {
    start(of: prefix.utf8CodeUnitCount)?.equals(prefix) ?? false
  }

  private func start(of count: Int) -> UnsafeRawBufferPointer? {
    bytes.count >= count
      ? UnsafeRawBufferPointer(start: bytes.baseAddress, count: count) : nil
  }

  /// Returns what follows the first bytes.
  public func rest(after count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes.dropFirst(count))
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
    // Pointers in registers: this loop sees every byte of a report.
    guard let base = bytes.baseAddress else { return nil }
    let end = base + bytes.count
    var place = base + position
    while end - place >= 8 {
      // Columns of reports are set apart by many blanks: the first byte of eight that is no space.
      let others = Self.word(at: place) ^ Self.blanks
      place += others == 0 ? 8 : others.trailingZeroBitCount / 8
      if others == 0 { continue }
      guard Self.isBlank(place) else { break }
      place += 1
    }
    while place < end, Self.isBlank(place) { place += 1 }
    let start = place
    while end - place >= 8 {
      // The first byte below 0x21 of eight; whether it is a blank is asked below.
      let word = Self.word(at: place)
      let low = (word &- Self.ones &* 0x21) & ~word & (Self.ones &* 0x80)
      guard low == 0 else {
        place += low.trailingZeroBitCount / 8
        break
      }
      place += 8
    }
    while place < end, !Self.isBlank(place) { place += 1 }
    wordStart = start - base
    position = place - base
    return place > start ? UnsafeRawBufferPointer(start: start, count: place - start) : nil
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let blanks: UInt64 = 0x2020_2020_2020_2020

  /// Eight bytes, the first one lowest.
  @inline(__always)
  private static func word(at place: UnsafeRawPointer) -> UInt64 {
    UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  private static func isBlank(_ place: UnsafeRawPointer) -> Bool {
    let byte = place.load(as: UInt8.self)
    return byte == 0x20 || byte == 0x09
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes are just this ASCII text.
  public func equals(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount, let base = baseAddress, count > 0 else {
      return count == text.utf8CodeUnitCount
    }
    // Most words differ in their first letter, and a call costs more than a short word.
    for index in 0..<count
    where base.load(fromByteOffset: index, as: UInt8.self) != text.utf8Start[index] {
      return false
    }
    return true
  }
}
