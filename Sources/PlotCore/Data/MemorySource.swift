/// Columns held in memory: small tables, and data for tests.
public struct MemorySource: Source {
  /// One column's values.
  public enum Values: Sendable {
    /// Stored integers, before the column's offset and scale.
    case integers([Int64])
    /// Stored floating-point numbers.
    case reals([Double])

    /// How many values there are.
    public var count: Int {
      switch self {
      case .integers(let values): values.count
      case .reals(let values): values.count
      }
    }
  }

  /// The columns.
  public let columns: [Column]
  /// How many rows there are.
  public let rowCount: Int
  /// What is known of the recording.
  public let info: SourceInfo
  /// How many rows a block has at most.
  public let blockRows: Int
  private let storage: Storage

  /// Creates a source; every stored column needs values of its kind, all of the same count.
  ///
  /// Columns of row numbers take no values and are given as nil.
  public init(
    _ columns: [(Column, Values?)], rowCount: Int? = nil, blockRows: Int = 43_690,
    info: SourceInfo = SourceInfo(format: "memory")
  ) {
    self.columns = columns.map(\.0)
    self.rowCount = rowCount ?? columns.lazy.compactMap { $0.1?.count }.first ?? 0
    self.info = info
    self.blockRows = max(1, blockRows)
    storage = Storage(columns.map(\.1))
    for (column, values) in columns {
      switch (column.storage, values) {
      case (.row, nil): break
      case (.integer, .integers(let values)): precondition(values.count == self.rowCount)
      case (.real, .reals(let values)): precondition(values.count == self.rowCount)
      default: preconditionFailure("values do not fit column \(column.name)")
      }
    }
  }

  /// Creates a reader.
  public func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    Reader(source: self, wanted: columns)
  }

  private final class Storage: Sendable {
    nonisolated(unsafe) let columns: [UnsafeMutableRawPointer?]

    init(_ values: [Values?]) {
      columns = values.map { values in
        guard let values, values.count > 0 else { return nil }
        let memory = UnsafeMutableRawPointer.allocate(byteCount: values.count * 8, alignment: 8)
        switch values {
        case .integers(let items):
          items.withUnsafeBytes { memory.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
        case .reals(let items):
          items.withUnsafeBytes { memory.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
        }
        return memory
      }
    }

    deinit { for column in columns { column?.deallocate() } }
  }

  private final class Reader: BlockReader {
    let source: MemorySource
    let wanted: [Int]

    init(source: MemorySource, wanted: [Int]) {
      self.source = source
      self.wanted = wanted
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let count = min(rows.count, source.blockRows)
      return Block(
        firstRow: rows.lowerBound, rowCount: count,
        columns: wanted.map { index in
          let column = source.columns[index]
          guard let base = source.storage.columns[index] else {
            return ColumnSlice(rowsOf: column, from: rows.lowerBound, count: count)
          }
          return ColumnSlice(column, base: base + rows.lowerBound * 8, stride: 8, count: count)
        })
    }
  }
}
