import PlotCore

/// The options of tables with a delimiter.
public struct DelimitedOptions: ComponentOptions {
  let tap: Tap
  let header: Bool
  let columns: [String]

  /// Takes `stage`, `data`, `header` and `columns`.
  public init(from reader: inout OptionReader) {
    tap = Tap(from: &reader, default: .plotted)
    header = reader.flag("header", default: true, help: "whether the first row names the columns")
    columns = reader.texts(
      "columns", meaning: "a column's name", help: "the columns to write; all where left out")
  }
}

/// Writes tables as RFC 4180 has them, with any delimiter: lines end in CR LF, a text with a
/// delimiter, quote or line end in it stands in quotes, a gap is empty.
struct Delimited {
  let options: DelimitedOptions
  let delimiter: UInt8

  func write(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    if let table = try options.tap.table(of: figure) {
      try write(try table.selecting(options.columns), to: &sink)
    } else {
      let name = try options.tap.onlyInput(of: figure)
      let source = try figure.makeSource(name, options.tap.stage)
      let columns = try source.indices(of: options.columns)
      if options.header { try writeHeader(columns.map { source.columns[$0].name }, to: &sink) }
      try RowBuffer.write(
        source, columns: columns, as: .delimited(delimiter, columnCount: columns.count), to: &sink)
    }
  }

  private func write(_ table: SmallTable, to sink: inout ByteSink) throws(PlotError) {
    if options.header { try writeHeader(table.columns, to: &sink) }
    for row in table.rows { try write(row.map(text), to: &sink) }
  }

  private func writeHeader(_ names: [String], to sink: inout ByteSink) throws(PlotError) {
    try write(names, to: &sink)
  }

  private func write(_ cells: [String], to sink: inout ByteSink) throws(PlotError) {
    var bytes: [UInt8] = []
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      append(cell, to: &bytes)
    }
    // Many readers skip an empty line; a lone empty cell must not be one.
    if cells == [""] { bytes += [0x22, 0x22] }
    try sink.write(bytes + [0x0D, 0x0A])
  }

  private func append(_ cell: String, to bytes: inout [UInt8]) {
    let isPlain = cell.utf8.allSatisfy { $0 != delimiter && $0 != 0x22 && $0 != 0x0A && $0 != 0x0D }
    guard !isPlain else {
      bytes += Array(cell.utf8)
      return
    }
    bytes.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  private func text(_ cell: SmallTable.Cell) -> String {
    switch cell {
    case .text(let text): text
    case .number(.real(let value)) where value.isNaN: ""
    case .number(let value): value.digits
    case .flag(let flag): flag ? "true" : "false"
    case .none: ""
    }
  }
}
