import PlotCore

/// One figure of all runs of a side: of those before a change, or of those after it.
package struct Side: Hashable, Sendable {
  /// The runs' values, in the order in which the runs were named.
  package let values: [Value]
  /// The middle value; of an even count the mean of the two in the middle.
  package let median: Value
  /// From the lowest to the highest value.
  package let spread: Value
  /// The lowest value.
  package let lowest: Value
  /// The highest value.
  package let highest: Value

  /// Creates a side of values of one unit; nil where there is none.
  package init?(_ values: [Value]) {
    let sorted = values.sorted { a, b in
      if case .integer(let a) = a, case .integer(let b) = b { return a < b }
      return a.double < b.double
    }
    guard let lowest = sorted.first, let highest = sorted.last else { return nil }
    self.values = values
    self.lowest = lowest
    self.highest = highest
    spread = highest.less(lowest)
    let upper = sorted[sorted.count / 2]
    let lower = sorted[(sorted.count - 1) / 2]
    let gap = upper.less(lower)
    switch (lower, gap) {
    case (.integer(let low), .integer(let gap)) where gap.isMultiple(of: 2):
      median = .integer(low + gap / 2)
    default: median = .real(lower.double + gap.double / 2)
    }
  }
}
