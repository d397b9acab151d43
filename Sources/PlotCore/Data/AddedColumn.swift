/// The column that a source adds to those of its upstream, in the place of one of the same name or
/// behind all.
package struct AddedColumn: Sendable {
  /// The upstream's columns and the new one.
  package let columns: [Column]
  /// The new column's place among them.
  package let place: Int
  /// The upstream's info without the extent of a replaced column.
  package let info: SourceInfo

  /// Adds a column to a source's.
  package init(_ column: Column, to upstream: any Source) {
    (columns, place) = upstream.columns.adding(column)
    info = upstream.info.keepingExtents { $0 != column.name }
  }

  /// The new column.
  package var column: Column { columns[place] }
}

/// A source with one more column than its upstream, whose values may depend on rows before.
package protocol ColumnAddingSource: DerivedSource {
  /// The column that is added.
  var added: AddedColumn { get }
  /// The upstream's columns that values are made from.
  var inputs: [Int] { get }
  /// Creates what makes the values, for one reader.
  func makeFiller() throws(PlotError) -> any ColumnFiller
}

/// Makes the values of an added column, block by block.
package protocol ColumnFiller: AnyObject {
  /// Prepares for a block that begins at a row which does not follow the one before, as the first
  /// block does; `reading` gives the inputs of other rows.
  func seek(
    to row: Int, reading: (Range<Int>) throws(PlotError) -> Block
  ) throws(PlotError)

  /// Writes the values of a block, which has the inputs as its columns, to the buffer's first column.
  func fill(_ block: Block, to buffer: BlockBuffer) throws(PlotError)
}

extension ColumnFiller {
  /// Values that depend on their own row alone need no preparation.
  package func seek(
    to row: Int, reading: (Range<Int>) throws(PlotError) -> Block
  ) throws(PlotError) {}
}

extension ColumnAddingSource {
  package var columns: [Column] { added.columns }
  package var info: SourceInfo { added.info }

  package func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try makeAddingReader(of: columns)
  }

  /// Creates a reader: the upstream's own where the added column is not asked for.
  package func makeAddingReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    guard columns.contains(added.place) else { return try upstream.makeReader(of: columns) }
    return try AddedColumnReader(self, columns)
  }
}

/// Reads the upstream's columns and puts the added one beside them.
private final class AddedColumnReader: BlockReader {
  private let upstream: any BlockReader
  private let filler: any ColumnFiller
  private let output: Column
  private let blockRows: Int
  /// For each column asked for its place in the upstream's blocks; nil for the added one.
  private let places: [Int?]
  private let inputs: [Int]
  private let buffer = BlockBuffer(columnCount: 1)
  /// The row behind the last block; nil where the filler stands nowhere.
  private var nextRow: Int?

  init(_ source: some ColumnAddingSource, _ wanted: [Int]) throws(PlotError) {
    var plan = ColumnPlan()
    let added = source.added
    inputs = source.inputs.map { plan.place(of: $0) }
    places = wanted.map { $0 == added.place ? nil : plan.place(of: $0) }
    upstream = try source.upstream.makeReader(of: plan.columns)
    filler = try source.makeFiller()
    output = added.column
    blockRows = source.blockRows
  }

  func read(_ rows: Range<Int>) throws(PlotError) -> Block {
    let follows = nextRow == rows.lowerBound
    // Where something is thrown on the way, the filler stands nowhere.
    nextRow = nil
    if !follows {
      try filler.seek(to: rows.lowerBound) { rows throws(PlotError) in
        view(of: try upstream.read(rows))
      }
    }
    let block = try upstream.read(rows.prefix(blockRows))
    buffer.reserve(rows: block.rowCount)
    try filler.fill(view(of: block), to: buffer)
    nextRow = block.rows.upperBound
    let made = buffer.slice(0, as: output, count: block.rowCount)
    return Block(
      firstRow: block.firstRow, rowCount: block.rowCount,
      columns: places.map { $0.map { block.columns[$0] } ?? made })
  }

  private func view(of block: Block) -> Block {
    Block(
      firstRow: block.firstRow, rowCount: block.rowCount, columns: inputs.map { block.columns[$0] })
  }
}
