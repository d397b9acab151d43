/// A smooth curve through points: at each a straight line through those near to it, near ones counting more
/// (Cleveland, "Robust locally weighted regression and smoothing scatterplots", 1979), as Vega has it.
struct LocalFit {
  private static let rounds = 2
  private static let smallest = 1e-12

  /// The x of the curve, each once, ascending.
  private(set) var xs: [Double] = []
  /// Its y.
  private(set) var ys: [Double] = []

  /// How many points lie in the neighbourhood of each.
  static func neighbours(of count: Int, _ bandwidth: Double) -> Int {
    min(count, max(2, Int(bandwidth * Double(count))))
  }

  /// Fits points in ascending x.
  init(_ points: [(x: Double, y: Double)], bandwidth: Double) {
    guard !points.isEmpty else { return }
    // Distances from the mean are small numbers also where x is a date.
    let count = Double(points.count)
    let middle = points.reduce(0) { $0 + $1.x / count }
    let level = points.reduce(0) { $0 + $1.y / count }
    let near = points.map { (x: $0.x - middle, y: $0.y - level) }
    let size = Self.neighbours(of: near.count, bandwidth)
    var trust = Array(repeating: 1.0, count: near.count)
    var fitted = trust
    for round in 0...Self.rounds {
      var first = 0
      for index in near.indices {
        while first < index, first + size < near.count,
          near[first + size].x - near[index].x <= near[index].x - near[first].x
        {
          first += 1
        }
        fitted[index] = Self.line(near, first..<(first + size), at: near[index].x, trust)
      }
      let distances = near.indices.map { abs(near[$0].y - fitted[$0]) }
      let sorted = distances.sorted()
      let median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
      if round == Self.rounds || median < Self.smallest { break }
      trust = distances.map { distance in
        let share = distance / (6 * median)
        return share >= 1 ? Self.smallest : (1 - share * share) * (1 - share * share)
      }
    }
    var start = 0
    while start < points.count {
      var end = start + 1
      while end < points.count, points[end].x == points[start].x { end += 1 }
      xs.append(points[start].x)
      ys.append(fitted[start..<end].reduce(0, +) / Double(end - start) + level)
      start = end
    }
  }

  /// The value at x of the line through some points, weighed by how near they are and how far trusted.
  private static func line(
    _ points: [(x: Double, y: Double)], _ range: Range<Int>, at x: Double, _ trust: [Double]
  ) -> Double {
    let reach = max(x - points[range.lowerBound].x, points[range.upperBound - 1].x - x)
    let scale = 1 / (reach > 0 ? reach : 1)
    var (weight, sx, sy, sxy, sxx) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for index in range {
      let (px, py) = points[index]
      let share = abs(x - px) * scale
      let rest = 1 - share * share * share
      let w = rest * rest * rest * trust[index]
      let wx = px * w
      weight += w
      sx += wx
      sy += py * w
      sxy += py * wx
      sxx += px * wx
    }
    // Where all neighbours are as far as the farthest none counts.
    guard weight > 0 else { return points[range].reduce(0) { $0 + $1.y } / Double(range.count) }
    let (mx, my) = (sx / weight, sy / weight)
    let spread = sxx / weight - mx * mx
    let slope = abs(spread) < 1e-24 ? 0 : (sxy / weight - mx * my) / spread
    return my + slope * (x - mx)
  }
}
