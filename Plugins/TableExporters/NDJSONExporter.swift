import PlotCore

/// Writes one JSON object a line, for tools that read a stream.
public struct NDJSONExporter: Renderer {
  /// What the exporter takes.
  public struct Options: ComponentOptions {
    let tap: Tap
    let columns: [String]

    /// Takes `stage`, `data` and `columns`.
    public init(from reader: inout OptionReader) {
      tap = Tap(from: &reader, default: .plotted)
      columns = reader.texts(
        "columns", meaning: "a column's name", help: "the columns to write; all where left out")
    }
  }

  /// `ndjson`.
  public static let id = "ndjson"
  /// One sentence for help.
  public static let summary = "writes rows, drawn samples or figures as one JSON object a line"
  /// `.ndjson` and `.jsonl`.
  public static let fileExtensions = ["ndjson", "jsonl"]
  /// The stage that the options name.
  public var demand: Demand { options.tap.demand }
  private let options: Options

  /// Creates an exporter.
  public init(options: Options) throws(PlotError) { self.options = options }

  /// Writes the lines; throws where an input or column is not there, or the sink fails.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    if let table = try options.tap.table(of: figure) {
      let table = try table.selecting(options.columns)
      for row in table.rows {
        var json = JSONWriter()
        json.beginObject()
        for (name, cell) in zip(table.columns, row) { add(cell, named: name, to: &json) }
        json.endObject()
        try sink.write(json.bytes + [0x0A])
      }
    } else {
      let name = try options.tap.onlyInput(of: figure)
      let source = try figure.makeSource(name, options.tap.stage)
      let columns = try source.indices(of: options.columns)
      try RowBuffer.write(
        source, columns: columns, as: .objects(columns.map { source.columns[$0].name }), to: &sink)
    }
  }

  private func add(_ cell: SmallTable.Cell, named name: String, to json: inout JSONWriter) {
    json.key(name)
    switch cell {
    case .text(let text): json.string(text)
    case .number(let value): json.number(value)
    case .flag(let flag): json.flag(flag)
    case .none: json.literal("null")
    }
  }
}

extension Plugin {
  /// The exporter of NDJSON files.
  public static let ndjson = Plugin.renderer(NDJSONExporter.self)
}
