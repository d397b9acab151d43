import PlotCore

extension Source {
  /// Returns all values of a column in its unit, in order of rows; NaN is a gap.
  ///
  /// Throws where there is no such column or the rows cannot be read.
  public func values(of column: String) throws(PlotError) -> [Double] {
    var values: [Double] = []
    try forEachBlock(of: [try requireIndex(of: column)]) { block in
      for row in 0..<block.rowCount { values.append(block.columns[0].double(at: row)) }
    }
    return values
  }
}
