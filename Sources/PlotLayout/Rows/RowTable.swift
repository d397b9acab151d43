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

  /// The rows that are called so in some columns; all where there is none to be held to.
  func only(_ filters: [NameFilter], of described: [Column]) -> RowTable {
    var kept = Array(0..<rowCount)
    for filter in filters {
      guard let values = columns[filter.column] else { continue }
      switch values {
      case .names(let names):
        kept.removeAll { (names[$0] ?? "no \(filter.column)") != filter.label }
      case .numbers(let numbers):
        guard let column = described.first(where: { $0.name == filter.column }) else { continue }
        let unit = column.unit.symbol.isEmpty ? "" : " \(column.unit.symbol)"
        kept.removeAll { row in
          let digits = Value.real(numbers[row]).digits
          return filter.label
            != (numbers[row].isNaN ? "no \(column.name)" : "\(column.name) \(digits)\(unit)")
        }
      }
    }
    guard kept.count < rowCount else { return self }
    return RowTable(
      rowCount: kept.count,
      columns: columns.mapValues { values in
        switch values {
        case .numbers(let numbers): .numbers(kept.map { numbers[$0] })
        case .names(let names): .names(kept.map { names[$0] })
        }
      })
  }
}
