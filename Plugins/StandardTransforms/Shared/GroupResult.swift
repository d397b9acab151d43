import PlotCore

/// The results of one statistic for all groups.
struct GroupResult {
  private let item: GroupAggregation.Item
  private let tally: FieldTally
  private let ordered: OrderedValues.Found?
  /// Which of the places that were found is the statistic's.
  private let place: Int?

  init(
    _ item: GroupAggregation.Item, tally: FieldTally, ordered: OrderedValues.Found?, place: Int?
  ) {
    self.item = item
    self.tally = tally
    self.ordered = ordered
    self.place = place
  }

  /// Returns the results as a column stores them, and that column.
  ///
  /// Throws where a sum of whole numbers is beyond 64 bits.
  func words(_ groups: GroupTable) throws(PlotError) -> (column: Column, words: [Int64]) {
    var column = item.column
    switch item.statistic {
    case .count: return (column, tally.groups.map { Int64($0.rows) })
    case .valid: return (column, tally.groups.map { Int64($0.valid) })
    case .missing: return (column, tally.groups.map { Int64($0.rows - $0.valid) })
    case .distinct:
      return (
        column,
        tally.groups.indices.map { group in
          let figures = tally.groups[group]
          return Int64((ordered?.distinct[group] ?? 0) + (figures.rows > figures.valid ? 1 : 0))
        }
      )
    case .sum where column.storage == .integer:
      var sums: [Int64] = []
      for (group, figures) in tally.groups.enumerated() {
        guard let sum = Int64(exactly: figures.wholeSum) else { throw beyond(groups, group) }
        sums.append(sum)
      }
      return (column, sums)
    case .min where column.storage == .integer, .max where column.storage == .integer,
      .percentile where column.storage == .integer:
      return (column, tally.groups.indices.map { recorded($0) &+ column.offset })
    default: break
    }
    let values = tally.groups.indices.map(value)
    guard column.storage == .integer else { return (column, values.map(\.storedResult)) }
    // A date between others, to the step of its clock.
    let steps = values.map { Int64(exactly: ($0 / column.scale).rounded()) }
    guard steps.contains(where: { $0 == nil }) else {
      return (column, steps.map { ($0 ?? 0) &+ column.offset })
    }
    (column.storage, column.offset, column.scale) = (.real, 0, 1)
    return (column, values.map(\.storedResult))
  }

  /// The plain word of a value that a group has.
  private func recorded(_ group: Int) -> Int64 {
    switch item.statistic {
    case .min: tally.groups[group].lowest
    case .max: tally.groups[group].highest
    default: place.flatMap { ordered?.ends[$0].low[group] } ?? 0
    }
  }

  /// The result in the unit of its column; NaN for none.
  private func value(_ group: Int) -> Double {
    let figures = tally.groups[group]
    let count = Double(figures.valid)
    guard figures.valid > 0 else { return .nan }
    let variance = figures.squares / (count - 1)
    switch item.statistic {
    case .sum: return figures.realSum
    case .mean: return tally.mean(figures)
    case .product: return figures.product
    case .variance: return variance
    case .variancep: return figures.squares / count
    case .stdev: return variance.squareRoot()
    case .stdevp: return (figures.squares / count).squareRoot()
    case .stderr: return (variance / count).squareRoot()
    case .ci0: return tally.mean(figures) - 1.96 * (variance / count).squareRoot()
    case .ci1: return tally.mean(figures) + 1.96 * (variance / count).squareRoot()
    case .quantile:
      guard let place, let ends = ordered?.ends[place] else { return .nan }
      let low = tally.column.number(ofPlain: ends.low[group])
      let high = tally.column.number(ofPlain: ends.high[group])
      let share = OrderedValues.Place(item.statistic, in: figures.valid).share
      return low == high ? low : low + (high - low) * share
    case .min, .max, .percentile: return tally.column.number(ofPlain: recorded(group))
    case .count, .valid, .missing, .distinct: return .nan
    }
  }

  private func beyond(_ groups: GroupTable, _ group: Int) -> PlotError {
    let name = groups.words(for: group)
    return PlotError(
      .transform,
      "the sum of \"\(tally.column.name)\" is beyond 64 bits"
        + (name.isEmpty ? "" : " for \(name)"),
      remedy: "take \"mean\", or make it smaller by calculate, such as \(tally.column.name) / 1000")
  }
}
