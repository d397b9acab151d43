import PlotCore

/// The rows that a `NumberRows` has gathered, behind the rows' own numbers.
public struct NumberTable: Source {
  /// A column and where it comes from.
  struct Part {
    var column: Column
    var cell: Int
    /// The first row from which on the column is stored as reals.
    var realFrom: Int
  }

  /// The columns; the first counts the rows.
  public let columns: [Column]
  private let upstream: SpooledSource
  private let parts: [Part]
  let time: String?
  /// Columns that its figure leaves out.
  package private(set) var aside: Set<String> = []
  /// Columns that add up, the largest first, and that of their sum; nil where nothing may be added.
  private(set) var stack: (fields: [String], total: String)?
  /// What its columns measure, where their names do not tell; nil where they do.
  private(set) var what: String?

  init(upstream: SpooledSource, time: String?, parts: [Part]) {
    self.upstream = upstream
    self.time = time
    self.parts = parts
    info = upstream.info
    var event = Column.event
    while parts.contains(where: { $0.column.name == event.name }) { event.name += "-number" }
    columns = [event] + parts.map(\.column)
  }

  /// Returns the rows in order of a column, which has no gaps; equal rows keep their order.
  func sorted(by column: Int) throws(PlotError) -> NumberTable {
    let spool = try ExternalSort.sorted(
      self, columns: Array(columns.indices.dropFirst()),
      by: RowKey(columns[column], at: column - 1))
    var table = NumberTable(
      upstream: spool, time: time,
      parts: parts.enumerated().map { cell, part in
        Part(
          column: part.column, cell: cell, realFrom: part.column.storage == .real ? 0 : .max)
      })
    (table.aside, table.info, table.stack, table.what) = (aside, info, stack, what)
    return table
  }

  /// How many rows there are.
  public var rowCount: Int { upstream.rowCount }
  /// How many rows a block has at most.
  public var blockRows: Int { upstream.blockRows }
  /// What is known of the recording.
  public internal(set) var info: SourceInfo

  /// Returns the table with columns that its figure leaves out unless it has no others.
  package func leavingAside(_ names: Set<String>, _ note: Note?) -> NumberTable {
    var table = self
    table.aside = names
    if let note { table.info.notes.append(note) }
    return table
  }

  /// Returns the table whose figure says under its headline what columns named by something else measure.
  package func measuring(_ what: String?) -> NumberTable {
    var table = self
    table.what = what
    return table
  }

  /// Returns the table with columns that add up to another one, the largest first: its figure stacks them
  /// where the table stands alone.
  package func stacking(_ fields: [String], total: String) -> NumberTable {
    var table = self
    table.stack = (fields, total)
    return table
  }

  /// Creates a reader.
  public func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try Reader(self, columns)
  }

  private final class Reader: BlockReader {
    private let columns: [(column: Column, place: Int, realFrom: Int)]
    private let upstream: any BlockReader
    private let buffer: BlockBuffer
    private let rowCount: Int
    private let blockRows: Int

    init(_ table: NumberTable, _ wanted: [Int]) throws(PlotError) {
      var plan = ColumnPlan()
      columns = wanted.map { index in
        guard index > 0 else { return (table.columns[0], -1, .max) }
        let part = table.parts[index - 1]
        return (part.column, plan.place(of: part.cell), part.realFrom)
      }
      upstream = try table.upstream.makeReader(of: plan.columns)
      buffer = BlockBuffer(columnCount: wanted.count)
      rowCount = table.rowCount
      blockRows = table.blockRows
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let block = try upstream.read(rows)
      let count = block.rowCount
      buffer.reserve(rows: min(count, blockRows))
      let first = rows.lowerBound
      let slices = columns.enumerated().map { index, wanted in
        guard wanted.place >= 0, let base = block.columns[wanted.place].base else {
          return ColumnSlice(rowsOf: wanted.column, from: first, count: count)
        }
        if wanted.column.storage == .real, first < wanted.realFrom {
          let target = buffer.reals(index)
          for row in 0..<count {
            let cell = base.load(fromByteOffset: row &* 8, as: Int64.self)
            target[row] =
              first + row < wanted.realFrom
              ? Double(cell) : Double(bitPattern: UInt64(bitPattern: cell))
          }
          return buffer.slice(index, as: wanted.column, count: count)
        }
        return ColumnSlice(wanted.column, base: base, stride: 8, count: count)
      }
      return Block(firstRow: first, rowCount: count, columns: slices)
    }
  }
}
