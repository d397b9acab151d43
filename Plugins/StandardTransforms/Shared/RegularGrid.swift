import PlotCore

/// Regular places along an ascending column, from its first value to its last.
enum RegularGrid: Sendable {
  /// More places than this are a slip of the pen.
  static let mostPlaces = 100_000_000.0

  /// Whole numbers.
  case whole(first: Int64, step: Int64, count: Int)
  /// Reals in the column's unit; with an end it is met exactly.
  case real(first: Double, step: Double, last: Double?, count: Int)

  /// Lays places over a column; a single value has one.
  init(
    _ source: any Source, x: Int, every: Value?, count: Int?, at place: Place?
  ) throws(PlotError) {
    let column = source.columns[x]
    var rows = source.rowCount
    if column.storage == .real { rows = try source.firstRow(of: x) { $0.double(at: 0).isNaN } }
    guard rows > 0 else {
      self = .real(first: 0, step: 1, last: nil, count: 0)
      return
    }
    let (first, last) = (
      try source.value(row: 0, column: x), try source.value(row: rows - 1, column: x)
    )
    let span = last.double - first.double
    guard span.isFinite else {
      throw PlotError(.transform, "\"\(column.name)\" goes too far to be cut into steps")
    }
    if let every {
      guard every.double > 0 else { throw PlotError(.config, "every must be above 0", at: place) }
      guard span / every.double < Self.mostPlaces else {
        throw PlotError(
          .config, "resample would make more than 100,000,000 rows", at: place,
          remedy: "take a longer step")
      }
      if case .integer(let start) = first, case .integer(let end) = last,
        case .integer(let step) = every
      {
        let steps = UInt64(bitPattern: end &- start) / UInt64(step)
        self = .whole(first: start, step: step, count: Int(steps) + 1)
        return
      }
      var steps = (span / every.double).rounded(.down)
      // A step that rounds to the last value still meets it.
      if first.double + (steps + 1) * every.double <= last.double { steps += 1 }
      self = .real(
        first: first.double, step: every.double, last: nil, count: Int(steps) + 1)
      return
    }
    let places = span > 0 ? max(2, count ?? 2) : 1
    self = .real(
      first: first.double, step: span / Double(max(1, places - 1)), last: last.double,
      count: places)
  }

  var count: Int {
    switch self {
    case .whole(_, _, let count), .real(_, _, _, let count): count
    }
  }

  /// Whether places are whole numbers.
  var isWhole: Bool { if case .whole = self { true } else { false } }

  /// Returns a place as a number in the column's unit.
  func place(_ index: Int) -> Double {
    switch self {
    case .whole: Double(whole(index))
    case .real(let first, let step, let last, let count):
      if let last, index == count - 1 {
        last
      } else {
        min(first + Double(index) * step, last ?? .infinity)
      }
    }
  }

  /// Returns a place of whole numbers.
  func whole(_ index: Int) -> Int64 {
    guard case .whole(let first, let step, _) = self else { return 0 }
    return first &+ Int64(index) &* step
  }

  /// Whether a value lies behind a place; gaps at the end do.
  func isBehind(_ slice: ColumnSlice, at row: Int, place index: Int) -> Bool {
    isWhole ? slice.integer(at: row) > whole(index) : !(slice.double(at: row) <= place(index))
  }
}
