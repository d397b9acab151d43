import PlotCore

/// Adds curves up: each sum holds the curves up to its own, all as step curves.
enum StackedCurves {
  /// Returns as many curves; each has a sample wherever any of them has one.
  static func sums(_ curves: [Curve]) -> [Curve] {
    guard curves.count > 1 else { return curves }
    var events: [(row: Int, x: Double, curve: Int, y: Double)] = []
    for (index, curve) in curves.enumerated() {
      events += curve.samples.map { ($0.row, $0.x, index, $0.y) }
    }
    events.sort { ($0.row, $0.curve) < ($1.row, $1.curve) }
    var sums = curves.map { Curve(samples: [], density: $0.density, rowCount: $0.rowCount) }
    var current = curves.map { _ in 0.0 }
    var next = 0
    while next < events.count {
      let (row, x) = (events[next].row, events[next].x)
      while next < events.count, events[next].row == row {
        // What is unknown adds nothing.
        current[events[next].curve] = events[next].y.isFinite ? events[next].y : 0
        next += 1
      }
      var sum = 0.0
      for index in curves.indices {
        sum += current[index]
        sums[index].samples.append(Curve.Sample(row: row, x: x, y: sum))
      }
    }
    return sums
  }
}
