import PlotCore

/// The bytes of a config, which tell the line and column of each.
///
/// Places of one line share the line's text. Going forward costs no more than reading once, however
/// long a line is.
struct ConfigText {
  /// The file as the user named it.
  let file: String
  /// The whole text; valid UTF-8 is checked apart.
  let bytes: [UInt8]
  /// The first byte after a byte-order mark.
  let start: Int
  private let lineStarts: [Int]
  private var line: Line

  private struct Line {
    var index: Int
    var range: Range<Int>
    var text: String
    var isASCII: Bool
    /// A byte whose column is known, from which later columns are counted.
    var known: (offset: Int, column: Int)
  }

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    self.bytes = bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var starts = [start]
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      // A carriage return ends a line, but one before a line feed leaves that to it.
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        starts.append(index)
      }
    }
    self.start = start
    lineStarts = starts
    line = Line(index: -1, range: 0..<0, text: "", isASCII: true, known: (0, 1))
    line = makeLine(0)
  }

  /// Returns the place of a byte, or of the end of the text.
  mutating func place(at wanted: Int) -> Place {
    let offset = min(max(wanted, start), bytes.count)
    let index = lineIndex(of: offset)
    if index != line.index { line = makeLine(index) }
    return Place(
      file: file,
      position: Place.Position(line: index + 1, column: column(of: offset)), line: line.text)
  }

  private mutating func column(of offset: Int) -> Int {
    if line.isASCII { return offset - line.range.lowerBound + 1 }
    if offset < line.known.offset { line.known = (line.range.lowerBound, 1) }
    line.known.column +=
      String(decoding: bytes[line.known.offset..<offset], as: UTF8.self).count
    line.known.offset = offset
    return line.known.column
  }

  private func lineIndex(of offset: Int) -> Int {
    for near in [line.index, line.index + 1] where lineStarts.indices.contains(near) {
      let isBehind = near + 1 < lineStarts.count && offset >= lineStarts[near + 1]
      if offset >= lineStarts[near], !isBehind { return near }
    }
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private func makeLine(_ index: Int) -> Line {
    let first = lineStarts[index]
    let next = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    var end = next
    while end > first, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    let content = bytes[first..<end]
    return Line(
      index: index, range: first..<next, text: String(decoding: content, as: UTF8.self),
      isASCII: content.allSatisfy { $0 < 0x80 }, known: (first, 1))
  }

  /// Returns the first byte that no UTF-8 text has there, after Table 3-7 of the Unicode Standard.
  static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let length: Int
      let second: ClosedRange<UInt8>
      switch byte {
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return index
      }
      guard index + length <= bytes.count, second.contains(bytes[index + 1]),
        bytes[(index + 2)..<(index + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
      else { return index }
      index += length
    }
    return nil
  }
}
