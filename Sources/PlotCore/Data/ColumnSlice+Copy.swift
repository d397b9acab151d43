extension ColumnSlice {
  /// Writes all values in the column's unit to memory.
  public func copyDoubles(to target: UnsafeMutablePointer<Double>) {
    let steps = steps
    guard let base else {
      for index in 0..<count { target[index] = steps.value(of: Double(Int64(index) &- offset)) }
      return
    }
    if storage == .real {
      for index in 0..<count {
        target[index] = steps.value(
          of: base.load(fromByteOffset: index &* stride, as: Double.self))
      }
    } else {
      for index in 0..<count {
        let stored = base.load(fromByteOffset: index &* stride, as: Int64.self)
        target[index] = steps.value(of: Double(stored &- offset))
      }
    }
  }

  /// Writes all whole numbers to memory, offset subtracted, scale not applied.
  ///
  /// The column must be stored as integers or rows.
  public func copyIntegers(to target: UnsafeMutablePointer<Int64>) {
    for index in 0..<count { target[index] = integer(at: index) }
  }

  /// Writes all values to memory as the column stores them; row numbers become integers.
  ///
  /// The column is the one that the slice was asked for; its offset is left in the numbers. In the
  /// memory, values stand `step` words apart.
  public func copyStored(
    of column: Column, to target: UnsafeMutablePointer<Int64>, step: Int = 1
  ) {
    if storage == .real, let base {
      for index in 0..<count {
        target[index &* step] = base.load(fromByteOffset: index &* stride, as: Int64.self)
      }
    } else {
      for index in 0..<count { target[index &* step] = integer(at: index) &+ column.offset }
    }
  }

  /// Writes the values at some indices like `copyStored`.
  public func gatherStored(
    of column: Column, at indices: UnsafeBufferPointer<Int>,
    to target: UnsafeMutablePointer<Int64>
  ) {
    if storage == .real, let base {
      for (position, index) in indices.enumerated() {
        assert(index >= 0 && index < count)
        target[position] = base.load(fromByteOffset: index &* stride, as: Int64.self)
      }
    } else {
      for (position, index) in indices.enumerated() {
        target[position] = integer(at: index) &+ column.offset
      }
    }
  }

  /// Returns the view with so many more steps subtracted from each whole number.
  public func shifted(by steps: Int64) -> ColumnSlice {
    ColumnSlice(
      storage: storage, base: base, stride: stride, count: count, offset: offset &+ steps,
      scale: scale)
  }
}

extension Column {
  /// The column as it is stored where rows are no longer those of the upstream: row numbers become
  /// integers with the same values.
  public var stored: Column {
    var copy = self
    if storage == .row { copy.storage = .integer }
    return copy
  }
}
