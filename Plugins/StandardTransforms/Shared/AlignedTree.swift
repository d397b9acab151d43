/// Folds any range of rows in a logarithmic number of steps.
///
/// Nodes stand at rows that are multiples of their width, wherever the rows begin, so the steps for a
/// range of rows, and with them the rounding, are always the same.
struct AlignedTree<Element> {
  private let combine: (Element, Element) -> Element
  /// Nodes from the rows up; each level begins with the first node that lies wholly in the rows.
  private var levels: [[Element]]
  private var starts: [Int]

  /// Creates a tree over elements, the first of which belongs to the row `start`.
  @inline(__always)
  init(
    _ elements: [Element], start: Int,
    _ combine: @escaping (Element, Element) -> Element
  ) {
    self.combine = combine
    levels = [elements]
    starts = [start]
    while let below = levels.last, let first = starts.last {
      let begin = (first + 1) / 2
      let end = (first + below.count) / 2
      guard begin < end else { break }
      levels.append(
        (begin..<end).map { combine(below[2 * $0 - first], below[2 * $0 + 1 - first]) })
      starts.append(begin)
    }
  }

  /// Combines the rows from left to right; nil where there are none.
  @inline(__always)
  func fold(_ rows: Range<Int>) -> Element? {
    guard !rows.isEmpty else { return nil }
    var (low, high, level) = (rows.lowerBound, rows.upperBound, 0)
    var left: Element?
    var right: Element?
    while low < high {
      if !low.isMultiple(of: 2) {
        let node = levels[level][low - starts[level]]
        left = left.map { combine($0, node) } ?? node
        low += 1
      }
      if !high.isMultiple(of: 2) {
        high -= 1
        let node = levels[level][high - starts[level]]
        right = right.map { combine(node, $0) } ?? node
      }
      (low, high, level) = (low / 2, high / 2, level + 1)
    }
    guard let left else { return right }
    return right.map { combine(left, $0) } ?? left
  }
}
