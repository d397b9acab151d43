import TextReading
import PlotCore

/// The first records of a table as texts, to learn its shape from.
struct TableHead {
  /// The delimiter of tables whose columns are set apart by any number of blanks.
  static let blanks: UInt8 = 0x20

  /// One record.
  struct Record {
    var fields: [String]
    /// Where it stands in the bytes.
    var offset: Int
    var end: Int
    /// The line in which it starts, from 1.
    var line: Int
    /// What its fields hold.
    var words: [FieldWord]
    /// Whether it has a number: a date alone stands among words, too.
    var hasNumber: Bool { words.contains { $0 == .number || $0 == .spelled } }
  }

  /// The records that are no comments.
  private(set) var records: [Record] = []
  /// The comment before the first record, without its sign, and taken apart.
  private(set) var comment: [String] = []

  /// Takes a text apart; what the end may have cut is left out, unless it is the whole file.
  init(
    _ bytes: [UInt8], isWhole: Bool, delimiter: UInt8, commentSign: UInt8?, limit: Int
  ) {
    var index = 0
    var line = 1
    while index < bytes.count, records.count < limit {
      let isComment = bytes[index] == commentSign
      var splitter = Splitter(bytes: bytes, index: isComment ? index + 1 : index)
      let (fields, isEnded) = splitter.record(delimiter, hasQuotes: !isComment)
      guard isEnded || isWhole else { return }
      if isComment {
        if records.isEmpty { comment = fields }
      } else if fields != [""], !fields.isEmpty {
        records.append(
          Record(
            fields: fields, offset: index, end: splitter.index, line: line,
            words: fields.map { FieldWord($0) }))
      }
      line += splitter.lineFeeds
      index = splitter.index
    }
  }

  /// How many fields the records with values have for the most part, and how many have so many;
  /// nothing where none has a value.
  var width: (fields: Int, records: Int, valued: Int)? {
    var counts: [Int: Int] = [:]
    for record in records where record.hasNumber {
      counts[record.fields.count, default: 0] += 1
    }
    guard let best = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return nil }
    return (best.key, best.value, counts.values.reduce(0, +))
  }

  /// Whether names stand above numbers of which more than one record in four has another number of fields
  /// than most: nobody else can say better where, and prose has no numbers.
  var isRagged: Bool {
    guard let width, width.records * 4 < width.valued * 3, let names = records.first,
      names.fields.count > 1, names.words.allSatisfy({ $0 == .text }),
      Set(names.fields).count == names.fields.count
    else { return false }
    let words = records.dropFirst().flatMap(\.words).filter { $0 != .gap }
    return words.count(where: \.isValue) * 5 >= words.count * 4
      && records.dropFirst().contains { $0.fields.count > 1 }
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
      let isBlank = delimiter == TableHead.blanks
      func end() {
        // Blanks at the line's ends part nothing.
        if !isBlank || !FieldWord.trimmed(field).isEmpty { fields.append(FieldWord.trimmed(field)) }
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
        } else if byte == 0x22, hasQuotes, field.allSatisfy({ $0 == 0x20 }) {
          (isQuoted, field) = (true, [])
        } else if byte == delimiter || (isBlank && byte == 0x09) {
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
