import PlotCore

/// What a pixel column can need of some consecutive rows of a curve: the first, lowest, highest and
/// last sample. Values are whole numbers, so that there are no gaps.
struct ChunkDigest {
  private var firstX: Int64
  private var firstY: Int64
  private var lowestX: Int64
  private var lowestY: Int64
  private var highestX: Int64
  private var highestY: Int64
  private var lastX: Int64
  private var lastY: Int64
  private var sum: Int128
  /// What all but the last value come to over x, each held until the next row.
  private var heldSum: Int128
  /// Places of the lowest and the highest sample, counted from the first row of the digest.
  private var lowestRow: UInt32
  private var highestRow: UInt32

  /// Looks at a run of rows.
  init(_ range: Range<Int>, x: ColumnSlice, y: ColumnSlice) {
    let extremes = RunExtremes(of: y, in: range)
    let low = extremes.firstLowest(of: y)
    let high = extremes.firstHighest(of: y)
    let last = range.upperBound - 1
    sum = if case .integer(let total) = extremes.sum { total } else { 0 }
    heldSum = x.base == nil ? sum - Int128(y.key(at: last)) : HeldRun.products(range, x, y)
    (firstX, firstY) = (x.key(at: range.lowerBound), y.key(at: range.lowerBound))
    (lowestX, lowestY) = (x.key(at: low), extremes.lowest)
    (highestX, highestY) = (x.key(at: high), extremes.highest)
    (lastX, lastY) = (x.key(at: last), y.key(at: last))
    lowestRow = UInt32(truncatingIfNeeded: low - range.lowerBound)
    highestRow = UInt32(truncatingIfNeeded: high - range.lowerBound)
  }

  /// Adds the rows that follow; `count` is how many rows stand before them.
  mutating func append(_ next: ChunkDigest, after count: Int) {
    let start = UInt32(truncatingIfNeeded: count)
    if next.lowestY < lowestY {
      (lowestX, lowestY, lowestRow) = (next.lowestX, next.lowestY, start &+ next.lowestRow)
    }
    if next.highestY > highestY {
      (highestX, highestY, highestRow) = (next.highestX, next.highestY, start &+ next.highestRow)
    }
    heldSum &+= Int128(lastY) &* (Int128(next.firstX) - Int128(lastX)) &+ next.heldSum
    (lastX, lastY) = (next.lastX, next.lastY)
    sum += next.sum
  }

  /// The keys along x from the first row to the last.
  var extent: ClosedRange<Int64> { min(firstX, lastX)...max(firstX, lastX) }

  /// What the rows were held for, where all of them fall in one pixel column.
  func held(_ rows: Range<Int>, bin: Int) -> HeldRun {
    HeldRun(bin: bin, rows: rows, firstX: firstX, lastX: lastX, last: lastY, sum: heldSum)
  }

  /// The rows as a pixel column holds them where all of them fall in it.
  func bin(firstRow: Int, count: Int) -> CurveBins.Bin {
    var bin = CurveBins.Bin()
    bin.count = count
    bin.sum = sum
    bin.first = CurveBins.Sample(row: firstRow, x: firstX, y: firstY)
    bin.lowest = CurveBins.Sample(row: firstRow + Int(lowestRow), x: lowestX, y: lowestY)
    bin.highest = CurveBins.Sample(row: firstRow + Int(highestRow), x: highestX, y: highestY)
    bin.last = CurveBins.Sample(row: firstRow + count - 1, x: lastX, y: lastY)
    return bin
  }
}
