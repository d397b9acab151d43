import PlotCore

/// Writes one JSON document: figures, drawn samples, or rows as arrays under their columns' names.
public struct JSONExporter: Renderer {
  /// What the exporter takes.
  public struct Options: ComponentOptions {
    let tap: Tap
    let pretty: Bool

    /// Takes `stage`, `data` and `pretty`.
    public init(from reader: inout OptionReader) {
      tap = Tap(from: &reader, default: .summary)
      pretty = reader.flag(
        "pretty", default: false, help: "whether figures stand on lines of their own, indented")
    }
  }

  /// `json`.
  public static let id = "json"
  /// One sentence for help.
  public static let summary = "writes figures, drawn samples or rows as one JSON document"
  /// `.json`.
  public static let fileExtensions = ["json"]
  /// The stage that the options name.
  public var demand: Demand { options.tap.demand }
  private let options: Options

  /// Creates an exporter.
  public init(options: Options) throws(PlotError) { self.options = options }

  /// Writes the document; throws where an input is not there, or the sink fails.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    switch options.tap.stage {
    case .summary:
      try SummaryJSON.write(
        try options.tap.summaries(of: figure), pretty: options.pretty, to: &sink)
    case .plotted: try writeSeries(try options.tap.series(of: figure), to: &sink)
    case .raw, .transformed: try writeRows(of: figure, to: &sink)
    }
  }

  private func writeSeries(
    _ series: [PlottedSeries], to sink: inout ByteSink
  ) throws(PlotError) {
    try sink.write("{\"version\":1,\"series\":[")
    for (index, curve) in series.enumerated() {
      try sink.write(index == 0 ? "\n" : ",\n")
      try sink.write(
        "{\"name\":\(JSONText.quoted(curve.name)),\"input\":\(JSONText.quoted(curve.input)),"
          + "\"x\":\(describe(curve.x)),\"y\":\(describe(curve.y)),\"samples\":[")
      for (index, sample) in curve.samples.enumerated() {
        try sink.write(index == 0 ? "\n" : ",\n")
        try sink.write("[\(sample.row),\(JSONText.number(sample.x)),\(JSONText.number(sample.y))]")
      }
      try sink.write("]}")
    }
    try sink.write("]}\n")
  }

  private func writeRows(of figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    try sink.write("{\"version\":1,\"inputs\":[")
    for (index, name) in try options.tap.inputs(of: figure).enumerated() {
      let source = try figure.makeSource(name, options.tap.stage)
      try sink.write(index == 0 ? "\n" : ",\n")
      try sink.write("{\"name\":\(JSONText.quoted(name)),\"columns\":[")
      try sink.write(source.columns.map(describe).joined(separator: ","))
      try sink.write("],\"rows\":[\n")
      try RowBuffer.write(
        source, columns: Array(source.columns.indices),
        as: .arrays(columnCount: source.columns.count), to: &sink)
      try sink.write("]}")
    }
    try sink.write("]}\n")
  }

  private func describe(_ column: Column) -> String {
    "{\"name\":\(JSONText.quoted(column.name)),\"unit\":\(JSONText.quoted(column.unit.symbol))}"
  }
}

extension Plugin {
  /// The exporter of JSON files.
  public static let json = Plugin.renderer(JSONExporter.self)
}
