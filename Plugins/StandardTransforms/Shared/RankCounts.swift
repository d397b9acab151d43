/// Finds the median of a set that values enter and leave, each in a logarithmic number of steps.
///
/// A Fenwick tree (Fenwick, "A new data structure for cumulative frequency tables", 1994) counts the
/// values in the set by their rank among all.
struct RankCounts {
  private let sorted: [Double]
  /// For each value its rank from 1; 0 for gaps.
  private let ranks: [Int]
  private var tree: [Int]
  private var count = 0
  private let topStep: Int

  /// Ranks all values that may enter the set, which is empty.
  init(_ values: [Double]) {
    let order = values.indices.filter { !values[$0].isNaN }
      .sorted { values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1 }
    var ranks = Array(repeating: 0, count: values.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank + 1 }
    self.ranks = ranks
    sorted = order.map { values[$0] }
    tree = Array(repeating: 0, count: order.count + 1)
    var step = 1
    while step * 2 <= order.count { step *= 2 }
    topStep = step
  }

  /// Lets a value enter (1) or leave (-1); a gap does neither.
  mutating func add(_ index: Int, _ change: Int) {
    var node = ranks[index]
    guard node > 0 else { return }
    count += change
    while node < tree.count {
      tree[node] += change
      node += node & -node
    }
  }

  /// The value in the middle, or the mean of both; NaN where the set is empty.
  var median: Double {
    guard count > 0 else { return .nan }
    let upper = value(at: count / 2)
    if !count.isMultiple(of: 2) { return upper }
    let lower = value(at: count / 2 - 1)
    // Halved first, so that two huge values do not overflow.
    return lower == upper ? lower : lower / 2 + upper / 2
  }

  /// The value of an order in the set, from 0.
  private func value(at order: Int) -> Double {
    var (node, rest, step) = (0, order, topStep)
    while step > 0 {
      if node + step < tree.count, tree[node + step] <= rest {
        node += step
        rest -= tree[node]
      }
      step /= 2
    }
    return sorted[node]
  }
}
