import PlotCore

/// Statistics of the rows of each combination of values in some columns.
///
/// The source is read once. Memory grows with the combinations and never with the rows: values that have
/// to be in order are sorted outside of it.
struct GroupAggregation: Sendable {
  /// One statistic of one field.
  struct Item: Sendable {
    var statistic: GroupStatistic
    /// The field's index in the source; nil for a count of rows.
    var field: Int?
    /// The results' column.
    var column: Column
  }

  /// The combinations.
  let groups: GroupTable
  /// For each item the results of all groups, as its column stores them.
  let results: [[Int64]]
  /// The items' columns; of whole numbers where one of a group's results is a gap, reals.
  let columns: [Column]

  /// Reads a source; throws where there are too many groups, a sum is beyond 64 bits, or reading fails.
  init(
    of source: any Source, by keys: [Int], _ items: [Item], in folder: String
  ) throws(PlotError) {
    var groups = GroupTable(source, keys: keys)
    var plan = ColumnPlan()
    let keyPlaces = keys.map { plan.place(of: $0) }
    var fields: [Int] = []
    for item in items {
      if let field = item.field, !fields.contains(field) { fields.append(field) }
    }
    let places = fields.map { plan.place(of: $0) }
    var tallies: [FieldTally] = []
    var orders: [OrderedValues?] = []
    for field in fields {
      let wanted = items.filter { $0.field == field }.map(\.statistic)
      let column = source.columns[field]
      tallies.append(FieldTally(column.plain, wanted))
      orders.append(
        wanted.contains(where: \.needsOrder)
          ? OrderedValues(column, rowCount: source.rowCount, in: folder) : nil)
    }
    var rowCounts: [Int] = []
    let memory = BlockBuffer(columnCount: 1)
    let buffer = BlockBuffer(columnCount: 2)
    try source.forEachBlock(of: plan.columns) { block throws(PlotError) in
      buffer.reserve(rows: block.rowCount)
      let (numbers, words) = (buffer.integers(0), buffer.integers(1))
      try groups.number(block, at: keyPlaces, using: memory, to: numbers)
      if rowCounts.count < groups.count {
        rowCounts += Array(repeating: 0, count: groups.count - rowCounts.count)
      }
      for row in 0..<block.rowCount { rowCounts[Int(numbers[row])] &+= 1 }
      for index in fields.indices {
        block.columns[places[index]].copyPlain(to: words)
        tallies[index].reserve(groups.count)
        tallies[index].add(words, of: numbers, count: block.rowCount)
        try orders[index]?.add(
          words, of: numbers, count: block.rowCount,
          isName: tallies[index].column.storage == .name)
      }
    }
    var found: [OrderedValues.Found?] = []
    var statistics: [[GroupStatistic]] = []
    for (index, field) in fields.enumerated() {
      var wanted: [GroupStatistic] = []
      for item in items where item.field == field && !wanted.contains(item.statistic) {
        switch item.statistic {
        case .quantile, .percentile: wanted.append(item.statistic)
        default: break
        }
      }
      statistics.append(wanted)
      found.append(try orders[index]?.find(wanted, valid: tallies[index].groups.map(\.valid)))
    }
    self.groups = groups
    var results: [[Int64]] = []
    var columns: [Column] = []
    for item in items {
      guard let field = item.field, let index = fields.firstIndex(of: field) else {
        results.append(rowCounts.map { Int64($0) })
        columns.append(item.column)
        continue
      }
      let result = GroupResult(
        item, tally: tallies[index], ordered: found[index],
        place: statistics[index].firstIndex(of: item.statistic))
      let (column, words) = try result.words(groups)
      results.append(words)
      columns.append(column)
    }
    self.results = results
    self.columns = columns
  }
}
