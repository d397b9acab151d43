import PlotCore

/// How a text's file has to be turned to be UTF-8 with line feeds.
package enum TextForm: Hashable, Sendable {
  /// Not at all, but for a mark at its beginning.
  case plain
  /// Lines end with carriage returns alone.
  case returns
  /// Two bytes a unit, the lower or the higher first.
  case utf16(isBigEndian: Bool)

  /// Learns from a file's first bytes: from a mark of byte order, and from how lines end.
  package init(_ head: [UInt8]) {
    if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16(isBigEndian: false)
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16(isBigEndian: true)
    } else {
      // A carriage return at the very end may have its line feed behind what was read.
      let isReturned = head.dropLast().contains(0x0D) && !head.contains(0x0A)
      self = isReturned ? .returns : .plain
    }
  }

  /// The first bytes of a file as the text that they are; a unit that they cut is left out.
  package static func text(of head: [UInt8]) -> [UInt8] {
    switch TextForm(head) {
    case .plain: return head.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(head.dropFirst(3)) : head
    case .returns:
      let text = head.map { $0 == 0x0D ? 0x0A : $0 }
      return text.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(text.dropFirst(3)) : text
    case .utf16(let isBigEndian):
      var units = UTF16Text(isBigEndian: isBigEndian)
      var text: [UInt8] = []
      head.withUnsafeBytes { bytes in
        withUnsafeTemporaryAllocation(byteCount: head.count * 2 + 8, alignment: 1) { room in
          let count = units.turn(UnsafeRawBufferPointer(rebasing: bytes.dropFirst(2)), into: room)
          text = Array(room[..<count])
        }
      }
      return text
    }
  }
}

/// Turns UTF-16 into UTF-8 with line feeds, piece by piece.
struct UTF16Text {
  private let isBigEndian: Bool
  /// The first byte of a unit, and the first unit of a pair, that the last piece ended with.
  private var half: UInt8?
  private var high: UInt32?

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  /// Turns a piece; the room has three bytes for each unit and three more. Returns what was filled.
  mutating func turn(
    _ bytes: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
  ) -> Int {
    var count = 0
    for byte in bytes {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      let unit = isBigEndian ? UInt32(first) << 8 | UInt32(byte) : UInt32(byte) << 8 | UInt32(first)
      put(unit, into: room, &count)
    }
    return count
  }

  private mutating func put(
    _ unit: UInt32, into room: UnsafeMutableRawBufferPointer, _ count: inout Int
  ) {
    func write(_ bytes: UInt32...) {
      for byte in bytes {
        room[count] = UInt8(truncatingIfNeeded: byte)
        count += 1
      }
    }
    if let first = high {
      high = nil
      if unit & 0xFC00 == 0xDC00 {
        let scalar = 0x10000 + (first & 0x3FF) << 10 + unit & 0x3FF
        return write(
          0xF0 | scalar >> 18, 0x80 | scalar >> 12 & 0x3F, 0x80 | scalar >> 6 & 0x3F,
          0x80 | scalar & 0x3F)
      }
      // Half a pair is no letter.
      write(0xEF, 0xBF, 0xBD)
    }
    switch unit {
    case 0xD800..<0xDC00: high = unit
    case 0xDC00..<0xE000: write(0xEF, 0xBF, 0xBD)
    case 0..<0x80: write(unit)
    case 0x80..<0x800: write(0xC0 | unit >> 6, 0x80 | unit & 0x3F)
    default: write(0xE0 | unit >> 12, 0x80 | unit >> 6 & 0x3F, 0x80 | unit & 0x3F)
    }
  }
}
