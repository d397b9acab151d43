/// Cuts lines of reports.
enum LineWords {
  /// Returns where the words of a line stand that so many blanks part, or a bar.
  static func ranges(_ line: UnsafeRawBufferPointer, gap: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var (start, blanks) = (0, gap)
    for (place, byte) in line.enumerated() {
      if byte == 0x7C || byte == 0x09 {
        if blanks < gap { ranges.append(start..<(place - blanks)) }
        blanks = gap
      } else if byte == 0x20 {
        blanks += 1
        if blanks == gap, place >= gap { ranges.append(start..<(place + 1 - gap)) }
      } else {
        if blanks >= gap { start = place }
        blanks = 0
      }
    }
    if blanks < gap { ranges.append(start..<(line.count - blanks)) }
    return ranges
  }

  /// Returns a line without what steers a terminal, and without blanks around it; nil where it has none of
  /// the former.
  static func plain(_ line: UnsafeRawBufferPointer) -> [UInt8]? {
    guard line.contains(0x1B) else { return nil }
    var text: [UInt8] = []
    var place = 0
    while place < line.count {
      guard line[place] == 0x1B else {
        text.append(line[place])
        place += 1
        continue
      }
      place += 1
      guard place < line.count, line[place] == 0x5B else {
        place += 1
        continue
      }
      place += 1
      // Parameters, then one letter.
      while place < line.count, !(0x40...0x7E).contains(line[place]) { place += 1 }
      place += 1
    }
    return text
  }

  /// The line without blanks around it.
  static func trimmed(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var (low, high) = (0, line.count)
    while low < high, line[low] <= 0x20 { low += 1 }
    while low < high, line[high - 1] <= 0x20 { high -= 1 }
    return UnsafeRawBufferPointer(rebasing: line[low..<high])
  }
}
