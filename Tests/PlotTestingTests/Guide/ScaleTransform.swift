import PlotCore

extension Plugin {
  /// Multiplies a column.
  public static let scale = Plugin.transform(ScaleTransform.self)
}

/// What `scale` takes from a config.
public struct ScaleOptions: ComponentOptions {
  /// The column.
  public var field: String
  /// What it is multiplied by.
  public var factor: Double

  /// Takes `field` and `factor`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText("field", meaning: "column", help: "the column to multiply")
    factor = reader.number("factor", default: 2, help: "what it is multiplied by")
  }
}

/// Multiplies a column by a number.
public struct ScaleTransform: SeriesTransform {
  /// `scale`.
  public static let id = "scale"
  /// What it does.
  public static let summary = "multiplies a column by a number"
  private let options: ScaleOptions

  /// Creates it.
  public init(options: ScaleOptions) { self.options = options }

  /// Replaces the column of each source; throws where it is not there.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    let factor = options.factor
    return try sources.map { source throws(PlotError) -> any Source in
      let field = source.columns[try source.requireIndex(of: options.field)]
      let output = Column(field.name, title: field.title, unit: field.unit)
      return try RowWiseSource(source, inputs: [field.name], output: output) {
        (block, output: UnsafeMutableBufferPointer<Double>) in
        for row in output.indices { output[row] = block.columns[0].double(at: row) * factor }
      }
    }
  }
}
