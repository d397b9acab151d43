import PlotCore

extension Plugin {
  /// Values at regular places.
  public static let resample = Plugin.transform(ResampleTransform.self)
}

/// What `resample` takes from a config.
public struct ResampleOptions: ComponentOptions {
  /// How values between samples are found.
  public enum Method: String, CaseIterable, Sendable {
    /// Each sample holds until the next, as in a step curve.
    case hold
    /// A straight line leads from each sample to the next.
    case linear
  }

  /// How values between samples are found.
  public var method: Method
  /// The column along which places are regular; nil for the ascending one.
  public var over: String?
  /// How many places there are from the first sample to the last.
  public var count: Int?
  let every: FieldQuantity?

  /// Takes `every` or `count`, `method` and `over`.
  public init(from reader: inout OptionReader) {
    let path = reader.subpath("every")
    let value = reader.any(
      "every", form: FieldQuantity.form,
      help: "the step from one place to the next, such as \"10ms\"")
    every = value.flatMap { FieldQuantity($0, path: path) }
    if let value, every == nil { reader.reject(value, path: path, expected: FieldQuantity.form) }
    count = reader.optionalInteger(
      "count", in: 2...Int(RegularGrid.mostPlaces),
      help: "the number of places, the first and the last sample's included")
    method = reader.choice(
      "method", default: Method.hold, help: "how values between samples are found")
    over = reader.optionalText(
      "over", meaning: "column", help: "the column that is made regular; else the ascending one")
    if reader.has("every"), reader.has("count") {
      reader.reject("count", "resample takes either every or count", remedy: "leave one out")
    }
  }
}

/// Gives values at regular places of an ascending column, from its first value to its last.
///
/// With `hold` a place has the values of the last sample at or before it, exactly; with `linear` those
/// of a straight line between the samples around it, as floating point, and a gap where either is one.
/// Names hold in any case. Of samples at one place the last counts. With `every` whole numbers stay whole numbers. Nothing is
/// read before rows are asked for but the ends of the column.
public struct ResampleTransform: SeriesTransform {
  /// `resample`.
  public static let id = "resample"
  /// What it does.
  public static let summary = "gives values at regular places of the ascending column"
  private let options: ResampleOptions

  /// Creates it.
  public init(options: ResampleOptions) throws(PlotError) { self.options = options }

  /// Resamples each source; throws where neither `every` nor `count` is given, the column does not
  /// ascend, or there would be too many rows.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    guard options.every != nil || options.count != nil else {
      throw PlotError(
        .config, "resample has no step", remedy: "add \"every\" or \"count\"")
    }
    return try each(sources) { source throws(PlotError) in
      let x = try source.requireIndexOrOrder(of: options.over)
      let column = source.columns[x]
      guard column.isAscending else {
        throw PlotError(
          .config, "the column \"\(column.name)\" does not ascend", remedy: "sort by it before")
      }
      let grid = try RegularGrid(
        source, x: x, every: try options.every?.value(for: column), count: options.count,
        at: options.every?.place)
      return ResampledSource(source, x: x, grid: grid, isLinear: options.method == .linear)
    }
  }
}
