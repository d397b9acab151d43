/// Means over x of values that hold until the next one, in columns that lie side by side.
///
/// A level that was held long counts as long, however few rows tell of it: the full-tone line of a dense
/// step curve is what it came to over the column, and no mean of its events.
package struct HeldMeans: Sendable {
  /// The borders of the columns, in ascending order, one more than there are columns.
  private let edges: [Double]
  private var sums: [Double]
  private var weights: [Double]

  /// Creates columns in which nothing was held yet.
  package init(edges: [Double]) {
    self.edges = edges
    sums = Array(repeating: 0, count: max(0, edges.count - 1))
    weights = sums
  }

  /// Lets a value hold from one x to a later one; what lies outside the columns is left out.
  package mutating func hold(_ value: Double, from start: Double, to end: Double) {
    guard let first = edges.first, let last = edges.last, value.isFinite else { return }
    var x = max(start, first)
    let stop = min(end, last)
    guard x < stop else { return }
    var column = column(of: x)
    while x < stop, column < sums.count {
      let border = min(stop, edges[column + 1])
      if border > x {
        sums[column] += value * (border - x)
        weights[column] += border - x
        x = border
      }
      column += 1
    }
  }

  /// Adds what values came to that were held within one column, and over how much of x.
  package mutating func add(_ sum: Double, over weight: Double, in column: Int) {
    guard sums.indices.contains(column), sum.isFinite, weight > 0 else { return }
    sums[column] += sum
    weights[column] += weight
  }

  /// The mean of each column; NaN where nothing was held.
  package var means: [Double] { zip(sums, weights).map { $1 > 0 ? $0 / $1 : .nan } }

  /// The column that begins at x or before it.
  private func column(of x: Double) -> Int {
    var (low, high) = (0, sums.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if edges[middle] <= x { low = middle } else { high = middle }
    }
    return low
  }
}
