import PlotCore

extension Plugin {
  /// How often values lie where.
  public static let histogram = Plugin.transform(HistogramTransform.self)
}

/// What `histogram` takes from a config.
public struct HistogramOptions: ComponentOptions {
  /// The column.
  public var field: String
  /// How many bins there are.
  public var bins: Int?
  let width: FieldQuantity?

  /// Takes `field`, and one of `bins` and `width`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText("field", meaning: "column", help: "the column to count")
    bins = reader.optionalInteger(
      "bins", in: 1...HistogramTransform.mostBins,
      help: "how many bins of one width lie from the lowest value to the highest; else 30")
    let path = reader.subpath("width")
    let value = reader.any(
      "width", form: FieldQuantity.form,
      help: "the width of a bin, such as \"64KiB\"; bins begin at its multiples")
    width = value.flatMap { FieldQuantity($0, path: path) }
    if let value, width == nil { reader.reject(value, path: path, expected: FieldQuantity.form) }
    if reader.has("bins"), reader.has("width") {
      reader.reject("width", "histogram takes either bins or width", remedy: "leave one out")
    }
  }
}

/// Counts how many values of a column lie in each of some bins of one width.
///
/// The result has a row for each bin: `from` and `to`, between which a bar stands, the `middle`, and `count`. A
/// bin holds its lower end and not its upper one; the last of `bins` holds both, as numpy's does.
/// Equal values alone get one bin of width 1 around them, or `bins` of them. Gaps and infinities are
/// not counted. The column is read once for its extent and once, when rows are asked for, to count.
public struct HistogramTransform: SeriesTransform {
  /// `histogram`.
  public static let id = "histogram"
  /// What it does.
  public static let summary = "counts the values of a column in bins of one width"
  static let mostBins = 1_000_000
  private let options: HistogramOptions

  /// Creates it.
  public init(options: HistogramOptions) throws(PlotError) { self.options = options }

  /// Counts in each source; throws where the column is missing or the bins would be too many.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let index = try source.requireIndex(of: options.field)
      let column = source.columns[index]
      guard let extent = try Self.extent(of: index, in: source) else {
        return HistogramSource(source, column: index, bins: nil)
      }
      let width = try options.width?.value(for: column).double
      if let width, !(width > 0) {
        throw PlotError(.config, "width must be above 0", at: options.width?.place)
      }
      let bins = EqualBins(extent, width: width, count: options.bins ?? 30)
      guard let bins, bins.count <= Self.mostBins else {
        throw PlotError(
          .config,
          "the values of \"\(column.name)\" go too far apart for bins of that width",
          at: options.width?.place, remedy: "take wider bins, or filter the column before")
      }
      return HistogramSource(source, column: index, bins: bins)
    }
  }

  /// The lowest and highest finite value; nil where there is none.
  private static func extent(
    of column: Int, in source: any Source
  ) throws(PlotError) -> ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    try source.forEachBlock(of: [column]) { block in
      for index in 0..<block.rowCount {
        let value = block.columns[0].double(at: index)
        guard value.isFinite else { continue }
        low = min(low, value)
        high = max(high, value)
      }
    }
    return low <= high ? low...high : nil
  }
}

/// Bins of one width.
struct EqualBins: Sendable {
  let first: Double
  let width: Double
  let last: Double
  let count: Int
  private let holdsEnd: Bool

  /// Lays bins over an extent; nil where they cannot be told apart or their number fits no table.
  init?(_ extent: ClosedRange<Double>, width: Double?, count: Int) {
    var (low, high) = (extent.lowerBound, extent.upperBound)
    if let width {
      holdsEnd = false
      low = (low / width).rounded(.down) * width
      let needed = ((high - low) / width).rounded(.down) + 1
      guard low.isFinite, let bins = Int(exactly: needed), bins < 1 << 40,
        low + width > low, high + width > high
      else { return nil }
      (first, self.width, self.count) = (low, width, max(1, bins))
      last = low + Double(max(1, bins)) * width
      return
    }
    if low == high {
      // Beyond 2^53 half a step more is no other number.
      let reach = max(0.5, low.ulp)
      (low, high) = (low - reach, high + reach)
    }
    guard (high - low).isFinite else { return nil }
    holdsEnd = true
    (first, last, self.count) = (low, high, count)
    self.width = (high - low) / Double(count)
  }

  /// The lower end of a bin, or the upper end of the one before it.
  func edge(_ index: Int) -> Double {
    index == count ? last : first + Double(index) * width
  }

  /// Returns the bin of a value in the extent.
  func bin(of value: Double) -> Int {
    let share =
      holdsEnd ? (value - first) / (last - first) * Double(count) : (value - first) / width
    var bin = Int(max(0, min(Double(count - 1), share)))
    // The division may round over an edge.
    if bin > 0, value < edge(bin) { bin -= 1 }
    if bin < count - 1, value >= edge(bin + 1) { bin += 1 }
    return bin
  }
}

/// The table of the bins, counted when it is first read.
private struct HistogramSource: Source {
  private let upstream: any Source
  private let field: Column
  private let bins: EqualBins?
  private let table: Lazily<MemorySource>
  let columns: [Column]
  let info: SourceInfo

  var rowCount: Int { bins?.count ?? 0 }

  init(_ upstream: any Source, column: Int, bins: EqualBins?) {
    self.upstream = upstream
    self.bins = bins
    let field = upstream.columns[column]
    self.field = field
    info = upstream.info.withoutRows
    let columns = [
      Column("from", title: "from", unit: field.unit, storage: .real, isAscending: true),
      Column("to", title: "to", unit: field.unit, storage: .real, isAscending: true),
      Column("middle", title: field.title, unit: field.unit, storage: .real, isAscending: true),
      Column("count", title: "samples"),
    ]
    self.columns = columns
    let info = info
    table = Lazily { () throws(PlotError) in
      let count = bins?.count ?? 0
      var counts = [Int64](repeating: 0, count: count)
      if let bins {
        try upstream.forEachBlock(of: [column]) { block in
          for index in 0..<block.rowCount {
            let value = block.columns[0].double(at: index)
            if value.isFinite { counts[bins.bin(of: value)] += 1 }
          }
        }
      }
      let edges = (0...count).map { bins?.edge($0) ?? 0 }
      let middles = (0..<count).map { edges[$0] / 2 + edges[$0 + 1] / 2 }
      return MemorySource(
        [
          (columns[0], .reals(Array(edges.dropLast()))),
          (columns[1], .reals(Array(edges.dropFirst()))), (columns[2], .reals(middles)),
          (columns[3], .integers(counts)),
        ], rowCount: count, info: info)
    }
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try table.get().makeReader(of: columns)
  }

  /// Suggests bars over the whole of the bins.
  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    FigureSpec(
      title: name,
      panels: [
        PanelSpec(
          axes: [
            AxisSpec(
              "x", channel: .x, title: field.title,
              scale: ScaleSpec(lowest: bins?.first, highest: bins?.last, nice: false)),
            AxisSpec("count", channel: .y, title: "samples"),
          ],
          layers: [
            LayerSpec(
              mark: MarkSpec(.bar), data: name,
              encoding: Encoding(
                x: .field("from"), y: .field("count", axis: "count"), x2: .field("to")))
          ], legend: .none)
      ])
  }
}
