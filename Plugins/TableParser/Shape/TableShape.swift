import TextReading
import PlotCore

/// How a table is written and what its columns are, learnt from its first records.
struct TableShape {
  /// What is done with a column's fields.
  enum Role: Equatable {
    /// Names.
    case name
    /// Numbers; what is none is a gap.
    case number
    /// Numbers as people spell them.
    case spelled(SpelledForm)
    /// Times; a line without one is left out.
    case time(TimeReading)
    /// Times that are plain numbers with a comma or a unit.
    case spelledTime(SpelledForm)
    /// The day of a time that stands in another column.
    case day(TimeReading)
  }

  var delimiter: UInt8
  var labels: [ColumnLabel]
  var roles: [Role]
  var heading: TableHeading
  /// The heading's lines as they stand in the file.
  var headingLines: [[UInt8]]
  /// The first line of what stands before the heading.
  var preambleText: String?
  /// Where the first record of data starts in the text, and in which line.
  var dataOffset: Int
  var dataLine: Int

  /// The column of times.
  var timeIndex: Int? {
    roles.firstIndex {
      switch $0 {
      case .time, .spelledTime: true
      default: false
      }
    }
  }

  /// Learns the shape from a text's beginning; throws where options name what is not there.
  init(
    _ text: [UInt8], isWhole: Bool, options: TableOptions, path: String
  ) throws(PlotError) {
    let found =
      options.delimiter.byte == nil
      ? TableDelimiter.find(in: text, isWhole: isWhole, comment: options.comment, limit: 200) : nil
    let delimiter = options.delimiter.byte ?? found?.delimiter ?? 0x2C
    self.delimiter = delimiter
    func records(isWhole: Bool) -> TableHead {
      TableHead(
        text, isWhole: isWhole, delimiter: delimiter, commentSign: options.comment, limit: 200)
    }
    var head = found?.head ?? records(isWhole: isWhole)
    if head.records.isEmpty { head = records(isWhole: true) }
    guard let first = head.records.first else {
      throw PlotError(
        .input, "holds no lines", at: Place(file: path), remedy: "record it again")
    }
    heading = TableHeading(head, header: options.header)
    let (width, words) = (heading.width, heading.words)
    let hasWords = words.count == width
    let data = head.records[heading.firstData...]
    dataOffset = data.first?.offset ?? text.count
    dataLine = data.first?.line ?? first.line + heading.firstData
    headingLines = head.records[heading.records].map { record in
      Array(
        text[record.offset..<record.end].reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed())
    }
    preambleText = head.records[heading.preamble].first.map {
      $0.fields.filter { !$0.isEmpty }.joined(separator: " ")
    }
    let names = heading.records.isEmpty ? [] : head.records[heading.records.upperBound - 1].fields
    let samples = data.filter { $0.fields.count == width && $0.fields != names }
    let columns = TableColumns(
      Array(samples), delimiter: delimiter, decimal: options.decimal.byte)
    let (units, base) = (heading.units, options.base)
    labels =
      (0..<width).map { index in
        let word = hasWords ? words[index] : ""
        let unit = units.isEmpty ? "" : units[index].trimmingBrackets
        // Writers of frames leave the column of the rows' numbers without a name.
        let number = hasWords && index == 0 ? "index" : "column\(index + 1)"
        let name = word.isEmpty ? number : word
        return ColumnLabel(unit.isEmpty || unit == "-" ? name : "\(name) [\(unit)]", base: base)
      }.distinct
    KnownTables.addUnits(to: &labels, heading, preamble: preambleText ?? "")
    try Self.apply(options.measures, to: &labels, words: words)
    let time = try columns.time(
      of: labels, words: words, isNamed: hasWords, wish: options.time)
    roles = labels.enumerated().map { index, label in
      index == time
        ? columns.timeRole(index, label: label, options)
        : columns.role(index, label: label, options)
    }
    if let time { joinDay(to: time, columns, options) }
    takeUnitsOfCells(options.measures)
    if let time, !labels[time].hasUnit, !labels[time].isTime, options.time == nil,
      roles[time] == .time(.plain)
    {
      // Numbers that ascend are a good x, but nothing says that they are seconds.
      labels[time].hasUnit = true
    }
  }

  /// Joins a column of days and one of times of day, whichever was chosen.
  private mutating func joinDay(to time: Int, _ columns: TableColumns, _ options: TableOptions) {
    guard case .time(let reading) = roles[time] else { return }
    if case .clock(isSpan: false) = reading {
      guard let day = labels.indices.first(where: { $0 != time && columns.isDays($0) }) else {
        return
      }
      roles[day] = .day(columns.reading(day, label: labels[day], options))
    } else if columns.isDays(time),
      let clock = labels.indices.first(where: {
        $0 != time && columns.reading($0, label: labels[$0], options) == .clock(isSpan: false)
      })
    {
      (roles[time], roles[clock]) = (.day(reading), .time(.clock(isSpan: false)))
    }
  }

  /// Units that stand in the cells count before those of the names, and those of options before both.
  private mutating func takeUnitsOfCells(_ measures: [TableOptions.Measure]) {
    for index in labels.indices {
      let form: SpelledForm
      switch roles[index] {
      case .spelled(let found), .spelledTime(let found): form = found
      default: continue
      }
      labels[index] = labels[index].taking(form)
    }
  }

  private static func apply(
    _ measures: [TableOptions.Measure], to labels: inout [ColumnLabel], words: [String]
  ) throws(PlotError) {
    for measure in measures {
      guard let index = TableColumns.index(of: measure.name, in: labels, words: words) else {
        throw TableColumns.missing(measure.name, labels).at(measure.place)
      }
      labels[index].unit = measure.unit
      labels[index].scale = measure.scale
      labels[index].hasUnit = true
      labels[index].guess = nil
    }
  }
}
