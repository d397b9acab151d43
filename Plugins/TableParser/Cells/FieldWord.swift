import PlotCore
import TextReading

/// What a field holds.
enum FieldWord {
  /// A plain number; one that is spelt in another way (`1,5`, `754 MiB`, `70 %`).
  case number, spelled
  case moment, gap, text

  /// Classifies a field without quotes and blanks around it.
  init(_ text: String) {
    var text = text
    self = text.withUTF8 { FieldWord(UnsafeRawBufferPointer($0)) }
  }

  /// Classifies the bytes of a field without quotes and blanks around it.
  init(_ bytes: UnsafeRawBufferPointer) {
    if GapWord.stands(bytes) {
      self = .gap
    } else if let number = AsciiNumber.real(bytes) {
      self = number.isFinite ? .number : .gap
    } else if Timestamp.iso8601(bytes) != nil || TimeReading.isCalendar(bytes) {
      self = .moment
    } else {
      self = CellNumber(bytes) == nil ? .text : .spelled
    }
  }

  /// Whether a number, of whatever spelling, or a moment.
  var isValue: Bool { self == .number || self == .spelled || self == .moment }

  /// Returns the text without blanks and carriage return around it.
  static func trimmed(_ bytes: [UInt8]) -> String {
    var part = bytes[...]
    while let first = part.first, first == 0x20 || first == 0x09 { part.removeFirst() }
    while let last = part.last, last == 0x20 || last == 0x09 || last == 0x0D { part.removeLast() }
    return String(decoding: part, as: UTF8.self)
  }
}
