import PlotCore

/// What a curve shows at the panel's sides where it goes on beyond them.
enum CurveEdges {
  /// Nothing: only samples within are drawn.
  case cut
  /// Each value holds until the next sample: the last one before the panel holds at its left side.
  case held
  /// The curve is on its straight way to the sample beyond; the scale is the one up the page.
  case straight(Scale)

  /// The samples that are seen, with what stands at the panel's sides, and which of them are the curve's
  /// own.
  func visible(
    _ samples: [Curve.Sample], on x: Scale
  ) -> (samples: [Curve.Sample], ownSamples: Range<Int>) {
    let domain = x.lowest...x.highest
    if samples.allSatisfy({ domain.contains($0.x) }) { return (samples, samples.indices) }
    var visible = samples.filter { domain.contains($0.x) }
    var own = visible.indices
    // Where x goes back and forth nothing "holds".
    guard zip(samples, samples.dropFirst()).allSatisfy({ !($0.x > $1.x) }) else {
      return (visible, own)
    }
    let before = samples.last { $0.x < domain.lowerBound }
    let after = samples.first { $0.x > domain.upperBound }
    if let before, let next = visible.first ?? after,
      let edge = sample(at: domain.lowerBound, between: before, next, on: x)
    {
      visible.insert(edge, at: 0)
      own = own.lowerBound + 1..<own.upperBound + 1
    }
    if let after, let last = visible.last,
      var edge = sample(at: domain.upperBound, between: last, after, on: x)
    {
      edge.row = after.row
      visible.append(edge)
    }
    return (visible, own)
  }

  private func sample(
    at edge: Double, between a: Curve.Sample, _ b: Curve.Sample, on x: Scale
  ) -> Curve.Sample? {
    switch self {
    case .cut: return nil
    case .held: return Curve.Sample(row: a.row, x: edge, y: a.y)
    case .straight(let y):
      let (left, right) = (x.share(a.x), x.share(b.x))
      let (low, high) = (y.share(a.y), y.share(b.y))
      let way = (x.share(edge) - left) / (right - left)
      // A gap, or a place that the scale does not have: nothing is known of the way there.
      guard way.isFinite, low.isFinite, high.isFinite else { return nil }
      let value = y.value(atShare: low + (high - low) * way)
      return value.isFinite ? Curve.Sample(row: a.row, x: edge, y: value) : nil
    }
  }
}
