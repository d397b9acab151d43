import TextReading
import PlotCore

/// The first records of a table as texts, to learn its shape from.
struct TableHead {
  /// One record.
  struct Record {
    var fields: [String]
    /// Where it starts in the bytes.
    var offset: Int
    /// The line in which it starts, from 1.
    var line: Int
  }

  /// The records that are no comments.
  private(set) var records: [Record] = []
  /// The comment before the first record, without its sign, and taken apart.
  private(set) var comment: [String] = []

  /// Takes bytes apart; what the end may have cut is left out, unless they are the whole file.
  init(
    _ bytes: [UInt8], isWhole: Bool, delimiter: UInt8, commentSign: UInt8?, limit: Int
  ) {
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    while index < bytes.count, records.count < limit {
      let isComment = bytes[index] == commentSign
      var splitter = Splitter(bytes: bytes, index: isComment ? index + 1 : index)
      let (fields, isEnded) = splitter.record(delimiter, hasQuotes: !isComment)
      guard isEnded || isWhole else { return }
      if isComment {
        if records.isEmpty { comment = fields }
      } else if fields != [""] {
        records.append(Record(fields: fields, offset: index, line: line))
      }
      line += splitter.lineFeeds
      index = splitter.index
    }
  }

  /// How many fields most records have, and how many records have so many.
  var width: (fields: Int, records: Int) {
    var counts: [Int: Int] = [:]
    for record in records { counts[record.fields.count, default: 0] += 1 }
    let best = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    return (best?.key ?? 0, best?.value ?? 0)
  }

  private struct Splitter {
    let bytes: [UInt8]
    var index: Int
    var lineFeeds = 0

    /// Takes the fields up to the end of the record, and tells whether a line feed ended it.
    mutating func record(_ delimiter: UInt8, hasQuotes: Bool) -> ([String], Bool) {
      var fields: [String] = []
      var field: [UInt8] = []
      var isQuoted = false
      func end() {
        fields.append(FieldWord.trimmed(field))
        field = []
      }
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == 0x0A { lineFeeds += 1 }
        if isQuoted {
          if byte != 0x22 {
            field.append(byte)
          } else if index < bytes.count, bytes[index] == 0x22 {
            field.append(byte)
            index += 1
          } else {
            isQuoted = false
          }
        } else if byte == 0x22, hasQuotes, field.isEmpty {
          isQuoted = true
        } else if byte == delimiter {
          end()
        } else if byte == 0x0A {
          end()
          return (fields, true)
        } else {
          field.append(byte)
        }
      }
      end()
      return (fields, false)
    }
  }
}

/// What a field holds.
enum FieldWord {
  case number, moment, gap, text

  /// Classifies a field without quotes and blanks around it.
  init(_ text: String) {
    var text = text
    self = text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      if Self.isGap(bytes) { return .gap }
      if let number = AsciiNumber.real(bytes) { return number.isFinite ? .number : .gap }
      return Timestamp.iso8601(bytes) == nil ? .text : .moment
    }
  }

  /// Whether a field without blanks around it stands for a value that is missing.
  static func isGap(_ bytes: UnsafeRawBufferPointer) -> Bool {
    switch bytes.count {
    case 0: true
    case 1: bytes.equals("-") || bytes.equals(".") || bytes.equals("?")
    case 2: bytes.equals("NA") || bytes.equals("na")
    case 3:
      bytes.equals("N/A") || bytes.equals("n/a") || bytes.equals("NaN")
        || bytes.equals("nan") || bytes.equals("NAN")
    case 4: bytes.equals("null") || bytes.equals("NULL") || bytes.equals("None")
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
