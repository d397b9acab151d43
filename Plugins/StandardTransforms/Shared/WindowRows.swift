import PlotCore

/// The rows of all windows of a block, held by one reader.
final class WindowRows {
  /// The first row that is held.
  private(set) var start = 0
  /// The field's values, NaN for gaps.
  private(set) var reals: [Double] = []
  /// The field's whole numbers, where they are wanted.
  private(set) var integers: [Int64] = []
  /// For each row of the block the rows of its window.
  private(set) var windows: [Range<Int>] = []

  private let source: MovingSource
  private let reader: any BlockReader
  private let wantsIntegers: Bool
  /// The values of the column that measures windows.
  private var places: [Double] = []

  init(_ source: MovingSource) throws(PlotError) {
    self.source = source
    wantsIntegers = source.added.column.storage == .integer
    var columns = [source.field]
    if case .span(_, let column, _) = source.window { columns.append(column) }
    reader = try source.upstream.makeReader(of: columns)
  }

  private var end: Int { start + (wantsIntegers ? integers.count : reals.count) }

  /// Holds the rows that the block's windows need and no others.
  func load(around rows: Range<Int>) throws(PlotError) {
    let rowCount = source.upstream.rowCount
    switch source.window {
    case .rows(let before, let behind):
      try hold(from: max(0, rows.lowerBound - before))
      try extend { $0 < min(rowCount, rows.upperBound + behind) }
      windows = rows.map { max(0, $0 - before)..<min(rowCount, $0 + behind + 1) }
    case .span(let span, let column, let isCentred):
      let first = try firstRow(of: rows.lowerBound, span, column, isCentred)
      try hold(from: first)
      try extend { $0 < rows.upperBound }
      if isCentred {
        let last = places[rows.upperBound - 1 - start]
        try extend { [self] row in
          row < rowCount && (row == start || places[row - 1 - start] - last <= span / 2)
        }
      }
      windows = spans(of: rows, span, isCentred)
    }
  }

  private func spans(of rows: Range<Int>, _ span: Double, _ isCentred: Bool) -> [Range<Int>] {
    var (low, high) = (start, rows.lowerBound)
    return rows.map { row in
      let place = places[row - start]
      while low < row,
        isCentred
          ? place - places[low - start] > span / 2 : place - places[low - start] >= span
      {
        low += 1
      }
      high = max(high, row + 1)
      if isCentred { while high < end, places[high - start] - place <= span / 2 { high += 1 } }
      return low..<high
    }
  }

  /// Finds the first row of a row's window: among the rows held, or by search.
  private func firstRow(
    of row: Int, _ span: Double, _ column: Int, _ isCentred: Bool
  ) throws(PlotError) -> Int {
    let place = try reader.read(row..<(row + 1)).columns[1].double(at: 0)
    func isReached(_ other: Double) -> Bool {
      !(isCentred ? place - other > span / 2 : place - other >= span)
    }
    if row >= start, row <= end, let first = places.first, start == 0 || !isReached(first) {
      var rest = start..<row
      while !rest.isEmpty {
        let middle = rest.lowerBound + rest.count / 2
        rest =
          isReached(places[middle - start])
          ? rest.lowerBound..<middle : (middle + 1)..<rest.upperBound
      }
      return rest.lowerBound
    }
    return try source.upstream.firstRow(of: column, in: 0..<row) { isReached($0.double(at: 0)) }
  }

  /// Lets go of rows before one; of all, where the row is not held.
  private func hold(from row: Int) throws(PlotError) {
    if row >= start, row <= end {
      let count = row - start
      if wantsIntegers { integers.removeFirst(count) } else { reals.removeFirst(count) }
      places.removeFirst(min(count, places.count))
    } else {
      integers.removeAll(keepingCapacity: true)
      reals.removeAll(keepingCapacity: true)
      places.removeAll(keepingCapacity: true)
    }
    start = row
  }

  /// Reads on while rows are needed.
  private func extend(while isNeeded: (_ end: Int) -> Bool) throws(PlotError) {
    while isNeeded(end) {
      guard end - start < MovingSource.longestWindow + 2 * source.blockRows else {
        throw PlotError(
          .transform, "a moving window holds more than \(MovingSource.longestWindow) rows",
          remedy: "take a smaller window, or downsample before")
      }
      let block = try reader.read(end..<source.upstream.rowCount)
      for index in 0..<block.rowCount {
        if wantsIntegers {
          integers.append(block.columns[0].integer(at: index))
        } else {
          reals.append(block.columns[0].double(at: index))
        }
        if block.columns.count > 1 { places.append(block.columns[1].double(at: index)) }
      }
    }
  }
}
