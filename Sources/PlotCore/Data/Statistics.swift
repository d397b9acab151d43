/// Exact figures of one column over all rows.
public struct Statistics: Sendable {
  /// The column.
  public var column: Column
  /// How many values are no gaps.
  public var count: Int
  /// The smallest value and the first row that has it.
  public var minimum: (value: Value, row: Int)?
  /// The largest value and the first row that has it.
  public var maximum: (value: Value, row: Int)?
  /// The time of the maximum, in the time column's unit, where there is a time column.
  public var maximumTime: Value?
  /// The least value above zero, where a log axis asks for it.
  public var leastPositive: Value?
  /// The first value that is no gap.
  public var first: Value?
  /// The last value that is no gap.
  public var last: Value?
  /// The mean over samples.
  public var mean: Double?
  /// The mean over time: each value weighs as much as the time until the next sample.
  public var timeMean: Double?
  /// The values of the percentiles that were asked for.
  public var percentiles: [Percentile: Value] = [:]
  /// How it stands to the run's limit, where it is held against it.
  public var limit: LimitFigures?

  /// Creates the figures of a column without values.
  public init(column: Column) {
    self.column = column
    count = 0
  }
}

extension Statistics {
  /// The lowest and highest value, in the column's unit; nil where there is none.
  public var extent: ClosedRange<Double>? {
    guard let low = minimum?.value.double, let high = maximum?.value.double, low <= high else {
      return nil
    }
    return low...high
  }

  /// How far its values lie from each other; 0 where there is none.
  public var span: Double { extent.map { $0.upperBound - $0.lowerBound } ?? 0 }
}

/// The figures of one input of a run.
public struct InputSummary: Sendable {
  /// The name by which configs and labels know the input.
  public var name: String
  /// The path as the user named it.
  public var path: String
  /// What is known beside the rows, with all notes.
  public var info: SourceInfo
  /// Rows left after repair.
  public var rowCount: Int
  /// The figures of each column that was looked at, in the source's order.
  public var statistics: [Statistics]
  /// The column of times, where there is one.
  public var timeColumn: Column?
  /// The first and last time, in the time column's unit.
  public var timeExtent: ClosedRange<Double>?
  /// What the axis along the page counts in the figure whose words tell of it.
  public var pageAxis = PageAxis.times
  /// The limit of the run; nil where it has none.
  public var limit: Limit?
  /// The figures of the things that its rows belong to, where they are told apart by names, each with
  /// `names` of its own.
  public var groups: [InputSummary] = []
  /// What the rows have in common, where they are a group of another input's: each column that tells them
  /// apart and their name or number in it, nil where they have none.
  public var names: [(column: String, value: String?)] = []
  /// What the rows of a group are called; empty for a whole input.
  public var label = ""
  /// The input whose group it is; nil for a whole input.
  public var parent: String?
  /// The figure stated beside the rows that is held against the limit; nil where columns are.
  public var heldFigure: HeldFigure?

  /// Creates a summary; a time column's own figures tell of it where nothing else does.
  public init(
    name: String, path: String, info: SourceInfo, rowCount: Int, statistics: [Statistics],
    timeColumn: Column? = nil, timeExtent: ClosedRange<Double>? = nil
  ) {
    let time = statistics.map(\.column).timeIndex.map { statistics[$0] }
    self.timeColumn = timeColumn ?? time?.column
    self.timeExtent = timeExtent ?? time?.extent
    self.name = name
    self.path = path
    self.info = info
    self.rowCount = rowCount
    self.statistics = statistics
  }

  /// Returns the figures of a column.
  public subscript(column: String) -> Statistics? {
    statistics.first { $0.column.name == column }
  }
}
