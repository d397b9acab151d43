/// A set of rows, as ranges that neither touch nor overlap.
struct RowRanges {
  /// More ranges than this are not kept: rows read one by one are rather looked at again.
  private static let limit = 4096
  private(set) var ranges: [Range<Int>] = []

  /// Adds rows, joining what they touch.
  mutating func insert(_ rows: Range<Int>) {
    guard !rows.isEmpty else { return }
    let from = ranges.firstIndex { $0.upperBound >= rows.lowerBound } ?? ranges.count
    var to = from
    var joined = rows
    while to < ranges.count, ranges[to].lowerBound <= rows.upperBound {
      joined =
        min(
          joined.lowerBound, ranges[to].lowerBound)..<max(
          joined.upperBound, ranges[to].upperBound)
      to += 1
    }
    if from == to, ranges.count >= Self.limit { return }
    ranges.replaceSubrange(from..<to, with: CollectionOfOne(joined))
  }

  /// Tells whether all of some rows are in the set.
  func contains(_ rows: Range<Int>) -> Bool {
    ranges.contains { $0.lowerBound <= rows.lowerBound && rows.upperBound <= $0.upperBound }
  }

  /// Returns the rows below a count that are not in the set.
  func missing(below count: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var next = 0
    for range in ranges {
      if range.lowerBound > next { result.append(next..<range.lowerBound) }
      next = range.upperBound
    }
    if next < count { result.append(next..<count) }
    return result
  }
}
