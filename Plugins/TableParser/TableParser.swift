import TextReading
import PlotCore

extension Plugin {
  /// The parser of CSV, TSV and their like.
  public static let table = Plugin.parser(TableParser.self)
}

/// Reads tables of text: CSV (RFC 4180), TSV, and fields between semicolons or bars.
///
/// Columns of numbers become columns of whole or real numbers; empty fields are gaps. Units come from
/// options or the header's words. Lines are read once, in blocks.
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
    let isText = head.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    guard isText, let first = head.first(where: { $0 > 0x20 }), first != 0x7B, first != 0x5B,
      first != 0x3C,
      let (_, table) = TableShape.delimiter(
        of: head, isWhole: byteCount.map { $0 <= head.count } ?? false, comment: 0x23),
      table.width.records == table.records.count
    else { return .no }
    guard table.records.count > 1 else {
      // A header alone, or a single line: nobody else can say better what is missing.
      let isWhole = byteCount.map { $0 <= head.count } ?? false
      return isWhole && table.width.fields > 1 ? .plausible : .no
    }
    let words = table.records[1].fields.map { FieldWord($0) }
    let numbers = words.count { $0 == .number || $0 == .moment }
    return numbers * 2 >= words.count && words.contains(.number) ? .plausible : .no
  }

  /// Reads the table into a temporary file; throws where no line of numbers is left.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let file = input.file
    let path = file.path
    let head = try file.bytes(at: 0, count: 1 << 18)
    let shape = try TableShape(
      head, isWhole: head.count == file.byteCount, options: options, path: path)
    let kept = shape.roles.indices.filter { shape.roles[$0] != .text }
    guard !kept.isEmpty else {
      throw PlotError(
        .input, "has no column of numbers", at: Place(file: path),
        remedy: "check the options delimiter and header")
    }
    let time = shape.timeIndex.flatMap { kept.firstIndex(of: $0) }
    let rows = try NumberRows(columnCount: kept.count, watching: time)
    let reader = TableReader(file, shape: shape, comment: options.comment, rows: rows)
    try reader.readAll()
    guard rows.rowCount > 0 else {
      throw reader.badLines.nothingLeft(
        of: path, what: "lines of numbers", remedy: "check the options delimiter and header")
    }
    var info = SourceInfo(format: Self.id, byteCount: file.byteCount)
    info.notes = [reader.badLines.note, reader.badValues.note].compactMap { $0 }
    let texts = shape.roles.indices.filter { shape.roles[$0] == .text }.map {
      shape.labels[$0].name
    }
    if !texts.isEmpty { info.notes.append(Self.leftOut(texts, "text", "text-column")) }
    var columns: [(cell: Int, column: Column)] = []
    var empty: [String] = []
    for (cell, index) in kept.enumerated() {
      let label = shape.labels[index]
      if cell == time, case .time(let reading) = shape.roles[index] {
        let (column, notes) = rows.timeColumn(cell, label: label, reading: reading)
        columns.append((cell, column))
        info.notes += notes
      } else if rows.valueCount(cell) == 0 {
        empty.append(label.name)
      } else {
        columns.append(
          (
            cell,
            Column(label.name, title: label.title, unit: label.unit, scale: label.scale)
          ))
      }
    }
    if !empty.isEmpty { info.notes.append(Self.leftOut(empty, "empty", "empty-column")) }
    return try rows.finish(columns, time: time.map { shape.labels[kept[$0]].name }, info: info)
  }

  private static func leftOut(_ names: [String], _ what: String, _ code: String) -> Note {
    let shown = names.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = names.count > 5 ? " and \(names.count - 5) more" : ""
    let columns = names.count == 1 ? "column is" : "columns are"
    return Note(
      .info, code, count: names.count, "\(what) \(columns) left out: \(shown)\(more)")
  }
}
