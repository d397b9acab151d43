import TextReading
import PlotCore
import Host

/// Fields that are no short numbers: texts, quotes, times, and what belongs to no column.
extension TableReader {
  struct Field {
    var bytes: UnsafeRawBufferPointer
    /// The place of the delimiter or line's end behind it.
    var next: Int
    var fault: String?
    var isOpen = false
    /// Whether two quotes in it stand for one.
    var hasQuotes = false
  }

  /// Finds a field's end; nil where the block ends before.
  func findField(from start: Int, lineFeeds: inout Int) -> Field? {
    var place = start
    while memory[place] == 0x20 { place += 1 }
    if memory[place] == 0x22 {
      let open = place
      place += 1
      while place < end {
        if memory[place] == 0x22 {
          guard memory[place + 1] == 0x22 else { break }
          place += 1
        }
        place += 1
      }
      guard place < end else {
        let isLost = isAtEnd || isFull
        return isLost
          ? Field(bytes: none, next: start, fault: "a quote is not closed", isOpen: true) : nil
      }
      let bytes = UnsafeRawBufferPointer(start: memory + open + 1, count: place - open - 1)
      place += 1
      if isEnd(place) {
        lineFeeds += bytes.count { $0 == 0x0A }
        return Field(
          bytes: trimmed(bytes), next: place,
          hasQuotes: memchr(memory + open + 1, 0x22, bytes.count) != nil)
      }
      // The quote may be closed at the block's very end.
      if place >= end { return nil }
      let behind = findEnd(from: place)
      guard behind < end else { return nil }
      lineFeeds += bytes.count { $0 == 0x0A }
      return Field(bytes: none, next: behind, fault: "text stands behind a quote")
    }
    place = findEnd(from: place)
    guard place < end else { return nil }
    let bytes = UnsafeRawBufferPointer(start: memory + start, count: place - start)
    return Field(bytes: trimmed(bytes), next: place)
  }

  private func findEnd(from start: Int) -> Int {
    var place = start
    while place < end, !isEnd(place) { place += 1 }
    return place
  }

  private var none: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: 0) }

  private func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var (low, high) = (0, bytes.count)
    while low < high, bytes[low] == 0x20 || bytes[low] == 0x09 { low += 1 }
    while low < high, bytes[high - 1] == 0x20 || bytes[high - 1] == 0x09 { high -= 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[low..<high])
  }

  /// Puts a field into the row; false where the line cannot be used without it.
  func store(_ field: Field, _ target: Target, _ column: Int, at place: Int) -> Bool {
    let bytes = field.bytes
    switch target.kind {
    case .number, .time:
      if rows.set(target.cell, bytes) { return true }
    case .spelled, .spelledTime:
      if storeSpelled(bytes, target.cell, column) { return true }
    case .moment, .dated:
      if let moment = moments.nanoseconds(bytes) {
        rows.setInteger(target.cell, moment)
        return true
      }
    case .day:
      if let found = days.nanoseconds(bytes) {
        day = found
        return true
      }
    case .name:
      rows.setInteger(target.cell, code(of: field, column))
      return true
    case .nothing: return true
    }
    if target.kind == .number || target.kind == .spelled {
      rows.setGap(target.cell)
      if isPair(column) { rows.setGap(target.cell + 1) }
      if AsciiNumber.real(bytes) != nil {
        notFinite.add(at: position(place), excerpt(bytes))
      } else if !GapWord.stands(bytes) {
        badValues.add(at: position(place), excerpt(bytes))
      }
      return true
    }
    leaveOut(place, bytes.isEmpty ? "has no time" : "\"\(excerpt(bytes))\" is no time")
    return false
  }

  /// The code of a name; two quotes in a quoted one stand for one.
  private func code(of field: Field, _ column: Int) -> Int64 {
    guard let names = names[column], !GapWord.stands(field.bytes) else { return Names.missing }
    guard field.hasQuotes else { return names.code(of: field.bytes) }
    var text: [UInt8] = []
    var isSecond = false
    for byte in field.bytes {
      isSecond = byte == 0x22 && !isSecond
      if !isSecond { text.append(byte) }
    }
    return text.withUnsafeBytes { names.code(of: $0) }
  }

  private func form(_ column: Int) -> SpelledForm? {
    switch shape.roles[column] {
    case .spelled(let form), .spelledTime(let form): form
    default: nil
    }
  }

  private func isPair(_ column: Int) -> Bool { form(column)?.isPair == true }

  private func storeSpelled(_ bytes: UnsafeRawBufferPointer, _ cell: Int, _ column: Int) -> Bool {
    form(column).map { rows.set(cell, bytes, as: $0) } ?? false
  }
}
