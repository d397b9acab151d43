import PlotLayout

/// A curve that an output needs: what the layout asks for, in so many pixel columns.
struct CurveRequest: Hashable {
  var demand: CurveDemand
  var columnCount: Int

  /// Cuts a demand into columns, no more than a limit.
  init(_ demand: CurveDemand, columnsPerPoint: Double, limit: Int) {
    self.demand = demand
    let wanted = (demand.width * columnsPerPoint).rounded()
    columnCount = max(1, min(limit, Int(min(wanted, 1_048_576))))
  }
}
