import PlotCore

/// A table in memory whose values stand as its columns store them: codes of names, whole numbers, the
/// bits of real ones.
struct StoredTable: Source {
  let columns: [Column]
  let rowCount: Int
  let info: SourceInfo
  var blockRows: Int { 4096 }
  private let words: [[Int64]]

  /// Creates a table of columns that have a word for each row.
  init(_ columns: [(column: Column, words: [Int64])], rowCount: Int, info: SourceInfo) {
    precondition(columns.allSatisfy { $0.words.count == rowCount && $0.column.storage != .row })
    self.columns = columns.map(\.column)
    self.rowCount = rowCount
    self.info = info
    words = columns.map(\.words)
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    Reader(self, columns)
  }

  private final class Reader: BlockReader {
    private let source: StoredTable
    private let wanted: [Int]
    private let buffer: BlockBuffer

    init(_ source: StoredTable, _ wanted: [Int]) {
      self.source = source
      self.wanted = wanted
      buffer = BlockBuffer(columnCount: wanted.count)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let count = min(rows.count, source.blockRows)
      buffer.reserve(rows: count)
      for (place, column) in wanted.enumerated() {
        let target = buffer.integers(place)
        for index in 0..<count { target[index] = source.words[column][rows.lowerBound + index] }
      }
      return Block(
        firstRow: rows.lowerBound, rowCount: count,
        columns: wanted.enumerated().map { place, column in
          buffer.slice(place, as: source.columns[column], count: count)
        })
    }
  }
}

extension Double {
  /// The word that stores a real number.
  var stored: Int64 { Int64(bitPattern: bitPattern) }

  /// The word that stores a result: a gap where it is not finite.
  var storedResult: Int64 { isFinite ? stored : Double.nan.stored }
}

extension Int64 {
  /// The real number that a word stores.
  var real: Double { Double(bitPattern: UInt64(bitPattern: self)) }
}
