/// Writes rows once to a temporary file, to be read in any order: for parsers of text and for
/// transforms that move rows.
///
/// The file has no name any more, so nothing is left behind however the program ends. Rows are
/// gathered into chunks, and each chunk holds its columns one after the other, so that readers
/// fetch the columns that they were asked for and no others.
public final class SpoolWriter {
  /// The columns; row numbers are stored as integers.
  public let columns: [Column]
  /// How many rows were appended.
  public private(set) var rowCount = 0
  /// How many rows a chunk has; readers give no longer blocks.
  public let chunkRows: Int
  private let chunk: BlockBuffer
  private var filled = 0
  private let file: TemporaryFile

  /// Creates an empty file in a folder; throws where that fails.
  public init(
    columns: [Column], folder: String, chunkRows: Int = 16_384
  ) throws(PlotError) {
    self.columns = columns.map(\.stored)
    self.chunkRows = max(1, chunkRows)
    chunk = BlockBuffer(columnCount: columns.count)
    chunk.reserve(rows: self.chunkRows)
    file = try TemporaryFile(in: folder)
  }

  /// Appends rows: a view for each column, all of the same count.
  public func append(_ slices: [ColumnSlice], of origin: [Column]) throws(PlotError) {
    precondition(slices.count == columns.count && origin.count == columns.count)
    let count = slices.first?.count ?? 0
    var done = 0
    while done < count {
      let part = min(count - done, chunkRows - filled)
      for (index, slice) in slices.enumerated() {
        slice.part(done..<(done + part)).copyStored(
          of: origin[index], to: chunk.integers(index) + filled)
      }
      done += part
      try advance(by: part)
    }
  }

  /// Appends one row: for each column its stored integer, or the bit pattern of its real number.
  public func append(row: UnsafeBufferPointer<Int64>) throws(PlotError) {
    precondition(row.count == columns.count)
    for index in row.indices { chunk.integers(index)[filled] = row[index] }
    try advance(by: 1)
  }

  /// Ends writing and returns the rows as a source. The writer takes no more rows.
  public func finish(
    info: SourceInfo = SourceInfo(format: "spool")
  ) throws(PlotError) -> SpooledSource {
    if filled > 0 { try flush() }
    return SpooledSource(
      file: try file.finish(), columns: columns, rowCount: rowCount, chunkRows: chunkRows,
      info: info)
  }

  private func advance(by count: Int) throws(PlotError) {
    filled += count
    rowCount += count
    if filled == chunkRows { try flush() }
  }

  private func flush() throws(PlotError) {
    for index in columns.indices {
      try file.append(UnsafeRawBufferPointer(start: chunk.integers(index), count: filled * 8))
    }
    filled = 0
  }
}
