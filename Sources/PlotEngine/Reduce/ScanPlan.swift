import PlotCore
import PlotLayout

/// What one walk over a source finds out: figures of columns, and curves for pixel columns.
struct ScanPlan {
  /// A curve to be reduced.
  struct Curve {
    /// The column along the page, which ascends.
    var x: Int
    /// The column up the page.
    var y: Int
    /// The pixel columns.
    var columns: PixelColumns
  }

  /// A curve of which one sample of each occupied cell is wanted.
  struct Cells {
    /// The column along the page, which may go back and forth.
    var x: Int
    /// The column up the page.
    var y: Int
    /// The scale along the page.
    var xScale: Scale
    /// The cells, with the scale up the page.
    var grid: CurveDemand.Grid
  }

  /// A curve whose samples reach along the page.
  struct Spans {
    /// The column where they begin, which may go back and forth.
    var x: Int
    /// The column where they end.
    var end: Int
    /// The column up the page.
    var y: Int
    /// The scale along the page.
    var scale: Scale
    /// How many pixel columns there are.
    var count: Int
    /// Whether each sample is wanted.
    var keepsAll: Bool
  }

  /// The columns whose figures are wanted.
  var statistics: [Int]
  /// The column of times, for the time of extremes; nil where there is none.
  var time: Int?
  /// Whether means over time are wanted.
  var weighsTime: Bool
  /// The curves.
  var curves: [Curve]
  /// The occupied cells that are wanted of curves whose marks draw every sample by itself.
  var cells: [Cells] = []
  /// The curves whose samples reach along the page.
  var spans: [Spans] = []
  /// The columns where bins begin and end, of which the bounds of open ones are wanted.
  var bins: [[Int]] = []
  /// The columns of each stack whose sums are wanted.
  var stacks: [[Int]] = []
  /// What columns are held against, by their indices.
  var limits: [Int: ScanLimit] = [:]
  /// The columns of which the least value above zero is wanted.
  var positives: Set<Int> = []

  /// The tallies of a share that was not read yet, in the order of the figures wanted.
  var emptyTallies: [ColumnTally] {
    statistics.map { ColumnTally(limitKey: limits[$0]?.key, seeksPositive: positives.contains($0)) }
  }

  /// The columns to be read, each once, in ascending order.
  var columnsToRead: [Int] {
    var wanted = Set(statistics)
    if let time, !statistics.isEmpty { wanted.insert(time) }
    for curve in curves { wanted.formUnion([curve.x, curve.y]) }
    for curve in cells { wanted.formUnion([curve.x, curve.y]) }
    for curve in spans { wanted.formUnion([curve.x, curve.end, curve.y]) }
    for columns in stacks + bins { wanted.formUnion(columns) }
    return wanted.sorted()
  }
}

extension ScanPlan {
  /// Adds what an output wants of a curve; throws where a column is not there, or where pixel columns are
  /// wanted along one that does not ascend.
  mutating func add(
    _ request: CurveRequest, of source: any Source, at place: Place?
  ) throws(PlotError) {
    let demand = request.demand
    let (x, y) = (
      try source.requireIndex(of: demand.key.x), try source.requireIndex(of: demand.key.y)
    )
    if let grid = demand.grid {
      cells.append(Cells(x: x, y: y, xScale: demand.scale, grid: grid))
      return
    }
    if let span = demand.span {
      spans.append(
        Spans(
          x: x, end: try source.requireIndex(of: span.end), y: y, scale: demand.scale,
          count: request.columnCount, keepsAll: span.keepsAll))
      return
    }
    // Order is a matter of the rows: a column that no one calls a time may ascend as well.
    var ascends = source.columns[x].isAscending || curves.contains { $0.x == x }
    if !ascends { ascends = try source.ascends(along: x) }
    guard ascends else {
      throw PlotError(
        .config, "column \"\(demand.key.x)\" along x does not ascend", at: place,
        remedy: "add a transform {\"type\": \"sort\", \"field\": \"\(demand.key.x)\"}",
        about: PlotError.Facts(.column, demand.key.x))
    }
    curves.append(
      Curve(
        x: x, y: y,
        columns: PixelColumns(demand.scale, count: request.columnCount, of: source.columns[x])))
  }
}

/// A limit as a walk compares values with it.
struct ScanLimit {
  /// The limit.
  let limit: Limit
  /// The lowest key above it.
  let key: Int64

  /// Creates it for a column; nil where there is no amount, or one in another unit.
  init?(_ limit: Limit, of column: Column) {
    guard let value = limit.amount?.value(in: column.unit) else { return nil }
    self.limit = limit
    key = OrderedKey.lowest(atLeast: value.nextUp, of: column)
  }
}

/// What a walk has found.
struct ScanResult {
  /// The figures, in the order of the plan's columns.
  var statistics: [Statistics]
  /// The curves, in the order of the plan's.
  var curves: [CurveBins]
  /// The occupied cells, in the order of the plan's.
  var cells: [CellBins]
  /// What the sums of the plan's stacks reach, in the columns' unit.
  var stacks: [StackExtent]
  /// The curves whose samples reach along the page, in the order of the plan's.
  var spans: [SpanBins] = []
  /// The bounds of the plan's open bins.
  var bins: [BinEnds] = []
}
