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

  /// How many bytes are gathered before the sink gets them.
  private static let blockLength = 1 << 16

  private func write(_ table: SmallTable, to sink: inout ByteSink) throws(PlotError) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.blockLength)
    if options.header { append(table.columns.map { .text($0) }, to: &bytes) }
    for row in table.rows {
      append(row, to: &bytes)
      guard bytes.count >= Self.blockLength / 2 else { continue }
      try sink.write(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try sink.write(bytes)
  }

  private func writeHeader(_ names: [String], to sink: inout ByteSink) throws(PlotError) {
    var bytes: [UInt8] = []
    append(names.map { .text($0) }, to: &bytes)
    try sink.write(bytes)
  }

  private func append(_ row: [SmallTable.Cell], to bytes: inout [UInt8]) {
    let start = bytes.count
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      switch cell {
      case .text(let text): append(text, to: &bytes)
      case .number(.real(let value)) where value.isNaN: break
      case .number(let value): bytes.append(contentsOf: value.digits.utf8)
      case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
      case .none: break
      }
    }
    // Many readers skip an empty line; a lone empty cell must not be one.
    if bytes.count == start, row.count == 1 { bytes += [0x22, 0x22] }
    bytes += [0x0D, 0x0A]
  }

  private func append(_ text: String, to bytes: inout [UInt8]) {
    DelimitedText.append(text, delimiter: delimiter, to: &bytes)
  }
}
