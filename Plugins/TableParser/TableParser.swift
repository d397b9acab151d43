import TextReading
import PlotCore

extension Plugin {
  /// The parser of CSV, TSV and their like.
  public static let table = Plugin.parser(TableParser.self)
}

/// Reads tables of text: CSV (RFC 4180), TSV, fields between semicolons, bars or blanks.
///
/// Columns of numbers become columns of whole or real numbers; empty fields are gaps. Units come from
/// options, the cells or the header's words. Lines are read once, in blocks.
public struct TableParser: Parser {
  /// The options of the parser.
  public typealias Options = TableOptions

  /// `table`.
  public static let id = "table"
  /// What the parser does.
  public static let summary = "reads tables of text: CSV, TSV, with a header or without"

  private let options: Options

  /// Creates a parser.
  public init(options: Options) throws(PlotError) { self.options = options }

  /// Any text with as many delimiters in each line, and mostly numbers, may be a table.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    let text = TextForm.text(of: head)
    let isText = text.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    let isWhole = byteCount.map { $0 <= head.count } ?? false
    guard isText, let first = text.first(where: { $0 > 0x20 }), first != 0x7B, first != 0x5B,
      first != 0x3C,
      let (delimiter, table) = TableDelimiter.find(
        in: text, isWhole: isWhole, comment: 0x23, limit: 50)
    else { return .no }
    let heading = TableHeading(table, header: .auto)
    let data = table.records[heading.firstData...].filter { $0.fields.count == heading.width }
    if table.isRagged { return .plausible }
    guard !data.isEmpty else {
      // A header alone, or a single line: nobody else can say better what is missing.
      return isWhole && table.records.count == 1 && heading.width > 1 ? .plausible : .no
    }
    // A line of numbers among words is no table.
    guard table.records.count > 1, data.count * 5 >= (table.records.count - heading.firstData) * 4,
      heading.firstData <= 20, delimiter != TableHead.blanks || !heading.words.isEmpty
    else { return .no }
    let words = data.flatMap(\.words).filter { $0 != .gap }
    let values = words.count(where: \.isValue)
    let hasNumber = words.contains { $0 == .number || $0 == .spelled }
    // Words have blanks between them, too.
    // Below a header, most columns may be names.
    let isEnough =
      delimiter == TableHead.blanks
      ? values * 2 > words.count
      : values * 2 >= words.count || !heading.words.isEmpty && values >= data.count
    return hasNumber && isEnough ? .plausible : .no
  }

  /// Reads the table into a temporary file; throws where no line of numbers is left.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let file = input.file
    let head = try file.bytes(at: 0, count: 1 << 18)
    var shape = try TableShape(
      TextForm.text(of: head), isWhole: head.count == file.byteCount, options: options,
      path: file.path)
    guard shape.roles.contains(where: { $0 != .name }) else {
      throw PlotError(
        .input, "has no column of numbers", at: Place(file: file.path),
        remedy: "check the options delimiter and header")
    }
    var reader = try read(file, shape)
    if let other = shape.withOtherDates, reader.moments.isContradicted || reader.days.isContradicted
    {
      // Further down a day is no month.
      shape = other
      reader = try read(file, shape)
    }
    try refuseRagged(reader, file.path)
    guard reader.rows.rowCount > 0 else {
      throw reader.badLines.nothingLeft(
        of: file.path, what: "lines of numbers", remedy: "check the options delimiter and header")
    }
    var info = SourceInfo(format: Self.id, byteCount: file.byteCount)
    info.notes = [try .openEnd(of: file)].compactMap { $0 }
    return try finish(reader, shape, info)
  }

  private func read(_ file: InputFile, _ shape: TableShape) throws(PlotError) -> TableReader {
    let time = shape.cells.firstIndex { $0.column == shape.timeIndex }
    let rows = try NumberRows(columnCount: shape.cells.count, watching: time)
    let reader = try TableReader(file, shape: shape, comment: options.comment, rows: rows)
    try reader.readAll()
    return reader
  }

  /// Throws where half of the records or more have another number of fields: what is left of such a table
  /// would be a picture of something else.
  private func refuseRagged(_ reader: TableReader, _ path: String) throws(PlotError) {
    let (ragged, rows) = (reader.ragged, reader.rows.rowCount)
    guard ragged.count > 0, ragged.count >= rows else { return }
    throw PlotError(
      .input,
      "\(Decimal.grouped(ragged.count)) of \(Decimal.grouped(rows + ragged.count)) lines have another "
        + "number of fields; this one \(ragged.reason)",
      at: Place(file: path, position: ragged.first),
      remedy: "check the options delimiter and header, and whether texts with delimiters are quoted"
    )
  }

  private func finish(
    _ reader: TableReader, _ shape: TableShape, _ known: SourceInfo
  ) throws(PlotError) -> any Source {
    var info = known
    let rows = reader.rows
    info.notes += [reader.badLines.note, reader.badValues.note, reader.notFinite.notFiniteNote]
      .compactMap { $0 }
    info.notes += TableNotes.notes(of: shape, headingCount: reader.headingCount)
    var columns: [(cell: Int, column: Column)] = []
    var empty: [String] = []
    var crowded: [String] = []
    for (cell, source) in shape.cells.enumerated() {
      let label = shape.label(of: source)
      if source.column == shape.timeIndex {
        let (column, notes) = rows.timeColumn(
          cell, label: label, reading: shape.toldReading, zone: reader.moments.zone)
        columns.append((cell, column))
        info.notes += notes
      } else if let names = reader.names[source.column] {
        if names.isFull {
          crowded.append(label.name)
        } else if names.count == 0 {
          empty.append(label.name)
        } else {
          let texts = names.names()
          columns.append((cell, Column(label.name, title: label.title, names: texts)))
          if let note = TableNotes.weeks(label.name, texts.texts[0]) { info.notes.append(note) }
        }
      } else if rows.valueCount(cell) == 0 {
        empty.append(label.name)
      } else {
        columns.append(
          (cell, Column(label.name, title: label.title, unit: label.unit, scale: label.scale)))
      }
    }
    for name in empty { info.leftOut[name] = "has no values" }
    for name in crowded { info.leftOut[name] = "holds too many different texts" }
    if !crowded.isEmpty {
      info.notes.append(
        TableNotes.leftOut(crowded, "crowded text", "crowded-column"))
    }
    if !empty.isEmpty { info.notes.append(TableNotes.leftOut(empty, "empty", "empty-column")) }
    let labels = columns.filter { $0.column.holdsNumbers && $0.column.scale != 1e-9 }.map {
      shape.label(of: shape.cells[$0.cell])
    }
    if let note = Note.units(of: labels, remedy: Note.baseRemedy) { info.notes.append(note) }
    let table = try rows.finish(
      columns, time: shape.timeIndex.map { shape.labels[$0].name }, info: info)
    return try table.leavingAsideNoCurves().tellingApart()
  }
}
