/// The rows of one group while they are gathered: chunks of a file, each with its columns one after the
/// other, and the rows that fill no chunk yet.
final class GroupRows {
  /// How many rows each chunk has but for the last one.
  let chunkRows: Int
  /// How many rows there are.
  private(set) var rowCount = 0
  /// Where each chunk begins in the file, in bytes.
  private(set) var chunks: [Int] = []
  /// The highest value of each column, in its unit; minus infinity where there is none.
  private(set) var highest: [Double]
  private let columns: [Column]
  private let waiting: BlockBuffer
  private var filled = 0

  /// Gathers rows of columns as they are stored.
  init(columns: [Column], chunkRows: Int) {
    self.columns = columns
    self.chunkRows = chunkRows
    highest = columns.map { _ in -.infinity }
    waiting = BlockBuffer(columnCount: columns.count)
  }

  /// Takes some rows of a block of these columns.
  func append(
    _ block: Block, _ rows: Range<Int>, to file: TemporaryFile
  ) throws(PlotError) {
    waiting.reserve(rows: chunkRows)
    var rest = rows
    while !rest.isEmpty {
      let part = rest.prefix(chunkRows - filled)
      for (index, slice) in block.columns.enumerated() {
        slice.part(part).copyStored(of: columns[index], to: waiting.integers(index) + filled)
      }
      filled += part.count
      rowCount += part.count
      if filled == chunkRows { try flush(to: file) }
      rest = part.upperBound..<rest.upperBound
    }
  }

  /// Writes the rows that wait.
  func flush(to file: TemporaryFile) throws(PlotError) {
    guard filled > 0 else { return }
    chunks.append(file.byteCount)
    for column in columns.indices {
      if columns[column].isCurve {
        let slice = waiting.slice(column, as: columns[column], count: filled)
        // A gap is no higher than anything.
        for row in 0..<filled where slice.double(at: row) > highest[column] {
          highest[column] = slice.double(at: row)
        }
      }
      try file.append(UnsafeRawBufferPointer(start: waiting.integers(column), count: filled * 8))
    }
    filled = 0
  }
}

/// The rows of one group, read in blocks.
struct GroupSource: Source {
  let columns: [Column]
  let rowCount: Int
  let info: SourceInfo
  let blockRows: Int
  /// The place of each column in a chunk; nil for the rows' own numbers.
  private let places: [Int?]
  private let chunks: [Int]
  private let file: InputFile

  init(
    _ rows: GroupRows, of columns: [Column], stored: [Int], in file: InputFile, info: SourceInfo
  ) {
    self.columns = columns
    self.info = info
    self.file = file
    rowCount = rows.rowCount
    blockRows = rows.chunkRows
    chunks = rows.chunks
    places = columns.indices.map { stored.firstIndex(of: $0) }
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    Reader(self, columns)
  }

  private final class Reader: BlockReader {
    let source: GroupSource
    let wanted: [Int]
    let buffer: BlockBuffer

    init(_ source: GroupSource, _ wanted: [Int]) {
      self.source = source
      self.wanted = wanted
      buffer = BlockBuffer(columnCount: wanted.count)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let chunk = rows.lowerBound / source.blockRows
      let start = chunk * source.blockRows
      let inChunk = min(source.blockRows, source.rowCount - start)
      let first = rows.lowerBound - start
      let count = min(rows.count, inChunk - first)
      buffer.reserve(rows: source.blockRows)
      var slices: [ColumnSlice] = []
      slices.reserveCapacity(wanted.count)
      for (index, column) in wanted.enumerated() {
        guard let place = source.places[column] else {
          slices.append(
            ColumnSlice(rowsOf: source.columns[column], from: rows.lowerBound, count: count))
          continue
        }
        let target = UnsafeMutableRawBufferPointer(start: buffer.integers(index), count: count * 8)
        let offset = source.chunks[chunk] + (place * inChunk + first) * 8
        guard try source.file.read(into: target, at: offset) == target.count else {
          throw PlotError(.tool, "\(source.file.path) lost rows")
        }
        slices.append(buffer.slice(index, as: source.columns[column], count: count))
      }
      return Block(firstRow: rows.lowerBound, rowCount: count, columns: slices)
    }
  }
}
