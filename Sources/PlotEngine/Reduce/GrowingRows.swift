import PlotCore

/// What is kept of the rows of a growing recording, so that the next picture reads only new ones.
///
/// Rows are cut into chunks of 16 rows, or of any power of two more; of each chunk and curve a digest
/// is kept. Where chunks become more than 131,072, each two neighbours are joined, so that memory
/// stays below 10 MiB for each curve. Rows behind the last whole chunk are not kept, nor those
/// that a sample which was written late may still move.
struct GrowingRows {
  /// What is looked at in each row.
  struct Wish: Equatable {
    /// The curves, by the columns along and up the page.
    var curves: [[Int]] = []
    /// The columns whose figures are wanted.
    var statistics: [Int] = []
    /// The column of times, for the figures.
    var time: Int?
    /// Whether means over time are wanted.
    var weighsTime = false
    /// The columns of which the least value above zero is wanted.
    var positives: Set<Int> = []

    init(_ plan: ScanPlan) {
      for curve in plan.curves where !curves.contains([curve.x, curve.y]) {
        curves.append([curve.x, curve.y])
      }
      (statistics, time, weighsTime) = (plan.statistics, plan.time, plan.weighsTime)
      positives = plan.positives
    }

    /// What either asks for.
    func union(_ other: Wish) -> Wish {
      var result = self
      result.curves += other.curves.filter { !curves.contains($0) }
      result.statistics = Set(statistics + other.statistics).sorted()
      result.time = time ?? other.time
      result.weighsTime = weighsTime || other.weighsTime
      result.positives.formUnion(other.positives)
      return result
    }

    /// The plan that finds the figures alone.
    var figures: ScanPlan {
      ScanPlan(
        statistics: statistics, time: time, weighsTime: weighsTime, curves: [],
        positives: positives)
    }

    /// The columns to be read, each once.
    var columns: [Int] { Set(figures.columnsToRead + curves.joined()).sorted() }
  }

  private static let fewestRows = 16
  static let usualChunks = 1 << 17

  /// What is looked at.
  let wish: Wish
  /// Rows in a chunk.
  private(set) var chunkRows: Int
  /// For each of the wish's curves, the digests of its chunks.
  private(set) var digests: [[ChunkDigest]]
  /// The figures of all rows of whole chunks.
  private(set) var figures: ScanWorker

  /// How many chunks there may be, an even number.
  private let mostChunks: Int
  /// How many rows are kept, all in whole chunks.
  private(set) var keptCount = 0

  /// Creates an empty store for a recording that has so many rows now.
  init(_ wish: Wish, rowCount: Int, mostChunks: Int = Self.usualChunks) {
    self.wish = wish
    self.mostChunks = mostChunks
    var chunkRows = Self.fewestRows
    while rowCount / chunkRows > mostChunks / 2 { chunkRows *= 2 }
    self.chunkRows = chunkRows
    digests = wish.curves.map { _ in [] }
    figures = ScanWorker(
      wish.figures, reading: wish.columns, rowCount: rowCount, keepsAll: false)
  }

  /// Looks at the settled rows that are not kept yet, up to the last whole chunk, each once and in
  /// order.
  mutating func advance(_ source: any GrowingSource) throws(PlotError) {
    let columns = wish.columns
    let slots = wish.curves.map { curve in
      (x: columns.firstIndex(of: curve[0]) ?? 0, y: columns.firstIndex(of: curve[1]) ?? 0)
    }
    let reader = try source.makeReader(of: columns)
    defer { withExtendedLifetime(reader) {} }
    var open: [ChunkDigest] = []
    var openCount = 0
    while true {
      if keptCount == mostChunks * chunkRows { joinNeighbours() }
      let end = min(source.settledRowCount / chunkRows, mostChunks) * chunkRows
      guard keptCount + openCount < end else { return }
      let block = try reader.read((keptCount + openCount)..<end)
      figures.consume(block)
      var start = 0
      while start < block.rowCount {
        let run = start..<min(block.rowCount, start + chunkRows - openCount)
        let found = slots.map { slot in
          ChunkDigest(run, x: block.columns[slot.x], y: block.columns[slot.y])
        }
        if openCount == 0 {
          open = found
        } else {
          for index in found.indices { open[index].append(found[index], after: openCount) }
        }
        openCount += run.count
        start = run.upperBound
        if openCount == chunkRows {
          for index in open.indices { digests[index].append(open[index]) }
          keptCount += chunkRows
          openCount = 0
        }
      }
    }
  }

  /// Halves the number of chunks, which must be even.
  private mutating func joinNeighbours() {
    for index in digests.indices {
      let chunks = digests[index]
      digests[index] = (0..<(chunks.count / 2)).map { pair in
        var joined = chunks[2 * pair]
        joined.append(chunks[2 * pair + 1], after: chunkRows)
        return joined
      }
    }
    chunkRows *= 2
  }
}
