import PlotConfig
import PlotCore
import PlotLayout

extension OpenInput {
  /// Reads all rows of some columns; throws where there are more than a figure draws one by one.
  ///
  /// A column that is not there is the layout's error: it knows where the figure names it.
  func rowTable(of fields: [String]) throws(PlotError) -> RowTable {
    guard source.rowCount <= RowTable.mostRows else {
      throw PlotError(
        .config,
        "\"\(spec.name)\" has \(Decimal.grouped(source.rowCount)) rows, and "
          + "\(Decimal.grouped(RowTable.mostRows)) can be drawn one by one", at: spec.place,
        remedy: "draw fewer: add a transform \"aggregate\", \"top\", \"bin\" or \"filter\"")
    }
    var columns: [String: RowTable.Values] = [:]
    for field in fields {
      guard let index = source.index(of: field) else { continue }
      if let names = source.columns[index].names {
        var values: [String?] = []
        values.reserveCapacity(source.rowCount)
        try source.forEachBlock(of: [index]) { block in
          for row in 0..<block.rowCount {
            values.append(names.text(of: block.columns[0].integer(at: row)))
          }
        }
        columns[field] = .names(values)
      } else {
        var values: [Double] = []
        values.reserveCapacity(source.rowCount)
        try source.forEachBlock(of: [index]) { block in
          for row in 0..<block.rowCount { values.append(block.columns[0].double(at: row)) }
        }
        columns[field] = .numbers(values)
      }
    }
    return RowTable(rowCount: source.rowCount, columns: columns)
  }
}
