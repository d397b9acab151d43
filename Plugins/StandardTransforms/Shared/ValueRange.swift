import PlotCore

/// A range of values, ends included, compared exactly with whole numbers.
enum ValueRange: Sendable {
  case integers(Int64, Int64)
  case reals(Double, Double)
  /// No whole number lies in it.
  case empty

  /// Creates a range for a column; a nil bound is none.
  init(lowest: Value?, highest: Value?, in column: Column) {
    guard column.isExact else {
      self = .reals(lowest?.double ?? -.infinity, highest?.double ?? .infinity)
      return
    }
    guard let low = lowest.map({ Self.whole($0, .up) }) ?? Int64.min,
      let high = highest.map({ Self.whole($0, .down) }) ?? Int64.max
    else {
      self = .empty
      return
    }
    self = low <= high ? .integers(low, high) : .empty
  }

  /// The bound as a whole number; nil where all whole numbers lie outside.
  private static func whole(_ bound: Value, _ rule: FloatingPointRoundingRule) -> Int64? {
    switch bound {
    case .integer(let value): return value
    case .real(let value):
      let rounded = value.rounded(rule)
      if let whole = Int64(exactly: rounded) { return whole }
      return (rounded > 0) == (rule == .down) ? (rule == .down ? Int64.max : Int64.min) : nil
    }
  }

  /// Whether the value lies in the range.
  func contains(_ slice: ColumnSlice, at index: Int) -> Bool {
    switch self {
    case .integers(let low, let high): (low...high).contains(slice.integer(at: index))
    case .reals(let low, let high):
      slice.double(at: index) >= low && slice.double(at: index) <= high
    case .empty: false
    }
  }

  /// Whether the value is at or above the lowest; gaps, which may end an ascending column, are.
  func reaches(_ slice: ColumnSlice, at index: Int) -> Bool {
    switch self {
    case .integers(let low, _): slice.integer(at: index) >= low
    case .reals(let low, _): !(slice.double(at: index) < low)
    case .empty: true
    }
  }

  /// Writes the indices of the values in the range and returns how many there are.
  func select(from slice: ColumnSlice, into indices: UnsafeMutablePointer<Int>) -> Int {
    var count = 0
    // Written always and counted where it holds: no branch that the processor could guess wrong.
    switch self {
    case .integers(let low, let high):
      for index in 0..<slice.count {
        let value = slice.integer(at: index)
        indices[count] = index
        count &+= value >= low && value <= high ? 1 : 0
      }
    case .reals(let low, let high):
      for index in 0..<slice.count {
        let value = slice.double(at: index)
        indices[count] = index
        count &+= value >= low && value <= high ? 1 : 0
      }
    case .empty: break
    }
    return count
  }
}
