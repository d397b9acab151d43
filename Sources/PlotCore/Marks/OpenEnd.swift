import PlotScene

/// The room at one end of an axis, apart from its scale, where bins without a bound on that side stand.
public struct OpenEnd: Hashable, Sendable {
  /// Where they stand, in shares of the panel's side.
  public var shares: ClosedRange<Double>
  /// The break between them and the scale, in shares of the panel's side.
  public var gap: ClosedRange<Double>
  /// Says which values they hold: `≥ 64 KiB`; nil where another panel has the bins.
  public var label: String?
  /// The label's width in points.
  public var width: Double

  /// Creates the room.
  public init(
    shares: ClosedRange<Double>, gap: ClosedRange<Double>, label: String?, width: Double
  ) {
    self.shares = shares
    self.gap = gap
    self.label = label
    self.width = width
  }
}

extension MarkLayer {
  /// Returns where what reaches from one value to another stands across the page; nil where the axis has
  /// no place for it.
  ///
  /// NaN is a side without a bound, as is one of zero or less on a log axis: such bins stand apart.
  public func span(from start: Double, to end: Double) -> ClosedRange<Double>? {
    func place(_ shares: ClosedRange<Double>) -> ClosedRange<Double> {
      frame.minX + shares.lowerBound * frame.width...frame.minX + shares.upperBound * frame.width
    }
    let (low, high) = end < start ? (end, start) : (start, end)
    let isLog = x.scale.kind == .log
    if low.isNaN || isLog && low <= 0 {
      guard high.isFinite, !isLog || high > 0 else { return nil }
      return x.openBelow.map { place($0.shares) }
    }
    if high.isNaN { return low.isFinite ? x.openAbove.map { place($0.shares) } : nil }
    let (a, b) = (x(low), x(high))
    return a.isFinite && b.isFinite ? min(a, b)...max(a, b) : nil
  }
}
