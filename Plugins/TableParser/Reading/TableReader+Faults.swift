import TextReading
import PlotCore
import Host

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

  /// Goes over a line of the heading that comes again; nil where another one stands here, -1 where the
  /// block ends before.
  func skipHeading() -> Int? {
    for heading in shape.headingLines where heading.first == memory[start] {
      let known = min(heading.count, end - start)
      let isSame = heading.withUnsafeBytes { memcmp($0.baseAddress!, memory + start, known) == 0 }
      guard isSame else { continue }
      if known < heading.count { return isAtEnd ? nil : -1 }
      var place = start + known
      while memory[place] == 0x20 || memory[place] == 0x0D { place += 1 }
      if place >= end { return -1 }
      guard memory[place] == 0x0A else { continue }
      headingCount += 1
      line += 1 + heading.count { $0 == 0x0A }
      return place + 1
    }
    return nil
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
