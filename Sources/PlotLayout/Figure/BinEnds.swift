import PlotCore

/// The bounds of bins that have none on one side, gathered from rows.
package struct BinEnds: Sendable, Equatable {
  /// Where bins begin that have no end.
  private(set) package var above = Extent()
  /// Where bins end that have no beginning.
  private(set) package var below = Extent()
  /// Where bins end that begin at zero or below: on a log axis they have no beginning.
  private(set) package var aroundZero = Extent()

  /// How many bins have no bound at all, and so no place.
  private(set) package var unboundedCount = 0

  /// Knows no bins.
  package init() {}

  /// Adds a bin; NaN is a side without a bound.
  package mutating func add(from start: Double, to end: Double) {
    if start.isNaN, end.isNaN {
      unboundedCount += 1
    } else if start.isNaN {
      below.add(end)
    } else if end.isNaN {
      above.add(start)
    } else {
      let (low, high) = (min(start, end), max(start, end))
      if low <= 0, high > 0 { aroundZero.add(high) }
    }
  }

  /// Adds what another worker found.
  package mutating func merge(_ other: BinEnds) {
    unboundedCount += other.unboundedCount
    above.add(other.above)
    below.add(other.below)
    aroundZero.add(other.aroundZero)
  }
}
