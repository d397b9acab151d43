import PlotCore

/// A column that tells how far a recording has come, from 0 % at its first row to 100 % at its last.
enum ProgressColumn {
  /// Returns the source with the column, measured along one that ascends.
  static func adding(
    to source: any Source, called name: String, over field: String
  ) throws(PlotError) -> any Source {
    let over = source.columns[try source.requireIndex(of: field)]
    let index = try source.requireIndex(of: field)
    let last = max(0, source.rowCount - 1)
    let output = Column(
      name, title: "share of the run", unit: Unit("%"), storage: .real, isAscending: true)
    guard over.storage != .row, source.rowCount > 0 else {
      return try RowWiseSource(source, inputs: [field], output: output) {
        (block, output: UnsafeMutableBufferPointer<Double>) in
        for row in output.indices {
          // Shares that are equal are the same number, whatever they are shares of.
          output[row] = Double(block.firstRow + row) * 100 / Double(max(1, last))
        }
      }
    }
    let first = try source.value(row: 0, column: index).double
    let span = try source.value(row: last, column: index).double - first
    return try RowWiseSource(source, inputs: [field], output: output) {
      (block, output: UnsafeMutableBufferPointer<Double>) in
      for row in output.indices {
        let share = (block.columns[0].double(at: row) - first) * 100 / span
        output[row] = span > 0 && span.isFinite ? min(max(share, 0), 100) : 0
      }
    }
  }
}
