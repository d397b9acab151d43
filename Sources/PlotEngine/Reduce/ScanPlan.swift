import PlotCore

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

  /// The columns whose figures are wanted.
  var statistics: [Int]
  /// The column of times, for the time of extremes; nil where there is none.
  var time: Int?
  /// Whether means over time are wanted.
  var weighsTime: Bool
  /// The curves.
  var curves: [Curve]
  /// What columns are held against, by their indices.
  var limits: [Int: ScanLimit] = [:]

  /// The tallies of a share that was not read yet, in the order of the figures wanted.
  var emptyTallies: [ColumnTally] {
    statistics.map { ColumnTally(limitKey: limits[$0]?.key) }
  }

  /// The columns to be read, each once, in ascending order.
  var columnsToRead: [Int] {
    var wanted = Set(statistics)
    if let time, !statistics.isEmpty { wanted.insert(time) }
    for curve in curves { wanted.formUnion([curve.x, curve.y]) }
    return wanted.sorted()
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
}
