import PlotCore

/// All rows of the columns of an input that a figure draws row by row.
package struct RowTable: Sendable, Equatable {
  /// The values of a column.
  package enum Values: Sendable, Equatable {
    /// Numbers in the column's unit; NaN is a gap.
    case numbers([Double])
    /// Names; nil where a row has none.
    case names([String?])
  }

  /// How many rows a figure may draw row by row.
  package static let mostRows = 100_000

  /// How many rows there are.
  package var rowCount: Int
  /// The columns by their names.
  package var columns: [String: Values]

  /// Creates a table.
  package init(rowCount: Int, columns: [String: Values]) {
    self.rowCount = rowCount
    self.columns = columns
  }
}
