/// Rows that a `SpoolWriter` has written, read in blocks of bounded memory.
public struct SpooledSource: Source {
  /// The columns.
  public let columns: [Column]
  /// How many rows there are.
  public let rowCount: Int
  /// What is known of the recording.
  public let info: SourceInfo
  /// How many rows a block has at most: those of a chunk.
  public let blockRows: Int
  private let file: InputFile

  init(file: InputFile, columns: [Column], rowCount: Int, chunkRows: Int, info: SourceInfo) {
    self.file = file
    self.columns = columns
    self.rowCount = rowCount
    self.info = info
    blockRows = chunkRows
  }

  /// Creates a reader.
  public func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    Reader(self, columns)
  }

  private final class Reader: BlockReader {
    let source: SpooledSource
    let wanted: [Int]
    let buffer: BlockBuffer

    init(_ source: SpooledSource, _ wanted: [Int]) {
      self.source = source
      self.wanted = wanted
      buffer = BlockBuffer(columnCount: wanted.count)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let chunkRows = source.blockRows
      let chunkStart = rows.lowerBound / chunkRows * chunkRows
      let inChunk = min(chunkRows, source.rowCount - chunkStart)
      let first = rows.lowerBound - chunkStart
      let count = min(rows.count, inChunk - first)
      buffer.reserve(rows: min(count, chunkRows))
      var slices: [ColumnSlice] = []
      slices.reserveCapacity(wanted.count)
      for (place, column) in wanted.enumerated() {
        let target = UnsafeMutableRawBufferPointer(start: buffer.integers(place), count: count * 8)
        let word = chunkStart * source.columns.count + column * inChunk + first
        guard try source.file.read(into: target, at: word * 8) == target.count else {
          throw PlotError(.tool, "\(source.file.path) lost rows")
        }
        slices.append(buffer.slice(place, as: source.columns[column], count: count))
      }
      return Block(firstRow: rows.lowerBound, rowCount: count, columns: slices)
    }
  }
}
