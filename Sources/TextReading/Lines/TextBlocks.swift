import PlotCore
import Host

/// Reads a text file from its beginning in blocks, as UTF-8 with line feeds whatever it is written in.
///
/// Places count bytes of that text, behind a mark at the file's beginning; for most files these are the
/// file's own.
package struct TextBlocks {
  private let file: InputFile
  private let form: TextForm
  private var units: UTF16Text
  /// The next place in the file.
  private var place: Int
  /// How many bytes of a mark of UTF-8 stand before the text.
  let markCount: Int

  /// Starts at a file's beginning, in the form that its first bytes have; throws where it cannot be
  /// read.
  package init(_ file: InputFile) throws(PlotError) {
    self.file = file
    let head = try file.bytes(at: 0, count: 4096)
    form = TextForm(head)
    markCount = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    place = markCount
    if case .utf16(let isBigEndian) = form {
      units = UTF16Text(isBigEndian: isBigEndian)
      place = 2
    } else {
      units = UTF16Text(isBigEndian: false)
    }
  }

  /// Moves what is still needed of a buffer to its front and reads behind it; one that is full of it is
  /// replaced by one of twice the size.
  ///
  /// Returns how many bytes the buffer holds now, of UTF-16 perhaps some fewer than it could, and
  /// whether the text ends with them. Throws where reading fails.
  package mutating func refill(
    _ memory: inout UnsafeMutableRawBufferPointer, keeping kept: Range<Int>
  ) throws(PlotError) -> (count: Int, isAtEnd: Bool) {
    guard case .utf16 = form else {
      let filled = try file.refill(&memory, keeping: kept, from: place - kept.count)
      place += filled.count - kept.count
      if form == .returns {
        for index in kept.count..<filled.count where memory[index] == 0x0D { memory[index] = 0x0A }
      }
      return filled
    }
    if kept.count + 16 > memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: memory.count * 2 + 16, alignment: 16)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[kept]))
      memory.deallocate()
      memory = larger
    } else if kept.lowerBound > 0, !kept.isEmpty, let base = memory.baseAddress {
      memmove(base, base + kept.lowerBound, kept.count)
    }
    // A unit of two bytes takes three at most, and half a pair from before three more.
    let room = UnsafeMutableRawBufferPointer(rebasing: memory[kept.count...])
    let wanted = max(2, (room.count - 6) / 3 * 2)
    let bytes = try file.bytes(at: place, count: wanted)
    place += bytes.count
    let count = bytes.withUnsafeBytes { units.turn($0, into: room) }
    return (kept.count + count, bytes.count < wanted)
  }
}
