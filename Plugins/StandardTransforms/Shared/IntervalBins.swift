import PlotCore

/// The first, lowest, highest and last sample of each of some equal intervals of x.
struct IntervalBins {
  /// What is kept of one interval: rows, or -1.
  private struct Bin {
    var first = -1
    var last = -1
    var lowestRow = -1
    var highestRow = -1
    var gap = -1
    var lowest = 0.0
    var highest = 0.0

    mutating func add(_ y: Double, row: Int) {
      guard !y.isNaN else {
        if gap < 0 { gap = row }
        return
      }
      last = row
      if first < 0 {
        (first, lowestRow, highestRow) = (row, row, row)
        (lowest, highest) = (y, y)
      } else if y < lowest {
        (lowest, lowestRow) = (y, row)
      } else if y > highest {
        (highest, highestRow) = (y, row)
      }
    }
  }

  private let source: any Source
  private let x: Int
  private let ys: [Int]
  private let count: Int
  private let low: Double
  private let high: Double
  /// The bins of the first y, then those of the second, and so on.
  private var bins: [Bin]

  /// Finds the extent of x: by its ends where it ascends, else in a walk.
  init(_ source: any Source, x: Int, ys: [Int], count: Int) throws(PlotError) {
    self.source = source
    self.x = x
    self.ys = ys
    self.count = count
    var extent = (low: Double.infinity, high: -Double.infinity)
    func widen(_ slice: ColumnSlice) {
      for index in 0..<slice.count {
        let value = slice.double(at: index)
        if value < extent.low, value.isFinite { extent.low = value }
        if value > extent.high, value.isFinite { extent.high = value }
      }
    }
    if source.columns[x].isAscending, source.columns[x].storage != .real, source.rowCount > 0 {
      let reader = try source.makeReader(of: [x])
      defer { withExtendedLifetime(reader) {} }
      widen(try reader.read(0..<1).columns[0])
      widen(try reader.read((source.rowCount - 1)..<source.rowCount).columns[0])
    } else {
      try source.forEachBlock(of: [x]) { block throws(PlotError) in widen(block.columns[0]) }
    }
    (low, high) = extent
    bins = Array(repeating: Bin(), count: count * ys.count)
  }

  /// Walks over all rows and returns the chosen ones, unordered and some more than once.
  mutating func choose(withEnds: Bool) throws(PlotError) -> [Int] {
    let values = BlockBuffer(columnCount: 2)
    // Halves keep the width of the widest extent finite.
    let halfWidth = high / 2 - low / 2
    let last = Double(count - 1)
    let reader = try source.makeReader(of: [x] + ys)
    defer { withExtendedLifetime(reader) {} }
    var row = 0
    while row < source.rowCount {
      let block = try reader.read(row..<source.rowCount)
      values.reserve(rows: block.rowCount)
      let (places, samples) = (values.integers(0), values.reals(1))
      for index in 0..<block.rowCount {
        let value = block.columns[0].double(at: index)
        let place = halfWidth > 0 ? (value / 2 - low / 2) / halfWidth * Double(count) : 0
        places[index] = value.isFinite ? Int64(max(0, min(place, last))) : -1
      }
      for y in ys.indices {
        block.columns[y + 1].copyDoubles(to: samples)
        for index in 0..<block.rowCount where places[index] >= 0 {
          bins[y * count + Int(places[index])].add(samples[index], row: row + index)
        }
      }
      row += block.rowCount
    }
    var rows: [Int] = []
    for bin in bins {
      if withEnds { rows += [bin.first, bin.last] }
      rows += [bin.lowestRow, bin.highestRow, bin.gap]
    }
    return rows.filter { $0 >= 0 }
  }
}
