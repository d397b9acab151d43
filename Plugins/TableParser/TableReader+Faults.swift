import TextReading
import PlotCore

/// What is left out, and where it stands.
extension TableReader {
  func leaveOut(_ place: Int, _ reason: @autoclosure () -> String) {
    badLines.add(at: position(place), reason())
  }

  /// The place of a byte of the record that is being read; columns count characters.
  func position(_ place: Int) -> Place.Position {
    var (line, column) = (line, 1)
    for index in start..<max(start, place) {
      if memory[index] == 0x0A {
        (line, column) = (line + 1, 1)
      } else if memory[index] & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Place.Position(line: line, column: column)
  }

  func excerpt(_ bytes: UnsafeRawBufferPointer) -> String {
    let text = String(decoding: bytes.prefix(24), as: UTF8.self)
    return text.map { $0.isNewline || ($0.asciiValue ?? 0x20) < 0x20 ? "?" : String($0) }.joined()
      + (bytes.count > 24 ? "…" : "")
  }

  /// Leaves out a line that is longer than a block.
  func leaveLongLine() throws(PlotError) {
    leaveOut(0, "is longer than \(Decimal.grouped(Self.blockCount)) bytes")
    while true {
      let next = skipLine(from: start)
      if next >= 0 {
        start = next
        return
      }
      start = end
      if isAtEnd { return }
      try fill()
    }
  }
}
