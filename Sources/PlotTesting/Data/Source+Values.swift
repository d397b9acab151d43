import PlotCore

extension Source {
  /// Returns all values of a column in its unit, in order of rows; NaN is a gap.
  ///
  /// Throws where there is no such column or the rows cannot be read.
  public func values(of column: String) throws(PlotError) -> [Double] {
    var values: [Double] = []
    try forEachBlock(of: [try requireAnyIndex(of: column)]) { block in
      for row in 0..<block.rowCount { values.append(block.columns[0].double(at: row)) }
    }
    return values
  }

  /// Returns the name of each row in a column of names; nil where a row has none.
  ///
  /// Throws where there is no such column or the rows cannot be read.
  public func names(of column: String) throws(PlotError) -> [String?] {
    let index = try requireNamesIndex(of: column)
    let dictionary = columns[index].names
    var names: [String?] = []
    try forEachBlock(of: [index]) { block in
      for row in 0..<block.rowCount {
        names.append(dictionary?.text(of: block.columns[0].integer(at: row)))
      }
    }
    return names
  }
}
