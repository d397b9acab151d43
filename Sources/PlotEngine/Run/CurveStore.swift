import PlotCore
import PlotLayout

/// The curves that have been reduced so far.
struct CurveStore {
  /// A curve without the bins that it was gathered in, which take several times its room.
  private struct Found {
    let samples: [CurveBins.Sample]
    let density: [Int]
    let x: Column
    let y: Column
    let rowCount: Int
  }

  /// The curves by their input, so that those of one can be forgotten.
  private var found: [String: [CurveRequest: Found]] = [:]

  private subscript(request: CurveRequest) -> Found? { found[request.demand.key.input]?[request] }

  /// Tells whether a curve is there.
  func has(_ request: CurveRequest) -> Bool { self[request] != nil }

  mutating func add(_ bins: CurveBins, for request: CurveRequest, of source: any Source) {
    guard let x = source.index(of: request.demand.key.x),
      let y = source.index(of: request.demand.key.y)
    else { return }
    found[request.demand.key.input, default: [:]][request] = Found(
      samples: bins.samples, density: bins.density, x: source.columns[x], y: source.columns[y],
      rowCount: source.rowCount)
  }

  /// Forgets the curves of an input whose rows have changed.
  mutating func removeAll(of input: String) {
    found[input] = nil
  }

  /// The curve as a layout draws it.
  func curve(_ request: CurveRequest) -> Curve? {
    guard let found = self[request] else { return nil }
    return Curve(
      samples: found.samples.map { sample in
        Curve.Sample(
          row: sample.row, x: OrderedKey.value(sample.x, of: found.x).double,
          y: OrderedKey.value(sample.y, of: found.y).double)
      }, density: found.density, rowCount: found.rowCount)
  }

  /// The curve as an exporter writes it, without loss.
  func series(_ request: CurveRequest, named name: String) -> PlottedSeries? {
    guard let found = self[request] else { return nil }
    return PlottedSeries(
      name: name, input: request.demand.key.input, x: found.x, y: found.y,
      samples: found.samples.map { sample in
        (
          sample.row, OrderedKey.value(sample.x, of: found.x),
          OrderedKey.value(sample.y, of: found.y)
        )
      })
  }
}
