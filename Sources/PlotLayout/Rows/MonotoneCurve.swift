import PlotScene

/// A smooth curve through points that never goes beyond them (M. Steffen, "A simple method for monotonic
/// interpolation in one dimension", Astronomy and Astrophysics 239, 1990).
enum MonotoneCurve {
  /// The curve's pieces behind the first point; `isAlong` where places go up the page.
  static func elements(through points: [Point], isAlong: Bool) -> [Path.Element] {
    let turned = points.map { isAlong ? (x: $0.y, y: $0.x) : (x: $0.x, y: $0.y) }
    let slopes = slopes(turned)
    func point(_ x: Double, _ y: Double) -> Point { isAlong ? Point(y, x) : Point(x, y) }
    return turned.indices.dropLast().map { index in
      let (a, b) = (turned[index], turned[index + 1])
      let third = (b.x - a.x) / 3
      return .curve(
        point(a.x + third, a.y + third * slopes[index]),
        point(b.x - third, b.y - third * slopes[index + 1]), point(b.x, b.y))
    }
  }

  private static func slopes(_ points: [(x: Double, y: Double)]) -> [Double] {
    let steps = zip(points.dropFirst(), points).map { ($0.x - $1.x, $0.y - $1.y) }
    let secants = steps.map { $0.0 == 0 ? 0 : $0.1 / $0.0 }
    var slopes = points.map { _ in 0.0 }
    for index in points.indices.dropFirst().dropLast() {
      let (before, after) = (secants[index - 1], secants[index])
      guard before * after > 0 else { continue }
      let (h0, h1) = (steps[index - 1].0, steps[index].0)
      let mean = (before * h1 + after * h0) / (h0 + h1)
      let least = min(before.magnitude, after.magnitude, mean.magnitude / 2)
      slopes[index] = (before < 0 ? -2 : 2) * least
    }
    if let first = secants.first, let last = secants.last, slopes.count > 2 {
      slopes[0] = (3 * first - slopes[1]) / 2
      slopes[slopes.count - 1] = (3 * last - slopes[slopes.count - 2]) / 2
    }
    return slopes
  }
}
