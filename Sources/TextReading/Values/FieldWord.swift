import PlotCore

/// What a field holds.
package enum FieldWord {
  /// A plain number; one that is spelt in another way (`1,5`, `754 MiB`, `70 %`).
  case number, spelled
  case moment, gap, text

  /// Classifies a field without quotes and blanks around it.
  package init(_ text: String) {
    var text = text
    self = text.withUTF8 { FieldWord(UnsafeRawBufferPointer($0)) }
  }

  /// Classifies the bytes of a field without quotes and blanks around it.
  package init(_ bytes: UnsafeRawBufferPointer) {
    if GapWord.stands(bytes) {
      self = .gap
    } else if let number = AsciiNumber.real(bytes) {
      self = number.isFinite ? .number : .gap
    } else if Timestamp.iso8601(bytes) != nil || TimeReading.isCalendar(bytes)
      || Self.isBrokenDate(bytes)
    {
      self = .moment
    } else {
      self = SpelledNumber(bytes) == nil ? .text : .spelled
    }
  }

  /// Whether a text is a date but for its numbers: `2026-02-29 12:00:00` is no name.
  private static func isBrokenDate(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= 10, bytes.count == 10 || [0x20, 0x54].contains(bytes[10]) else {
      return false
    }
    return (0..<10).allSatisfy {
      $0 == 4 || $0 == 7 ? bytes[$0] == 0x2D : bytes[$0] &- 0x30 < 10
    }
  }

  /// Whether a number, of whatever spelling, or a moment.
  package var isValue: Bool { self == .number || self == .spelled || self == .moment }

  /// Returns the text without blanks and carriage return around it.
  package static func trimmed(_ bytes: [UInt8]) -> String {
    var part = bytes[...]
    while let first = part.first, first == 0x20 || first == 0x09 { part.removeFirst() }
    while let last = part.last, last == 0x20 || last == 0x09 || last == 0x0D { part.removeLast() }
    return String(decoding: part, as: UTF8.self)
  }
}
