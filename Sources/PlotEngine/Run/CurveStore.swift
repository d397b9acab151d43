import PlotCore
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

/// The curves that have been reduced so far.
struct CurveStore {
  private var found: [CurveRequest: (bins: CurveBins, x: Column, y: Column, rowCount: Int)] = [:]

  /// Tells whether a curve is there.
  func has(_ request: CurveRequest) -> Bool { found[request] != nil }

  mutating func add(_ bins: CurveBins, for request: CurveRequest, of source: any Source) {
    guard let x = source.index(of: request.demand.key.x),
      let y = source.index(of: request.demand.key.y)
    else { return }
    found[request] = (bins, source.columns[x], source.columns[y], source.rowCount)
  }

  /// Forgets the curves of an input whose rows have changed.
  mutating func removeAll(of input: String) {
    found = found.filter { $0.key.demand.key.input != input }
  }

  /// The curve as a layout draws it.
  func curve(_ request: CurveRequest) -> Curve? {
    guard let found = found[request] else { return nil }
    return Curve(
      samples: found.bins.samples.map { sample in
        Curve.Sample(
          row: sample.row, x: OrderedKey.value(sample.x, of: found.x).double,
          y: OrderedKey.value(sample.y, of: found.y).double)
      }, density: found.bins.density, rowCount: found.rowCount)
  }

  /// The curve as an exporter writes it, without loss.
  func series(_ request: CurveRequest, named name: String) -> PlottedSeries? {
    guard let found = found[request] else { return nil }
    return PlottedSeries(
      name: name, input: request.demand.key.input, x: found.x, y: found.y,
      samples: found.bins.samples.map { sample in
        (
          sample.row, OrderedKey.value(sample.x, of: found.x),
          OrderedKey.value(sample.y, of: found.y)
        )
      })
  }
}
