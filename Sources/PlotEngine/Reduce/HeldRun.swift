import PlotCore
import PlotLayout

/// What the values of consecutive rows in one pixel column come to over x, each held until the next row.
///
/// Sums of whole numbers are exact, and runs that follow each other in a column are joined before
/// anything is rounded: it does not matter who read which rows.
struct HeldRun {
  /// What values times distances along x come to, in keys where all are whole numbers, else in the columns'
  /// units.
  enum Sum {
    case exact(Int128)
    case real(Double, weight: Double)
  }

  /// The pixel column's bin.
  var bin: Int
  /// The rows, the last of which holds until a row that is still to come.
  var rows: Range<Int>
  /// The keys of the first and the last x.
  var firstX: Int64
  var lastX: Int64
  /// The key of the last value; nil in a gap.
  var last: Int64?
  /// What all but the last value come to.
  var sum: Sum

  /// Looks at a run of rows.
  init(
    _ range: Range<Int>, bin: Int, x: ColumnSlice, y: ColumnSlice, firstRow: Int,
    extremes: RunExtremes
  ) {
    let end = range.upperBound - 1
    self.bin = bin
    rows = firstRow + range.lowerBound..<firstRow + range.upperBound
    (firstX, lastX) = (x.key(at: range.lowerBound), x.key(at: end))
    last = y.isGap(at: end) ? nil : y.key(at: end)
    guard x.storage != .real, y.storage != .real, case .integer(let total) = extremes.sum else {
      sum = Self.reals(range, x, y)
      return
    }
    // Rows are one apart.
    sum = .exact(
      x.base == nil ? total - Int128(y.key(at: end)) : Self.products(range, x, y))
  }

  /// Takes rows that lie in one bin and whose sum is known.
  init(bin: Int, rows: Range<Int>, firstX: Int64, lastX: Int64, last: Int64, sum: Int128) {
    (self.bin, self.rows, self.last, self.sum) = (bin, rows, last, .exact(sum))
    (self.firstX, self.lastX) = (firstX, lastX)
  }

  /// The sum of products of whole numbers.
  static func products(_ range: Range<Int>, _ x: ColumnSlice, _ y: ColumnSlice) -> Int128 {
    let (start, end) = (range.lowerBound, range.upperBound - 1)
    guard let values = y.base, let places = x.base else {
      var sum: Int128 = 0
      for index in start..<end {
        sum &+=
          Int128(y.key(at: index)) &* (Int128(x.key(at: index + 1)) - Int128(x.key(at: index)))
      }
      return sum
    }
    let sum = TimeWeightedSum.sum(
      values + start * y.stride, y.stride, places + start * x.stride, x.stride, end - start)
    return sum &- Int128(y.offset) &* (Int128(x.key(at: end)) - Int128(x.key(at: start)))
  }

  private static func reals(_ range: Range<Int>, _ x: ColumnSlice, _ y: ColumnSlice) -> Sum {
    var (sum, weight) = (0.0, 0.0)
    for index in range.dropLast() where !y.isGap(at: index) {
      let span = x.double(at: index + 1) - x.double(at: index)
      sum += y.double(at: index) * span
      weight += span
    }
    return .real(sum, weight: weight)
  }

  /// Joins rows that follow in the same bin, where that is exact; false where it is not.
  mutating func join(_ next: HeldRun) -> Bool {
    guard bin == next.bin, rows.upperBound == next.rows.lowerBound, let last,
      case .exact(let own) = sum, case .exact(let more) = next.sum
    else { return false }
    sum = .exact(own &+ Int128(last) &* (Int128(next.firstX) - Int128(lastX)) &+ more)
    rows = rows.lowerBound..<next.rows.upperBound
    (lastX, self.last) = (next.lastX, next.last)
    return true
  }
}

extension HeldRun {
  /// Returns the mean of each pixel column over x, in the unit of y; NaN where nothing was held.
  ///
  /// `ends` are the runs of the recording, in which the last value holds until the run's end and no longer.
  static func means(
    of runs: [HeldRun], edges: [Double], x: Column, y: Column, ends: [SourceRun]
  ) -> [Double] {
    var joined: [HeldRun] = []
    for run in runs.sorted(by: { $0.rows.lowerBound < $1.rows.lowerBound }) {
      if let last = joined.indices.last, joined[last].join(run) { continue }
      joined.append(run)
    }
    let stops = Dictionary(ends.map { ($0.rows.upperBound - 1, $0.end) }) { first, _ in first }
    let (steps, heights) = (Steps(x.scale), Steps(y.scale))
    func place(_ key: Int64) -> Double { OrderedKey.value(key, of: x).double }
    var means = HeldMeans(edges: edges)
    var before: HeldRun?
    func hold(until next: Double?) {
      guard let before, let value = before.last else { return }
      let start = place(before.lastX)
      var stop = next ?? start
      // Between the runs of a recording there is nothing.
      if let end = stops[before.rows.upperBound - 1] {
        stop = next.map { min($0, end ?? start) } ?? end ?? start
      }
      means.hold(OrderedKey.value(value, of: y).double, from: start, to: stop)
    }
    for run in joined {
      hold(until: place(run.firstX))
      switch run.sum {
      case .exact(let sum):
        let span = Double(Int128(run.lastX) - Int128(run.firstX))
        means.add(
          steps.value(of: heights.value(of: Double(sum))), over: steps.value(of: span),
          in: run.bin - 1)
      case .real(let sum, let weight):
        means.add(sum, over: weight, in: run.bin - 1)
      }
      before = run
    }
    hold(until: nil)
    return means.means
  }
}
