import PlotCore

/// Goes along two sources at once and subtracts the first from the second.
final class DifferenceWalk {
  private let a: RowWindow
  private let b: RowWindow
  private var (i, j) = (-1, -1)
  private var (aEnd, bEnd) = (-1, -1)
  private var (heldA, heldB) = (Double.nan, Double.nan)

  init(_ first: DifferenceSource.Part, _ second: DifferenceSource.Part) throws(PlotError) {
    a = try RowWindow(first)
    b = try RowWindow(second)
  }

  /// Starts at a segment; one that follows the last costs nothing.
  func begin(_ segment: DifferenceSource.Segment) throws(PlotError) {
    if i != segment.first.lowerBound {
      i = segment.first.lowerBound
      heldA = i > 0 ? try a.value(i - 1) : .nan
    }
    if j != segment.second.lowerBound {
      j = segment.second.lowerBound
      heldB = j > 0 ? try b.value(j - 1) : .nan
    }
    (aEnd, bEnd) = (segment.first.upperBound, segment.second.upperBound)
  }

  /// Writes the segment's next rows, at most so many; none at its end.
  func produce(
    _ limit: Int, x: UnsafeMutablePointer<Double>, y: UnsafeMutablePointer<Double>
  ) throws(PlotError) -> Int {
    var done = 0
    while done < limit, i < aEnd || j < bEnd {
      if i < aEnd { try a.hold(i) }
      if j < bEnd { try b.hold(j) }
      let (aOver, bOver) = (i >= aEnd, j >= bEnd)
      let (aStop, bStop) = (min(aEnd, a.rows.upperBound), min(bEnd, b.rows.upperBound))
      let (aFirst, bFirst) = (a.rows.lowerBound, b.rows.lowerBound)
      let (ax, ay, bx, by) = (a.x, a.y, b.x, b.y)
      var (i, j, heldA, heldB) = (i, j, heldA, heldB)
      // As long as both are in their windows, or one has come to its end.
      while done < limit, aOver || i < aStop, bOver || j < bStop {
        let placeA = aOver ? .infinity : ax[i &- aFirst]
        let placeB = bOver ? .infinity : bx[j &- bFirst]
        if placeA <= placeB, !aOver {
          heldA = ay[i &- aFirst]
          i &+= 1
        }
        if placeB <= placeA, !bOver {
          heldB = by[j &- bFirst]
          j &+= 1
        }
        x[done] = placeA < placeB ? placeA : placeB
        y[done] = heldB - heldA
        done &+= 1
      }
      (self.i, self.j, self.heldA, self.heldB) = (i, j, heldA, heldB)
    }
    return done
  }
}

/// Some rows of a source's x and y as floating-point numbers.
final class RowWindow {
  /// The rows that are held.
  private(set) var rows = 0..<0
  private let reader: any BlockReader
  private let rowCount: Int
  private let size: Int
  private let buffer = BlockBuffer(columnCount: 2)

  init(_ part: DifferenceSource.Part) throws(PlotError) {
    reader = try part.source.makeReader(of: [part.x, part.y])
    rowCount = part.source.rowCount
    size = max(1, min(part.source.blockRows, 1 << 16))
    buffer.reserve(rows: size)
  }

  var x: UnsafeMutablePointer<Double> { buffer.reals(0) }
  var y: UnsafeMutablePointer<Double> { buffer.reals(1) }

  /// Sees that a row is held.
  func hold(_ row: Int) throws(PlotError) {
    guard !rows.contains(row) else { return }
    rows = 0..<0
    let block = try reader.read(row..<min(rowCount, row + size))
    for (place, slice) in block.columns.enumerated() {
      let target = buffer.reals(place)
      for index in 0..<block.rowCount { target[index] = slice.double(at: index) }
    }
    rows = block.rows
  }

  /// Returns a row's y.
  func value(_ row: Int) throws(PlotError) -> Double {
    try hold(row)
    return y[row - rows.lowerBound]
  }
}

/// Finds rows of a source by their x, which ascends.
final class RowSearch {
  private let reader: any BlockReader
  private let rowCount: Int

  init(_ part: DifferenceSource.Part) throws(PlotError) {
    reader = try part.source.makeReader(of: [part.x])
    rowCount = part.source.rowCount
  }

  /// Returns a row's x.
  func x(_ row: Int) throws(PlotError) -> Double {
    try reader.read(row..<(row + 1)).columns[0].double(at: 0)
  }

  /// Returns the first row, from a given one on, at a place or behind it; the count where none is.
  func row(atLeast place: Double, from start: Int) throws(PlotError) -> Int {
    try search(from: start) { $0 >= place }
  }

  /// Returns the first row, from a given one on, behind a place; the count where none is.
  func row(above place: Double, from start: Int) throws(PlotError) -> Int {
    try search(from: start) { $0 > place }
  }

  private func search(from start: Int, _ reached: (Double) -> Bool) throws(PlotError) -> Int {
    // Steps that double find near rows fast; the search by halves ends the work.
    var (low, step) = (start, 1)
    while low < rowCount, try !reached(x(low)) {
      if low + step >= rowCount { break }
      if try reached(x(low + step)) { break }
      low += step
      step *= 2
    }
    if low >= rowCount { return rowCount }
    if try reached(x(low)) { return low }
    var high = min(low + step, rowCount)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if try reached(x(middle)) { high = middle } else { low = middle }
    }
    return high
  }
}
