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
    if Self.isGap(bytes) {
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

  /// Whether a field without blanks around it stands for a value that is missing.
  static func isGap(_ bytes: UnsafeRawBufferPointer) -> Bool {
    switch bytes.count {
    case 0: true
    case 1: bytes.equals("-") || bytes.equals(".") || bytes.equals("?")
    case 2: bytes.equals("NA") || bytes.equals("na") || bytes.equals("--") || bytes.equals("\\N")
    case 3:
      bytes.equals("N/A") || bytes.equals("n/a") || bytes.equals("NaN") || bytes.equals("nil")
        || bytes.equals("nan") || bytes.equals("NAN") || bytes.equals("---")
    case 4:
      bytes.equals("null") || bytes.equals("NULL") || bytes.equals("None") || bytes.equals("#N/A")
        || bytes.equals("Null") || bytes.equals("<NA>")
    case 5: bytes.equals("[N/A]") || bytes.equals("-- --")
    case 7: bytes.equals("-- / --")
    case 9: bytes.equals("undefined")
    case 15: bytes.equals("[Not Supported]")
    default: false
    }
  }

  /// Returns the text without blanks and carriage return around it.
  static func trimmed(_ bytes: [UInt8]) -> String {
    var part = bytes[...]
    while let first = part.first, first == 0x20 || first == 0x09 { part.removeFirst() }
    while let last = part.last, last == 0x20 || last == 0x09 || last == 0x0D { part.removeLast() }
    return String(decoding: part, as: UTF8.self)
  }
}
