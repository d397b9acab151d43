/// A view of one column's values in a block: values stand `stride` bytes apart, so interleaved
/// records need not be copied apart.
///
/// The memory belongs to the reader that made the block and is valid until its next read.
@frozen public struct ColumnSlice {
  /// How values are stored.
  public let storage: Column.Storage
  /// The first value, for tight loops; nil for row numbers.
  public let base: UnsafeRawPointer?
  /// Bytes from one value to the next.
  public let stride: Int
  /// How many values there are.
  public let count: Int
  /// What is subtracted from stored integers; for row numbers it holds the first row too.
  public let offset: Int64
  /// The unit's share of one stored step.
  public let scale: Double
  @usableFromInline let steps: Steps

  /// Creates a view of stored values, the first at `base`.
  public init(_ column: Column, base: UnsafeRawPointer, stride: Int, count: Int) {
    storage = column.storage
    self.base = base
    self.stride = stride
    self.count = count
    offset = column.offset
    scale = column.scale
    steps = Steps(column.scale)
  }

  /// Creates a view of row numbers.
  public init(rowsOf column: Column, from row: Int, count: Int) {
    storage = .row
    base = nil
    stride = 0
    self.count = count
    offset = column.offset &- Int64(row)
    scale = column.scale
    steps = Steps(column.scale)
  }

  /// Returns the whole number at an index, offset subtracted, scale not applied.
  ///
  /// The column must be stored as integers or rows.
  @inlinable public func integer(at index: Int) -> Int64 {
    assert(index >= 0 && index < count)
    guard let base else { return Int64(index) &- offset }
    return base.load(fromByteOffset: index &* stride, as: Int64.self) &- offset
  }

  /// Returns the value at an index in the column's unit.
  @inlinable public func double(at index: Int) -> Double {
    assert(index >= 0 && index < count)
    if storage == .real, let base {
      return steps.value(of: base.load(fromByteOffset: index &* stride, as: Double.self))
    }
    return steps.value(of: Double(integer(at: index)))
  }

  /// Returns the value at an index in the column's unit, without loss where the column is exact.
  @inlinable public func value(at index: Int) -> Value {
    storage != .real && scale == 1 ? .integer(integer(at: index)) : .real(double(at: index))
  }

  /// Returns the view of a part.
  @inlinable public func part(_ range: Range<Int>) -> ColumnSlice {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return ColumnSlice(
      storage: storage, base: base.map { $0 + range.lowerBound &* stride }, stride: stride,
      count: range.count,
      offset: base == nil ? offset &- Int64(range.lowerBound) : offset, scale: scale)
  }

  @usableFromInline init(
    storage: Column.Storage, base: UnsafeRawPointer?, stride: Int, count: Int, offset: Int64,
    scale: Double
  ) {
    self.storage = storage
    self.base = base
    self.stride = stride
    self.count = count
    self.offset = offset
    self.scale = scale
    steps = Steps(scale)
  }
}

/// Consecutive rows of some columns.
public struct Block {
  /// The number of the first row.
  public let firstRow: Int
  /// How many rows there are.
  public let rowCount: Int
  /// A view for each column that was asked for, in that order; each has `rowCount` values.
  public let columns: [ColumnSlice]

  /// Creates a block.
  public init(firstRow: Int, rowCount: Int, columns: [ColumnSlice]) {
    self.firstRow = firstRow
    self.rowCount = rowCount
    self.columns = columns
  }

  /// The rows' numbers.
  public var rows: Range<Int> { firstRow..<(firstRow + rowCount) }
}
