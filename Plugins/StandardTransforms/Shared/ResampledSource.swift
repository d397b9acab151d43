import PlotCore

/// The values of a source at regular places of a column.
struct ResampledSource: Source {
  let upstream: any Source
  let columns: [Column]
  let info: SourceInfo
  let x: Int
  let grid: RegularGrid
  let isLinear: Bool

  var rowCount: Int { grid.count }
  var blockRows: Int { 4096 }

  init(_ upstream: any Source, x: Int, grid: RegularGrid, isLinear: Bool) {
    self.upstream = upstream
    (self.x, self.grid, self.isLinear) = (x, grid, isLinear)
    columns = upstream.columns.enumerated().map { index, column in
      var column = column.stored
      // No name lies between two others: it holds until the next one.
      if index == x || isLinear && column.storage != .name {
        column.storage = index == x && grid.isWhole ? .integer : .real
        (column.offset, column.scale) = (0, 1)
      }
      return column
    }
    info = upstream.info.keepingExtents { _ in false }
  }

  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    upstream.suggestedFigure(for: wish, named: name)
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try Reader(self, columns)
  }

  private final class Reader: BlockReader {
    /// Rows that are read at once around a place.
    private static let reach = 1024

    private let source: ResampledSource
    private let wanted: [Int]
    private let upstream: any BlockReader
    private let places: [Int]
    private let x: Int
    private let buffer: BlockBuffer
    /// The sample at or before the last place.
    private var row = 0
    private var lastPlace = -1
    private var block: Block?

    init(_ source: ResampledSource, _ wanted: [Int]) throws(PlotError) {
      var plan = ColumnPlan()
      self.source = source
      self.wanted = wanted
      x = plan.place(of: source.x)
      places = wanted.map { plan.place(of: $0) }
      upstream = try source.upstream.makeReader(of: plan.columns)
      buffer = BlockBuffer(columnCount: wanted.count)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let count = min(rows.count, source.blockRows)
      buffer.reserve(rows: count)
      for index in 0..<count { try fill(index, place: rows.lowerBound + index) }
      return Block(
        firstRow: rows.lowerBound, rowCount: count,
        columns: wanted.enumerated().map { position, column in
          buffer.slice(position, as: source.columns[column], count: count)
        })
    }

    private func fill(_ index: Int, place: Int) throws(PlotError) {
      if place < lastPlace { row = 0 }
      lastPlace = place
      let block = try seek(place)
      let local = row - block.firstRow
      for (position, column) in wanted.enumerated() {
        if column == source.x {
          if source.grid.isWhole {
            buffer.integers(position)[index] = source.grid.whole(place)
          } else {
            buffer.reals(position)[index] = source.grid.place(place)
          }
        } else if source.isLinear, source.columns[column].storage != .name {
          buffer.reals(position)[index] = block.columns[places[position]].double(at: local)
        } else {
          let slice = block.columns[places[position]].part(local..<(local + 1))
          slice.copyStored(
            of: source.upstream.columns[column], to: buffer.integers(position) + index)
        }
      }
      let from = block.columns[x].double(at: local)
      if source.isLinear, row + 1 < source.upstream.rowCount, source.grid.place(place) > from {
        try lead(index, from: from, at: source.grid.place(place))
      }
    }

    /// Leads the values of a sample along the line to the next one, which may be in another block.
    private func lead(_ index: Int, from: Double, at place: Double) throws(PlotError) {
      let block = try load(row + 1)
      let local = row + 1 - block.firstRow
      let to = block.columns[x].double(at: local)
      guard to > from else { return }
      for (position, column) in wanted.enumerated()
      where column != source.x && source.columns[column].storage != .name {
        let start = buffer.reals(position)[index]
        let end = block.columns[places[position]].double(at: local)
        let value = start + (end - start) * ((place - from) / (to - from))
        // Rounding must not lead beyond either end, where an ascending column would fall.
        buffer.reals(position)[index] =
          value.isNaN ? .nan : min(max(value, min(start, end)), max(start, end))
      }
    }

    /// Returns a block that holds the last sample at or before a place.
    private func seek(_ place: Int) throws(PlotError) -> Block {
      let count = source.upstream.rowCount
      var current = try load(row)
      // The sample mostly lies in the rows at hand; else it is found by halving what is left.
      if current.rows.upperBound < count,
        !isBehind(current, current.rows.upperBound - 1, place)
      {
        let found = try source.upstream.firstRow(
          of: source.x, in: current.rows.upperBound..<count
        ) { source.grid.isBehind($0, at: 0, place: place) }
        row = max(0, found - 1)
        current = try load(row)
        return current
      }
      var (low, high) = (row, current.rows.upperBound)
      while low < high {
        let middle = low + (high - low) / 2
        if isBehind(current, middle, place) { high = middle } else { low = middle + 1 }
      }
      row = max(row, low - 1)
      return try load(row)
    }

    private func isBehind(_ block: Block, _ row: Int, _ place: Int) -> Bool {
      source.grid.isBehind(block.columns[x], at: row - block.firstRow, place: place)
    }

    /// Returns rows with one among them.
    private func load(_ row: Int) throws(PlotError) -> Block {
      let count = source.upstream.rowCount
      if let block, block.rows.contains(row) { return block }
      block = nil
      let made = try upstream.read(row..<min(count, row + Self.reach))
      block = made
      return made
    }
  }
}
