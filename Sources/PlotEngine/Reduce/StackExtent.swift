import PlotCore

/// What the sum of several columns reaches: positive values up, negative ones down. Gaps add nothing.
struct StackExtent {
  /// The lowest sum of negative values; zero where there are none.
  private(set) var lowest = 0.0
  /// The highest sum of positive values.
  private(set) var highest = 0.0

  /// Adds the rows of a block.
  mutating func add(_ slices: [ColumnSlice]) {
    guard let count = slices.first?.count else { return }
    for row in 0..<count {
      var (up, down) = (0.0, 0.0)
      for slice in slices where !slice.isGap(at: row) {
        let value = slice.double(at: row)
        if value > 0 { up += value } else if value < 0 { down += value }
      }
      if up > highest, up.isFinite { highest = up }
      if down < lowest, down.isFinite { lowest = down }
    }
  }

  /// Adds what another worker found.
  mutating func merge(_ other: StackExtent) {
    lowest = min(lowest, other.lowest)
    highest = max(highest, other.highest)
  }

  /// From the lowest to the highest.
  var range: ClosedRange<Double> { lowest...highest }
}
