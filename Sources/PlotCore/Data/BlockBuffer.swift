/// Memory of a reader for the columns that it computes: 8 bytes for each value, column after column.
///
/// What is written stays until the next `reserve` that asks for more rows.
public final class BlockBuffer {
  /// How many columns there are.
  public let columnCount: Int
  /// How many rows each column has room for.
  public private(set) var rowCapacity = 0
  private var memory: UnsafeMutableRawPointer?

  /// Creates a buffer without room.
  public init(columnCount: Int) { self.columnCount = columnCount }

  deinit { memory?.deallocate() }

  /// Makes room for so many rows; where it grows, the old values and pointers to them are gone.
  public func reserve(rows: Int) {
    guard rows > rowCapacity || memory == nil else { return }
    memory?.deallocate()
    rowCapacity = max(1, rows)
    memory = .allocate(byteCount: max(1, columnCount) * rowCapacity * 8, alignment: 16)
  }

  /// The memory of a column, for integers.
  public func integers(_ column: Int) -> UnsafeMutablePointer<Int64> {
    start(of: column).bindMemory(to: Int64.self, capacity: rowCapacity)
  }

  /// The memory of a column, for floating-point numbers.
  public func reals(_ column: Int) -> UnsafeMutablePointer<Double> {
    start(of: column).bindMemory(to: Double.self, capacity: rowCapacity)
  }

  /// Returns the first values of a column as a block shows them.
  ///
  /// The column must be stored: a source that computes row numbers describes them as integers.
  public func slice(_ position: Int, as column: Column, count: Int) -> ColumnSlice {
    ColumnSlice(column, base: start(of: position), stride: 8, count: count)
  }

  private func start(of column: Int) -> UnsafeMutableRawPointer {
    precondition(column >= 0 && column < columnCount)
    reserve(rows: rowCapacity)
    return memory! + column * rowCapacity * 8
  }
}
