import PlotCore
import TextReading

/// Finds what parts the columns of a table.
enum TableDelimiter {
  /// Returns the delimiter that makes the most of the first records, and the records; nil where there
  /// is no table.
  static func find(
    in text: [UInt8], isWhole: Bool, comment: UInt8?, limit: Int
  ) -> (delimiter: UInt8, head: TableHead)? {
    func head(_ delimiter: UInt8) -> TableHead {
      TableHead(text, isWhole: isWhole, delimiter: delimiter, commentSign: comment, limit: limit)
    }
    var best: (score: (Double, Int), delimiter: UInt8, head: TableHead)?
    for delimiter in [0x2C, 0x3B, 0x09, 0x7C] as [UInt8] {
      let head = head(delimiter)
      guard let score = score(of: head) else { continue }
      if best.map({ $0.score < score }) ?? true { best = (score, delimiter, head) }
    }
    if best.map({ $0.score.0 < 0.5 }) ?? true {
      // Words have blanks between them, too: these part columns only where most of them are numbers.
      let head = head(TableHead.blanks)
      if let score = score(of: head), score.0 > 0.5, best.map({ $0.score < score }) ?? true {
        best = (score, TableHead.blanks, head)
      }
    }
    if let best { return (best.delimiter, best.head) }
    let single = head(0x2C)
    if isColumn(single) { return (0x2C, single) }
    // Names above numbers that do not fit to them: who reads on is told where.
    return [0x2C, 0x3B, 0x09, 0x7C].lazy.map { ($0, head($0)) }.first { $0.1.isRagged }
  }

  /// How clear a table some records are: the share of fields that are no text, and how many fields a
  /// record has; nil where they are none.
  private static func score(of head: TableHead) -> (Double, Int)? {
    guard let width = head.width else { return scoreWithoutValues(of: head) }
    guard width.fields > 1, width.records * 4 >= width.valued * 3 else { return nil }
    let words = head.records.filter {
      $0.fields.count == width.fields && $0.hasNumber
    }.flatMap(\.words)
    return (Double(words.count { $0 != .text }) / Double(words.count), width.fields)
  }

  private static func scoreWithoutValues(of head: TableHead) -> (Double, Int)? {
    guard let first = head.records.first, first.fields.count > 1 else { return nil }
    let equal = head.records.count { $0.fields.count == first.fields.count }
    guard equal * 5 >= head.records.count * 4 else { return nil }
    return (0, first.fields.count)
  }

  /// Whether records are a single column of numbers, perhaps with a name.
  private static func isColumn(_ head: TableHead) -> Bool {
    guard let width = head.width, width.fields == 1 else { return false }
    let values = head.records.count { $0.words.first?.isValue == true }
    let gaps = head.records.count { $0.words.first == .gap }
    return values > 1 && values + gaps + 1 >= head.records.count
      || values == 1 && head.records.count == 2 && head.records[0].words.first == .text
  }
}
