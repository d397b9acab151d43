import PlotCore

/// The rows for which a predicate holds, counted once and then copied together block by block.
struct FilteredSource: DerivedSource {
  let upstream: any Source
  let columns: [Column]
  let info: SourceInfo
  let rowCount: Int
  private let predicate: RowPredicate
  /// Rows of the upstream that are counted together.
  private let chunkRows: Int
  /// How many rows are kept before each chunk, and in all.
  private let keptBefore: [Int]

  /// Counts the rows to keep in one walk over the predicate's columns.
  init(_ upstream: any Source, _ predicate: RowPredicate) throws(PlotError) {
    self.upstream = upstream
    self.predicate = predicate
    columns = upstream.columns.map(\.stored)
    info = upstream.info.keepingExtents { _ in false }
    // Eight bytes for each chunk stay in memory, so chunks are not small.
    chunkRows = max(upstream.blockRows, 16_384)
    var kept = [0]
    let indices = IndexBuffer()
    let reader = try upstream.makeReader(of: predicate.columns)
    defer { withExtendedLifetime(reader) {} }
    var row = 0
    while row < upstream.rowCount {
      let end = min(row + chunkRows, upstream.rowCount)
      var count = kept[kept.count - 1]
      while row < end {
        let block = try reader.read(row..<end)
        count += try predicate.select(from: block, into: indices.memory(for: block.rowCount))
        row += block.rowCount
      }
      kept.append(count)
    }
    keptBefore = kept
    rowCount = kept[kept.count - 1]
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try Reader(self, columns)
  }

  /// Where the row of a number is looked for: the chunk's first row, and rows to be passed over.
  private func chunk(of row: Int) -> (start: Int, skip: Int) {
    var (low, high) = (0, keptBefore.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if keptBefore[middle] <= row { low = middle } else { high = middle }
    }
    return (low * chunkRows, row - keptBefore[low])
  }

  private final class Reader: BlockReader {
    private let source: FilteredSource
    private let upstream: any BlockReader
    private let wanted: [Int]
    private let places: [Int]
    private let tested: [Int]
    private let buffer: BlockBuffer
    private let indices = IndexBuffer()
    /// The row that the next call is expected to begin with, and where the search for it goes on.
    private var nextRow = 0
    private var position = 0
    private var skip = 0

    init(_ source: FilteredSource, _ wanted: [Int]) throws(PlotError) {
      var plan = ColumnPlan()
      self.source = source
      self.wanted = wanted
      places = wanted.map { plan.place(of: $0) }
      tested = source.predicate.columns.map { plan.place(of: $0) }
      upstream = try source.upstream.makeReader(of: plan.columns)
      buffer = BlockBuffer(columnCount: wanted.count)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      if rows.lowerBound != nextRow { (position, skip) = source.chunk(of: rows.lowerBound) }
      let limit = min(rows.count, source.blockRows)
      buffer.reserve(rows: limit)
      // Left unset until the end, so that a call after one that threw searches anew.
      nextRow = -1
      var filled = 0
      while filled < limit {
        passEmptyChunks()
        guard position < source.upstream.rowCount else {
          throw PlotError(.input, "the rows changed while they were read")
        }
        let block = try upstream.read(position..<source.upstream.rowCount)
        filled += try take(from: block, into: filled, limit: limit)
      }
      nextRow = rows.lowerBound + limit
      return Block(
        firstRow: rows.lowerBound, rowCount: limit,
        columns: wanted.enumerated().map { place, column in
          buffer.slice(place, as: source.columns[column], count: limit)
        })
    }

    /// Copies rows that are kept and moves the position behind the last one looked at.
    private func take(
      from block: Block, into filled: Int, limit: Int
    ) throws(PlotError) -> Int {
      let memory = indices.memory(for: block.rowCount)
      let view = Block(
        firstRow: block.firstRow, rowCount: block.rowCount,
        columns: tested.map { block.columns[$0] })
      let kept = try source.predicate.select(from: view, into: memory)
      let dropped = min(skip, kept)
      let count = min(kept - dropped, limit - filled)
      skip -= dropped
      let chosen = UnsafeBufferPointer(start: memory + dropped, count: count)
      for (place, column) in wanted.enumerated() {
        block.columns[places[place]].gatherStored(
          of: source.upstream.columns[column], at: chosen, to: buffer.integers(place) + filled)
      }
      let isAll = dropped + count == kept
      position = isAll ? block.rows.upperBound : block.firstRow + memory[dropped + count - 1] + 1
      return count
    }

    private func passEmptyChunks() {
      while position.isMultiple(of: source.chunkRows), position < source.upstream.rowCount {
        let chunk = position / source.chunkRows
        guard source.keptBefore[chunk] == source.keptBefore[chunk + 1] else { return }
        position += source.chunkRows
      }
    }
  }
}

/// Memory for indices of rows in a block.
final class IndexBuffer {
  private var pointer: UnsafeMutablePointer<Int>?
  private var capacity = 0

  deinit { pointer?.deallocate() }

  /// Returns memory for so many indices, and one more; what was in it may be gone.
  func memory(for count: Int) -> UnsafeMutablePointer<Int> {
    if let pointer, count < capacity { return pointer }
    pointer?.deallocate()
    capacity = count + 1
    let made = UnsafeMutablePointer<Int>.allocate(capacity: capacity)
    pointer = made
    return made
  }
}
