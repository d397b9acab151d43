import PlotCore

/// Rows of several things in one table: of processes, containers, functions.
extension NumberTable {
  /// Returns the table with the columns that tell its rows apart, where one moment has several rows.
  ///
  /// They are the fewest columns of names, or of numbers that name things, with which no two rows of one
  /// moment belong to the same. Throws where the rows cannot be read.
  package func tellingApart() throws(PlotError) -> NumberTable {
    guard info.groupedBy.isEmpty, let time = timeIndex else { return self }
    let names = columns.indices.filter { columns[$0].names?.count ?? 0 > 1 }
    let numbers = columns.indices.filter {
      columns[$0].isCurve && columns[$0].name != info.mainColumn && Measure(columns[$0]).isNumbering
    }
    var candidates = names + numbers
    guard !candidates.isEmpty else { return self }
    var rows = 0..<min(rowCount, Self.surveyedRows)
    var all = try repeats(of: time, apartBy: [], in: rows)
    if all == 0, rows.count < rowCount {
      rows = 0..<rowCount
      all = try repeats(of: time, apartBy: [], in: rows)
    }
    if all == 0 {
      guard let key = try turning(of: time, among: candidates) else { return self }
      return apart(by: [columns[key].name], "rows come in turns")
    }
    var chosen: [Int] = []
    var left = all
    while left > 0, !candidates.isEmpty {
      var best: (place: Int, left: Int)?
      for (place, candidate) in candidates.enumerated() {
        let found = try repeats(of: time, apartBy: chosen + [candidate], in: rows)
        if found < best?.left ?? left { best = (place, found) }
        if found == 0 { break }
      }
      guard let best else { break }
      chosen.append(candidates.remove(at: best.place))
      left = best.left
    }
    // A column beside which most moments still come twice says something else of them.
    guard !chosen.isEmpty, left * 10 <= all else { return self }
    return apart(by: chosen.sorted().map { columns[$0].name })
  }

  /// Of longer tables the first rows alone tell what parts them, unless no moment comes twice there.
  private static let surveyedRows = 1 << 20

  /// How many rows have the time of the row before that belongs to the same.
  private func repeats(
    of time: Int, apartBy keys: [Int], in rows: Range<Int>
  ) throws(PlotError) -> Int {
    var last: [Key: Int64] = [:]
    var (lastOfAll, count) = (Int64?.none, 0)
    try forEachBlock(of: [time] + keys, in: rows) { block in
      let times = block.columns[0]
      for row in 0..<block.rowCount {
        let moment = times.stored(at: row)
        if keys.isEmpty {
          count += moment == lastOfAll ? 1 : 0
          lastOfAll = moment
        } else {
          let key = Key(
            first: block.columns[1].stored(at: row),
            others: block.columns.dropFirst(2).map { $0.stored(at: row) })
          if let before = last.updateValue(moment, forKey: key), before == moment { count += 1 }
        }
      }
    }
    return count
  }

  /// Returns the table with columns that tell its rows apart, and why.
  package func apart(
    by names: [String], _ reason: String = "one moment has several rows"
  ) -> NumberTable {
    let words = names.map { "\"\($0)\"" }.joined(separator: " and ")
    var table = leavingAside(
      aside.union(names),
      Note(
        .info, "told-apart", count: names.count,
        "\(reason): they are told apart by \(words)",
        remedy: "name another column with --by, or draw one curve with --by none"))
    table.info.groupedBy = names
    return table
  }

  /// What a row belongs to.
  private struct Key: Hashable {
    var first: Int64
    /// Empty for a single column, which costs no memory then.
    var others: [Int64]
  }
}

extension ColumnSlice {
  /// The value's bits: equal for equal values.
  func stored(at index: Int) -> Int64 {
    storage == .real ? Int64(bitPattern: double(at: index).bitPattern) : integer(at: index)
  }
}
