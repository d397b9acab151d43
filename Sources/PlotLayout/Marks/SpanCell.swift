import PlotCore

/// The pixel columns in which something begins and ends along the page.
///
/// Walk and mark reduce by it alike: of what has one cell the highest and the lowest are drawn, so that
/// the picture of the reduced samples is that of all. Bins that do not overlap share a cell only where
/// they are narrower than a pixel column.
package struct SpanCell: Hashable, Sendable {
  /// The column in which it begins; -1 for no lower bound.
  package let first: Int
  /// The last column that it covers; the number of columns for no upper bound.
  package let last: Int
  /// Whether it is narrower than a column, and drawn as one.
  package let isNarrow: Bool

  /// Finds the cell among so many columns of an ascending scale; nil where none of it is on the page.
  package init?(from start: Double, to end: Double, on scale: Scale, count: Int) {
    let (low, high) = end < start ? (end, start) : (start, end)
    let isLog = scale.kind == .log
    if low.isNaN || isLog && low <= 0 {
      guard high.isFinite, !isLog || high > 0 else { return nil }
      (first, last, isNarrow) = (-1, -1, false)
      return
    }
    guard low.isFinite else { return nil }
    if high.isNaN {
      (first, last, isNarrow) = (count, count, false)
      return
    }
    let (left, right) = (scale.share(low), scale.share(high))
    guard left.isFinite, right.isFinite, right >= 0, left <= 1 else { return nil }
    let columns = Double(count)
    func column(_ share: Double) -> Int { Int(min(columns - 1, max(0, share * columns))) }
    if (right - left) * columns < 1 {
      let middle = column((left + right) / 2)
      (first, last, isNarrow) = (middle, middle, true)
    } else {
      (first, last, isNarrow) = (column(left), column(right), false)
    }
  }
}

/// A sample with its end along the page.
package struct SpanSample: Sendable {
  /// Where it begins, and its value.
  package let sample: Curve.Sample
  /// Where it ends; NaN for no upper bound.
  package let end: Double

  /// Creates a sample.
  package init(_ sample: Curve.Sample, end: Double) { (self.sample, self.end) = (sample, end) }
}

/// Samples of which those of one cell are drawn as two: the highest and the lowest.
package struct SpanTally: Sendable {
  private var places: [SpanCell: Int] = [:]
  /// The highest and the lowest sample of each cell; of equal ones that of the first row.
  private(set) package var cells: [(cell: SpanCell, highest: SpanSample, lowest: SpanSample)] = []

  /// Makes an empty tally.
  package init() {}

  /// Adds a sample, whose value is a number.
  package mutating func add(_ own: SpanSample, in cell: SpanCell) {
    guard let place = places[cell] else {
      places[cell] = cells.count
      cells.append((cell, own, own))
      return
    }
    func isBefore(_ other: SpanSample) -> Bool {
      own.sample.y == other.sample.y && own.sample.row < other.sample.row
    }
    let (high, low) = (cells[place].highest, cells[place].lowest)
    if own.sample.y > high.sample.y || isBefore(high) { cells[place].highest = own }
    if own.sample.y < low.sample.y || isBefore(low) { cells[place].lowest = own }
  }

  /// Adds what another worker found.
  package mutating func merge(_ other: SpanTally) {
    for found in other.cells {
      add(found.highest, in: found.cell)
      add(found.lowest, in: found.cell)
    }
  }
}
