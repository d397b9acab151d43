import PlotCore
import TextReading

/// Where a table's names stand, and what stands before them.
struct TableHeading {
  /// How many fields a record of data has.
  var width: Int
  /// The columns' names as the file has them; empty where it has none.
  var words: [String] = []
  /// The words above the names, which hold for all columns up to the next one.
  var groups: [String] = []
  /// The units below the names.
  var units: [String] = []
  /// The first record of data.
  var firstData: Int
  /// The records of the heading, which may come again.
  var records: Range<Int> = 0..<0
  /// The records before the heading that are no part of the table.
  var preamble: Range<Int> = 0..<0

  /// Finds the heading in a table's first records.
  init(_ head: TableHead, header: TableOptions.Header) {
    let records = head.records
    if header == .yes {
      width = records[0].fields.count
      (words, self.records, firstData) = (records[0].fields, 0..<1, 1)
      return
    }
    // Where records differ, names tell how many there should be.
    width =
      head.isRagged ? records[0].fields.count : head.width?.fields ?? records[0].fields.count
    var first = 0
    while first < records.count,
      records[first].fields.count != width || Self.isHeader(records, first)
    {
      first += 1
    }
    firstData = first
    guard header == .auto, let names = Self.names(in: records, before: first) else {
      guard header == .auto, first > 0, Self.isHeader(records, first - 1),
        let fitted = Self.fitted(records[first - 1].fields, to: width, records[first...])
      else {
        // Without a name at all, the first words are those of a comment.
        words = head.comment.count == width ? head.comment : []
        preamble = 0..<first
        return
      }
      words = fitted
      take(records, names: first - 1)
      return
    }
    words = records[names].fields
    take(records, names: names)
  }

  /// Takes what stands around the names.
  private mutating func take(_ records: [TableHead.Record], names: Int) {
    var (start, end) = (names, names + 1)
    if end < firstData, records[end].fields.allSatisfy(Self.isUnit) {
      units = records[end].fields
      end += 1
    }
    if start > 0, Self.isGroups(records[start - 1], width) {
      start -= 1
      var group = ""
      groups = records[start].fields.map { field in
        if !field.isEmpty { group = field }
        return group
      }
    } else if start > 0, records[start - 1].fields.contains(where: { $0.contains("---") }) {
      // vmstat draws lines above its names.
      start -= 1
    }
    // Lines of words behind the names are data, too.
    firstData = end
    self.records = start..<end
    preamble = 0..<start
  }

  /// Of the records of words above the first numbers the first whose every column has a name; else the
  /// first.
  private static func names(in records: [TableHead.Record], before first: Int) -> Int? {
    guard first > 0 else { return nil }
    let width = first < records.count ? records[first].fields.count : records[0].fields.count
    var start = first
    while start > 0, records[start - 1].fields.count == width, isHeader(records, start - 1) {
      start -= 1
    }
    guard start < first else { return nil }
    return (start..<first).first { !records[$0].words.contains(.gap) } ?? start
  }

  /// A header has words, and no numbers, unless it is the numbers that name a column (`5min`) with plain
  /// ones below.
  private static func isHeader(_ records: [TableHead.Record], _ index: Int) -> Bool {
    let words = records[index].words
    guard words.contains(.text), !words.contains(.number), !words.contains(.moment) else {
      return false
    }
    guard words.contains(.spelled) else { return true }
    guard index + 1 < records.count, records[index + 1].words.count == words.count else {
      return false
    }
    return zip(words, records[index + 1].words).allSatisfy { $0 != .spelled || $1 == .number }
  }

  /// Names for as many columns as there are: some writers end each line of data with a delimiter, or
  /// name no row.
  private static func fitted(
    _ names: [String], to width: Int, _ data: ArraySlice<TableHead.Record>
  ) -> [String]? {
    if names.count == width { return names }
    if names.count == width + 1, names.last == "" { return Array(names.dropLast()) }
    guard names.count == width - 1, names.count > 1 else { return nil }
    let rows = data.filter { $0.fields.count == width }
    guard let first = rows.first else { return nil }
    if rows.allSatisfy({ $0.words.last == .gap }) { return names + [""] }
    let dated = first.words.indices.dropLast().first { index in
      first.words[index] == .moment && !first.fields[index].contains(":")
        && first.words[index + 1] == .moment && first.fields[index + 1].contains(":")
    }
    if let dated { return Array(names[...dated]) + ["time"] + names[(dated + 1)...] }
    return [""] + names
  }

  private static func isUnit(_ word: String) -> Bool {
    let plain = word.trimmingBrackets
    return plain.isEmpty || plain == "-" || ColumnLabel.unit(named: plain) != nil
  }

  /// Whether a record names groups of columns: a word, and nothing above the others of its group.
  private static func isGroups(_ record: TableHead.Record, _ width: Int) -> Bool {
    record.fields.count == width && record.words.contains(.gap) && record.words.contains(.text)
      && record.words.allSatisfy { $0 == .gap || $0 == .text } && record.fields.last == ""
  }
}

extension String {
  /// The text without brackets around it.
  var trimmingBrackets: String {
    guard let first, let last, "[(".contains(first), "])".contains(last), count > 2 else {
      return self
    }
    return String(dropFirst().dropLast())
  }
}
