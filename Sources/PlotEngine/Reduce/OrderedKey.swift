import PlotCore

extension OrderedKey {
  /// Returns the column's value of a key.
  static func value(_ key: Int64, of column: Column) -> Value {
    guard column.storage == .real else {
      return column.scale == 1 ? .integer(key) : .real(Steps(column.scale).value(of: Double(key)))
    }
    return .real(Steps(column.scale).value(of: real(key)))
  }

  /// Returns the smallest key whose value is at least `value`, in the column's unit.
  static func lowest(atLeast value: Double, of column: Column) -> Int64 {
    let stored = value / column.scale
    guard column.storage != .real else { return stored.isNaN ? .max : of(stored) }
    guard stored > -0x1p63 else { return .min }
    return stored < 0x1p63 ? Int64(stored.rounded(.up)) : .max
  }
}

extension ColumnSlice {
  /// The key of the value at an index, which must be no gap.
  @inline(__always) func key(at index: Int) -> Int64 {
    guard storage == .real, let base else { return integer(at: index) }
    return OrderedKey.of(base.load(fromByteOffset: index &* stride, as: Double.self))
  }

  /// Whether the value at an index is a gap.
  @inline(__always) func isGap(at index: Int) -> Bool {
    guard storage == .real, let base else { return false }
    return base.load(fromByteOffset: index &* stride, as: Double.self).isNaN
  }

  /// Returns the first index of a range whose key is at least `key`, in a column that ascends.
  func firstIndex(atLeast key: Int64, in range: Range<Int>) -> Int {
    guard let base, storage == .integer else {
      return search(range) { self.key(at: $0) >= key }
    }
    let (stored, stride) = (key &+ offset, stride)
    return search(range) { base.load(fromByteOffset: $0 &* stride, as: Int64.self) >= stored }
  }

  @inline(__always) private func search(
    _ range: Range<Int>, _ reached: (Int) -> Bool
  ) -> Int {
    // Steps that double find near borders fast; the search by halves ends the work.
    var (low, step) = (range.lowerBound, 1)
    while low + step < range.upperBound, !reached(low + step) {
      low += step
      step *= 2
    }
    if low < range.upperBound, reached(low) { return low }
    var high = min(low + step, range.upperBound)
    while low + 1 < high {
      let middle = (low + high) / 2
      if reached(middle) { high = middle } else { low = middle }
    }
    return high
  }
}
