import PlotCore

extension Source {
  /// Returns the column along which rows are ordered; throws where there is none.
  func requireOrderColumn() throws(PlotError) -> Int {
    if let index = columns.orderIndex { return index }
    throw PlotError(
      .config, "no column is known to ascend", remedy: "name one, or sort by it before")
  }

  /// Returns the index of a named column, or of the one along which rows are ordered.
  func requireIndexOrOrder(of name: String?) throws(PlotError) -> Int {
    guard let name else { return try requireOrderColumn() }
    return try requireIndex(of: name)
  }

  /// Finds the first row for which a test of one ascending column holds; the test must hold for all
  /// rows behind it. Reads some dozen single rows.
  func firstRow(
    of column: Int, in rows: Range<Int>? = nil, where holds: (ColumnSlice) -> Bool
  ) throws(PlotError) -> Int {
    var rest = rows ?? 0..<rowCount
    guard !rest.isEmpty else { return rest.lowerBound }
    let reader = try makeReader(of: [column])
    defer { withExtendedLifetime(reader) {} }
    while !rest.isEmpty {
      let middle = rest.lowerBound + rest.count / 2
      let found = holds(try reader.read(middle..<(middle + 1)).columns[0])
      rest = found ? rest.lowerBound..<middle : (middle + 1)..<rest.upperBound
    }
    return rest.lowerBound
  }
}
