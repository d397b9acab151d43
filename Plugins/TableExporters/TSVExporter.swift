import PlotCore

/// Writes tab-separated values, quoted like CSV.
public struct TSVExporter: Renderer {
  /// `tsv`.
  public static let id = "tsv"
  /// One sentence for help.
  public static let summary = "writes rows, drawn samples or figures as tab-separated values"
  /// `.tsv`.
  public static let fileExtensions = ["tsv"]
  /// The stage that the options name.
  public var demand: Demand { table.options.tap.demand }
  private let table: Delimited

  /// Creates an exporter.
  public init(options: DelimitedOptions) throws(PlotError) {
    table = Delimited(options: options, delimiter: UInt8(ascii: "\t"))
  }

  /// Writes the table; throws where an input or column is not there, or the sink fails.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    try table.write(figure, to: &sink)
  }
}

extension Plugin {
  /// The exporter of TSV files.
  public static let tsv = Plugin.renderer(TSVExporter.self)
}
