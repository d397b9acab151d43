import PlotCore

/// Writes comma-separated values after RFC 4180.
public struct CSVExporter: Renderer {
  /// `csv`.
  public static let id = "csv"
  /// One sentence for help.
  public static let summary = "writes rows, drawn samples or figures as comma-separated values"
  /// `.csv`.
  public static let fileExtensions = ["csv"]
  /// The stage that the options name.
  public var demand: Demand { table.options.tap.demand }
  private let table: Delimited

  /// Creates an exporter.
  public init(options: DelimitedOptions) throws(PlotError) {
    table = Delimited(options: options, delimiter: UInt8(ascii: ","))
  }

  /// Writes the table; throws where an input or column is not there, or the sink fails.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    try table.write(figure, to: &sink)
  }
}

extension Plugin {
  /// The exporter of CSV files.
  public static let csv = Plugin.renderer(CSVExporter.self)
}
