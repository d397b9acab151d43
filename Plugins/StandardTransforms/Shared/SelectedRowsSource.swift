import PlotCore

/// Some rows of a source, few enough for their numbers to stand in memory.
struct SelectedRowsSource: DerivedSource {
  let upstream: any Source
  let columns: [Column]
  let info: SourceInfo
  /// The rows' numbers in the upstream, ascending, each once.
  let rows: [Int]

  /// Rows that far apart are read one by one rather than with all between them.
  private static let reach = 64

  init(_ upstream: any Source, rows: [Int]) {
    self.upstream = upstream
    columns = upstream.columns.map(\.stored)
    info = upstream.info.keepingExtents { _ in false }
    var unique: [Int] = []
    for row in rows.sorted() where row != unique.last { unique.append(row) }
    self.rows = unique
  }

  var rowCount: Int { rows.count }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try Reader(self, columns)
  }

  private final class Reader: BlockReader {
    private let source: SelectedRowsSource
    private let upstream: any BlockReader
    private let wanted: [Int]
    private let buffer: BlockBuffer
    private let indices = IndexBuffer()

    init(_ source: SelectedRowsSource, _ wanted: [Int]) throws(PlotError) {
      self.source = source
      self.wanted = wanted
      upstream = try source.upstream.makeReader(of: wanted)
      buffer = BlockBuffer(columnCount: wanted.count)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let limit = min(rows.count, source.blockRows)
      buffer.reserve(rows: limit)
      let chosen = source.rows[rows.lowerBound..<(rows.lowerBound + limit)]
      var next = chosen.startIndex
      while next < chosen.endIndex {
        var end = next + 1
        while end < chosen.endIndex, chosen[end] - chosen[end - 1] <= SelectedRowsSource.reach {
          end += 1
        }
        let block = try upstream.read(chosen[next]..<(chosen[end - 1] + 1))
        let memory = indices.memory(for: end - next)
        var count = 0
        while next + count < end, block.rows.contains(chosen[next + count]) {
          memory[count] = chosen[next + count] - block.firstRow
          count += 1
        }
        let found = UnsafeBufferPointer(start: memory, count: count)
        for (place, column) in wanted.enumerated() {
          block.columns[place].gatherStored(
            of: source.upstream.columns[column], at: found,
            to: buffer.integers(place) + (next - chosen.startIndex))
        }
        next += count
      }
      return Block(
        firstRow: rows.lowerBound, rowCount: limit,
        columns: wanted.enumerated().map { place, column in
          buffer.slice(place, as: source.columns[column], count: limit)
        })
    }
  }
}
