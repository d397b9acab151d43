/// Columns held in memory: small tables, and data for tests.
public struct MemorySource: Source {
  /// One column's values.
  public enum Values: Sendable {
    /// Stored integers, before the column's offset and scale.
    case integers([Int64])
    /// Stored floating-point numbers.
    case reals([Double])
    /// Names; nil is a row without one.
    case names([String?])

    /// How many values there are.
    public var count: Int {
      switch self {
      case .integers(let values): values.count
      case .reals(let values): values.count
      case .names(let values): values.count
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

  /// Creates a source.
  ///
  /// Columns of row numbers take no values and are given as nil. There are as many rows as the longest
  /// column has values, and a shorter one ends in gaps; so does one without values. How a column is
  /// stored follows its values, whatever it says itself.
  public init(
    _ columns: [(Column, Values?)], rowCount: Int? = nil, blockRows: Int = 43_690,
    info: SourceInfo = SourceInfo(format: "memory")
  ) {
    let rows = max(0, rowCount ?? columns.lazy.compactMap { $0.1?.count }.max() ?? 0)
    let stored = columns.map { column, values in Self.fitted(column, values, rows) }
    self.columns = stored.map(\.0)
    self.rowCount = rows
    self.info = info
    self.blockRows = max(1, blockRows)
    storage = Storage(stored.map(\.1))
  }

  /// A column with as many values as there are rows.
  private static func fitted(
    _ column: Column, _ values: Values?, _ rows: Int
  ) -> (Column, Values?) {
    var column = column
    // Gaps at the end are no times.
    if values?.count ?? 0 < rows, column.storage != .row { column.isAscending = false }
    switch values {
    case nil where column.storage == .row: return (column, nil)
    case .names(let texts):
      let builder = NamesBuilder()
      let codes = texts.prefix(rows).map { text in
        text.map { builder.code(of: $0) } ?? Names.missing
      }
      let gaps = Array(repeating: Names.missing, count: max(0, rows - texts.count))
      return (
        Column(column.name, title: column.title, names: builder.names()), .integers(codes + gaps)
      )
    case .integers(let whole) where whole.count >= rows:
      column.storage = .integer
      return (column, .integers(Array(whole.prefix(rows))))
    case .integers(let whole):
      // Only a real number can be none.
      let offset = Double(column.offset)
      column.storage = .real
      let steps = Steps(column.scale)
      let reals = whole.map { steps.value(of: Double($0) - offset) }
      (column.offset, column.scale) = (0, 1)
      return (column, .reals(reals + Array(repeating: .nan, count: rows - whole.count)))
    case .reals(let reals):
      column.storage = .real
      let gaps = Array(repeating: Double.nan, count: max(0, rows - reals.count))
      return (column, .reals(Array(reals.prefix(rows)) + gaps))
    case nil:
      column.storage = .real
      return (column, .reals(Array(repeating: .nan, count: rows)))
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
        case .names: preconditionFailure("names are stored as their codes")
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
