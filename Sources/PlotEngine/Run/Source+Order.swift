import PlotCore

extension Source {
  /// Whether a column's values never decrease from one row to the next and none is a gap; reads the
  /// column once, up to the first row that shows otherwise. Throws where it cannot be read.
  func ascends(along column: Int) throws(PlotError) -> Bool {
    let reader = try makeReader(of: [column])
    defer { withExtendedLifetime(reader) {} }
    var last = -Double.infinity
    var row = 0
    while row < rowCount {
      let block = try reader.read(row..<rowCount)
      for index in 0..<block.rowCount {
        let value = block.columns[0].double(at: index)
        guard value >= last else { return false }
        last = value
      }
      row += block.rowCount
    }
    return true
  }
}
