import PlotCore

/// Stacks curves: positive values up from zero, negative ones down, all as step curves.
enum StackedCurves {
  /// Returns as many curves: the outer edge of each one's part. Each has a sample wherever any of
  /// them has one.
  static func sums(_ curves: [Curve]) -> [Curve] {
    guard curves.count > 1 else { return curves }
    var events: [(row: Int, x: Double, curve: Int, y: Double)] = []
    for (index, curve) in curves.enumerated() {
      events += curve.samples.map { ($0.row, $0.x, index, $0.y) }
    }
    events.sort { ($0.row, $0.curve) < ($1.row, $1.curve) }
    // All curves are of the same rows.
    var ends: [Int: Double] = [:]
    for curve in curves {
      for (sample, end) in zip(curve.samples, curve.ends) { ends[sample.row] = end }
    }
    var sums = curves.map { Curve(samples: [], density: $0.density, rowCount: $0.rowCount) }
    addMeans(\.means, of: curves, to: &sums)
    addMeans(\.heldMeans, of: curves, to: &sums)
    var current = curves.map { _ in 0.0 }
    // A curve that comes to zero stays on its side.
    var isNegative = curves.map { _ in false }
    var isKnown = curves.map { _ in true }
    var next = 0
    while next < events.count {
      let (row, x) = (events[next].row, events[next].x)
      while next < events.count, events[next].row == row {
        let (index, value) = (events[next].curve, events[next].y)
        // What is unknown adds nothing, and is drawn as nothing.
        isKnown[index] = value.isFinite
        current[index] = value.isFinite ? value : 0
        if current[index] != 0 { isNegative[index] = current[index] < 0 }
        next += 1
      }
      var (up, down) = (0.0, 0.0)
      for index in curves.indices {
        if isNegative[index] { down += current[index] } else { up += current[index] }
        sums[index].samples.append(
          Curve.Sample(
            row: row, x: x, y: !isKnown[index] ? .nan : isNegative[index] ? down : up))
        if let end = ends[row] { sums[index].ends.append(end) }
      }
    }
    return sums
  }

  /// The mean of a sum is the sum of the means, where all go one way.
  private static func addMeans(
    _ means: WritableKeyPath<Curve, [Double]>, of curves: [Curve], to sums: inout [Curve]
  ) {
    guard let first = curves.first?[keyPath: means], !first.isEmpty,
      curves.allSatisfy({
        $0[keyPath: means].count == first.count && !$0.samples.contains { $0.y < 0 }
      })
    else { return }
    var total = first.map { _ in 0.0 }
    for index in curves.indices {
      for (column, mean) in curves[index][keyPath: means].enumerated() where mean.isFinite {
        total[column] += mean
      }
      sums[index][keyPath: means] = total
    }
  }
}
