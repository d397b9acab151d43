import PlotCore

/// Where the runs of a source end, for means over time: a walk lets each value hold until the next row,
/// be it of another run.
struct RunEnds: Sequence {
  /// The end of one run, in keys of the column of times.
  struct End {
    /// The run's last row.
    let row: Int
    /// The moment until which its value was let hold: that of the next row, or its own.
    let next: Int64
    /// The moment until which it holds.
    let end: Int64
  }

  private var ends: [End] = []

  /// Looks up the times around each end; none where a source is one run that ends with its last row.
  init(of source: any Source, time: Int) throws(PlotError) {
    let runs = source.runs
    guard runs.count > 1 || runs.contains(where: { $0.end != nil }) else { return }
    let reader = try source.makeReader(of: [time])
    defer { withExtendedLifetime(reader) {} }
    for run in runs {
      let row = run.rows.upperBound - 1
      let own = try reader.read(row..<(row + 1)).columns[0].key(at: 0)
      var next = own
      if row + 1 < source.rowCount {
        next = try reader.read((row + 1)..<(row + 2)).columns[0].key(at: 0)
      }
      let end = run.end.map { OrderedKey.lowest(atLeast: $0, of: source.columns[time]) } ?? own
      ends.append(End(row: row, next: next, end: Swift.max(own, end)))
    }
  }

  func makeIterator() -> IndexingIterator<[End]> { ends.makeIterator() }
}

extension RunEnds.End {
  /// Corrects the sums of columns.
  func weigh(
    _ columns: [Int], of source: any Source, in tallies: inout [ColumnTally]
  ) throws(PlotError) {
    guard end != next else { return }
    let reader = try source.makeReader(of: columns)
    defer { withExtendedLifetime(reader) {} }
    let block = try reader.read(row..<(row + 1))
    for (index, slice) in block.columns.enumerated() where !slice.isGap(at: 0) {
      tallies[index].end(slice.key(at: 0), at: end, insteadOf: next)
    }
  }
}
