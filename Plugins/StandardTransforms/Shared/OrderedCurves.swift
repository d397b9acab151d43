import PlotCore

/// A source whose rows stand in another order than the parser's: its figure is over whatever ascends
/// now, and the rows' old numbers are no curve.
struct OrderedCurves: Source {
  private let source: any Source
  let columns: [Column]
  var rowCount: Int { source.rowCount }
  var info: SourceInfo { source.info }

  init(_ source: any Source) {
    self.source = source
    columns = source.columns.filter { $0.unit != .events || $0.isAscending }
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    let places = try columns.map { column throws(PlotError) in
      try source.requireAnyIndex(of: self.columns[column].name)
    }
    return try source.makeReader(of: places)
  }
}
