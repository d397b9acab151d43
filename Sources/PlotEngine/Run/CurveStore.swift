import PlotCore
import PlotLayout

/// The curves that have been reduced so far.
struct CurveStore {
  /// A curve without the bins that it was gathered in, which take several times its room.
  private struct Found {
    let samples: [CurveBins.Sample]
    let density: [Int]
    /// The mean of each pixel column before the scale.
    let means: [Double]
    /// The mean over x of each pixel column, in the unit of y.
    let heldMeans: [Double]
    let x: Column
    let y: Column
    let rowCount: Int
    /// Where its runs end, where that is anywhere but behind its last row.
    let runs: [SourceRun]
  }

  /// The curves by their input, so that those of one can be forgotten.
  private var found: [String: [CurveRequest: Found]] = [:]
  /// The curves of marks that draw every sample by itself, or from one value to another.
  private var whole: [String: [CurveRequest: Curve]] = [:]

  private subscript(request: CurveRequest) -> Found? { found[request.demand.key.input]?[request] }

  /// Tells whether a curve is there.
  func has(_ request: CurveRequest) -> Bool {
    self[request] != nil || whole[request.demand.key.input]?[request] != nil
  }

  /// Adds what a walk has found for requests, in their order.
  mutating func add(_ result: ScanResult, for requests: [CurveRequest], of source: any Source) {
    let input = requests.first?.demand.key.input ?? ""
    for (request, cells) in zip(requests.filter { $0.demand.grid != nil }, result.cells) {
      whole[input, default: [:]][request] = cells.curve(rowCount: source.rowCount)
    }
    for (request, spans) in zip(requests.filter { $0.demand.span != nil }, result.spans) {
      whole[input, default: [:]][request] = spans.curve(rowCount: source.rowCount)
    }
    let others = requests.filter { $0.demand.grid == nil && $0.demand.span == nil }
    for (request, bins) in zip(others, result.curves) { add(bins, for: request, of: source) }
  }

  private mutating func add(_ bins: CurveBins, for request: CurveRequest, of source: any Source) {
    guard let x = source.index(of: request.demand.key.x),
      let y = source.index(of: request.demand.key.y)
    else { return }
    let runs = x == source.timeIndex ? Self.runs(of: source) : []
    let columns = (x: source.columns[x], y: source.columns[y])
    found[request.demand.key.input, default: [:]][request] = Found(
      samples: bins.samples, density: bins.density, means: bins.means,
      heldMeans: bins.heldMeans(x: columns.x, y: columns.y, ends: runs), x: columns.x, y: columns.y,
      rowCount: source.rowCount, runs: runs)
  }

  /// Forgets the curves of an input whose rows have changed.
  mutating func removeAll(of input: String) {
    found[input] = nil
    whole[input] = nil
  }

  /// The curve as a layout draws it.
  func curve(_ request: CurveRequest) -> Curve? {
    if let curve = whole[request.demand.key.input]?[request] { return curve }
    guard let found = self[request] else { return nil }
    let samples = found.samples.map { sample in
      Curve.Sample(
        row: sample.row, x: OrderedKey.value(sample.x, of: found.x).double,
        y: OrderedKey.value(sample.y, of: found.y).double)
    }
    return Curve(
      samples: found.runs.isEmpty ? samples : Self.ending(samples, with: found.runs),
      density: found.density, means: found.means.map { $0 * found.y.scale },
      heldMeans: found.heldMeans, rowCount: found.rowCount)
  }

  /// The runs of a source; none for a single one that ends with its last row.
  private static func runs(of source: any Source) -> [SourceRun] {
    let runs = source.runs
    return runs.count > 1 || runs.contains { $0.end != nil } ? runs : []
  }

  /// The samples with a gap behind the last one of each run, at the run's end.
  private static func ending(_ samples: [Curve.Sample], with runs: [SourceRun]) -> [Curve.Sample] {
    var ended: [Curve.Sample] = []
    ended.reserveCapacity(samples.count + runs.count)
    var next = samples.startIndex
    for run in runs {
      while next < samples.endIndex, samples[next].row < run.rows.upperBound {
        ended.append(samples[next])
        next += 1
      }
      guard let last = ended.last, run.end != nil || next < samples.endIndex else { continue }
      ended.append(
        Curve.Sample(row: run.rows.upperBound - 1, x: max(last.x, run.end ?? last.x), y: .nan))
    }
    return ended
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
