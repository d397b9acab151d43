import PlotCore

/// The values of a field in order, group by group, sorted outside memory where there are many.
///
/// All groups' values are sorted at once: whoever walks through them meets those of each group in order.
final class OrderedValues {
  private let sort: ExternalSort
  private let column: Column

  /// Prepares for the plain words of at most so many rows.
  init(_ column: Column, rowCount: Int, in folder: String) {
    var key = column.plain
    // Names need no order but one in which equal ones stand together.
    if key.storage == .name { key = Column(column.name) }
    self.column = key
    sort = ExternalSort(
      wordCount: 2, by: RowKey(key, at: 1), rowCount: max(1, rowCount), in: folder)
  }

  /// Takes some values that are no gaps, each with its group.
  func add(
    _ words: UnsafePointer<Int64>, of groups: UnsafePointer<Int64>, count: Int, isName: Bool
  ) throws(PlotError) {
    var next = 0
    while next < count {
      let room = try sort.room()
      var taken = 0
      while next < count, taken < room.rowCount {
        let word = words[next]
        if isName ? word >= 0 : !column.isGap(plain: word) {
          room.base[2 * taken] = groups[next]
          room.base[2 * taken + 1] = word
          taken += 1
        }
        next += 1
      }
      sort.take(taken)
    }
  }

  /// Two neighbours in the order of a group's values and how far from the first to the second to go.
  struct Place {
    var low = 0
    var share = 0.0

    /// The place of a statistic among so many values, which must be some.
    init(_ statistic: GroupStatistic, in count: Int) {
      switch statistic {
      case .quantile(let part):
        // Hyndman and Fan, "Sample quantiles in statistical packages", 1996: type 7.
        let position = Double(count - 1) * part
        low = min(count - 1, Int(position))
        share = position - Double(low)
      case .percentile(let percentile): low = percentile.rank(in: count)
      default: break
      }
    }

    var high: Int { share > 0 ? low + 1 : low }
  }

  /// What was found of each group.
  struct Found {
    /// How many different values there are.
    var distinct: [Int]
    /// For each statistic the plain words at its two places in each group's order.
    var ends: [(low: [Int64], high: [Int64])]
  }

  /// Finds the different values and those at the places of statistics; `valid` says how many values each
  /// group has.
  func find(_ statistics: [GroupStatistic], valid: [Int]) throws(PlotError) -> Found {
    let none = Array(repeating: Int64(0), count: valid.count)
    var found = Found(
      distinct: Array(repeating: 0, count: valid.count),
      ends: statistics.map { _ in (none, none) })
    // How many values of a group went by, its last one, and the next place that is asked for.
    var (passed, last) = (Array(repeating: 0, count: valid.count), none)
    var wanted = valid.map { Self.next(of: statistics, in: $0, from: 0) }
    try sort.finish { rows, count throws(PlotError) in
      for row in 0..<count {
        let (group, word) = (Int(rows[2 * row]), rows[2 * row + 1])
        let rank = passed[group]
        if rank == 0 || word != last[group] { found.distinct[group] += 1 }
        last[group] = word
        passed[group] = rank + 1
        guard rank == wanted[group] else { continue }
        for (number, statistic) in statistics.enumerated() {
          let place = Place(statistic, in: valid[group])
          if rank == place.low { found.ends[number].low[group] = word }
          if rank == place.high { found.ends[number].high[group] = word }
        }
        wanted[group] = Self.next(of: statistics, in: valid[group], from: rank + 1)
      }
    }
    return found
  }

  /// The first place from a rank on that a statistic asks for.
  private static func next(of statistics: [GroupStatistic], in count: Int, from rank: Int) -> Int {
    guard count > 0 else { return .max }
    return statistics.reduce(.max) { nearest, statistic in
      let place = Place(statistic, in: count)
      return min(nearest, place.low >= rank ? place.low : place.high >= rank ? place.high : .max)
    }
  }
}
