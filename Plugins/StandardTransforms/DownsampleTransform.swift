import PlotCore

extension Plugin {
  /// Keeps the rows that make the picture.
  public static let downsample = Plugin.transform(DownsampleTransform.self)
}

/// What `downsample` takes from a config.
public struct DownsampleOptions: ComponentOptions {
  /// How rows are chosen.
  public enum Method: String, CaseIterable, Sendable {
    /// First, lowest, highest and last of each interval.
    case m4
    /// Lowest and highest of each interval.
    case minMax = "min-max"
    /// The largest triangles of three buckets.
    case lttb
  }

  /// How rows are chosen.
  public var method: Method
  /// The column along the page; nil for the one along which rows are ordered.
  public var x: String?
  /// The columns up the page; none for all others that are stored and do not ascend.
  public var y: [String]
  /// How many intervals there are.
  public var columns: Int?
  /// About how many rows are kept for each y.
  public var points: Int?

  /// Takes `method`, `x`, `y`, and one of `columns` and `points`.
  public init(from reader: inout OptionReader) {
    method = reader.choice("method", default: Method.m4, help: "how rows are chosen")
    x = reader.optionalText(
      "x", meaning: "column", help: "the column along the page; else the ascending one")
    y = reader.texts(
      "y", meaning: "column", help: "the columns up the page; else all that do not ascend")
    columns = reader.optionalInteger(
      "columns", in: 1...1_000_000, help: "how many intervals x is cut into; else 1000")
    points = reader.optionalInteger(
      "points", in: 2...4_000_000, help: "about how many rows are kept for each y")
    if reader.has("columns"), reader.has("points") {
      reader.reject(
        "points", "downsample takes either columns or points", remedy: "leave one out")
    }
  }

  /// The number of intervals, or of rows for `lttb`.
  var count: Int {
    switch method {
    case .m4: columns ?? points.map { max(1, $0 / 4) } ?? 1000
    case .minMax: columns ?? points.map { max(1, $0 / 2) } ?? 1000
    case .lttb: max(2, points ?? columns ?? 1000)
    }
  }
}

/// Keeps whole rows, chosen so that curves look the same; what is drawn needs it not, as every
/// picture is reduced on its own, but a table does.
///
/// `m4` keeps the first, lowest, highest and last sample of each of some equal intervals of x (Jugel
/// et al., "M4: a visualization-oriented time series data aggregation", VLDB 2014), `min-max` the
/// lowest and highest; both also keep the first gap of each interval, so that no gap is closed.
/// `lttb` keeps exactly so many samples (Steinarsson, "Downsampling time series for visual
/// representation", 2013, largest triangle three buckets) and no gaps. Of several y the rows of each
/// are kept. The choice reads x and y once (`lttb`: three times); row numbers are kept as integers.
public struct DownsampleTransform: SeriesTransform {
  /// `downsample`.
  public static let id = "downsample"
  /// What it does.
  public static let summary = "keeps the rows that make the picture, for smaller tables"
  private let options: DownsampleOptions

  /// Creates it.
  public init(options: DownsampleOptions) throws(PlotError) { self.options = options }

  /// Chooses the rows of each source; throws where a column is missing or cannot be read.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let x = try source.requireIndexOrOrder(of: options.x)
      var ys: [Int] = []
      for name in options.y { ys.append(try source.requireIndex(of: name)) }
      if ys.isEmpty {
        ys = source.columns.indices.filter {
          $0 != x && source.columns[$0].isCurve
        }
      }
      guard !ys.isEmpty else {
        throw PlotError(.config, "downsample finds no column for y", remedy: "name one as \"y\"")
      }
      var rows: [Int] = []
      switch options.method {
      case .m4, .minMax:
        var bins = try IntervalBins(source, x: x, ys: ys, count: options.count)
        rows = try bins.choose(withEnds: options.method == .m4)
      case .lttb:
        for y in ys {
          rows += try TriangleBuckets(source, x: x, y: y, points: options.count).choose()
        }
      }
      return SelectedRowsSource(source, rows: rows)
    }
  }
}
