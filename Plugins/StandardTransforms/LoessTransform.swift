import PlotCore

extension Plugin {
  /// Smooth curves through clouds of points.
  public static let loess = Plugin.transform(LoessTransform.self)
}

/// What `loess` takes from a config.
public struct LoessOptions: ComponentOptions {
  /// The column up the page.
  public var field: String
  /// The column along the page.
  public var on: String
  /// The columns whose values tell groups apart.
  public var groupby: [String]
  /// Which share of the points is near to each.
  public var bandwidth: Double
  /// The names of the columns of x and y.
  public var names: [String]

  /// Takes `loess`, `on`, `groupby`, `bandwidth` and `as`.
  public init(from reader: inout OptionReader) {
    let field = reader.requiredText("loess", meaning: "column", help: "the column up the page")
    let on = reader.requiredText("on", meaning: "column", help: "the column along the page")
    (self.field, self.on) = (field, on)
    groupby = reader.groupby()
    bandwidth = reader.number(
      "bandwidth", default: 0.3, in: 0.0001...1, help: "which share of the points is near to each")
    names = reader.curveNames(x: on, y: field)
  }
}

/// Makes a smooth curve through the points of each group: at each x a straight line through the points near
/// it (Cleveland's locally weighted regression, with two rounds in which far outliers lose their weight).
///
/// The curve has a row for each different x, ascending. Rows with a gap count for nothing; a group of one
/// point has no curve, which a note says. Its cost grows with the square of a group's rows: groups of more
/// than some 50,000 rows at the usual bandwidth are refused. Groups are read one at a time.
public struct LoessTransform: SeriesTransform {
  /// `loess`.
  public static let id = "loess"
  /// What it does.
  public static let summary = "makes a smooth curve through the points of each group"
  private static let mostPairs = 1_000_000_000
  private let options: LoessOptions

  /// Creates it.
  public init(options: LoessOptions) throws(PlotError) { self.options = options }

  /// Fits each source; throws where a column is missing or holds names, or a group has too many rows.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let table = try CurveTable(
        of: source, x: options.on, y: options.field, groupby: options.groupby, names: options.names)
      return try table.make(
        in: context.temporaryFolder, without: "it takes 2 rows at least"
      ) { (xs, ys) throws(PlotError) in
        guard xs.count > 1 else { return nil }
        let near = LocalFit.neighbours(of: xs.count, options.bandwidth)
        guard xs.count <= Self.mostPairs / near else {
          throw PlotError(
            .transform, "a group has \(Decimal.grouped(xs.count)) rows, too many for loess",
            remedy: "take a smaller \"bandwidth\", or sample or aggregate before")
        }
        let order = xs.indices.sorted { xs[$0] != xs[$1] ? xs[$0] < xs[$1] : $0 < $1 }
        let fit = LocalFit(order.map { (x: xs[$0], y: ys[$0]) }, bandwidth: options.bandwidth)
        return (fit.xs, fit.ys)
      }
    }
  }
}
