/// The sum of some terms, each of which may change: a binary tree of sums, so that what a term once was
/// leaves no trace in the rounding.
struct SumTree<Term: AdditiveArithmetic> {
  private var nodes: [Term]
  private let first: Int

  /// Creates the sum of so many terms that are 0.
  init(count: Int) {
    var size = 1
    while size < count { size *= 2 }
    first = size
    nodes = Array(repeating: .zero, count: 2 * size)
  }

  /// The sum of all terms.
  var sum: Term { nodes[1] }

  /// Changes one term.
  mutating func set(_ index: Int, to term: Term) {
    var node = first + index
    nodes[node] = term
    while node > 1 {
      node /= 2
      nodes[node] = nodes[2 * node] + nodes[2 * node + 1]
    }
  }
}
