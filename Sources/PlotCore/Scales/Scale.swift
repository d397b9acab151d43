import Host

/// Maps values to shares of a panel's side: 0 at its left or lower end, 1 at the other.
public struct Scale: Hashable, Sendable {
  /// How values are bent before they are laid out evenly.
  public let kind: ScaleSpec.Kind
  /// The value at share 0; at share 1 where the scale is reversed.
  public let lowest: Double
  /// The value at share 1; at share 0 where the scale is reversed.
  public let highest: Double
  /// Whether values grow towards share 0.
  public let isReversed: Bool
  /// Whether values outside are placed at the border.
  public let clamps: Bool
  /// Below this magnitude a symlog scale is about linear.
  public let linearRange: Double

  /// Creates a scale; a span of zero or one too small to be told apart is widened.
  public init(
    _ kind: ScaleSpec.Kind, lowest: Double, highest: Double, isReversed: Bool = false,
    clamps: Bool = false, linearRange: Double? = nil
  ) {
    self.kind = kind
    (self.lowest, self.highest) = Extent.separated(
      lowest, highest, isLog: kind == .log, least: 5e-16)
    self.isReversed = isReversed
    self.clamps = clamps
    let size = max(lowest.magnitude, highest.magnitude)
    let range = linearRange ?? size / 4096
    self.linearRange = range > 0 && range.isFinite ? range : 1
  }

  /// Returns the share of a value; NaN where the scale has no place for it.
  public func share(_ value: Double) -> Double {
    guard value.isFinite else { return .nan }
    let bent = bend(value)
    let (low, high) = (bend(lowest), bend(highest))
    // Halves first: the span of two huge values of opposite sign would overflow.
    var share = (bent / 2 - low / 2) / (high / 2 - low / 2)
    if clamps { share = min(1, max(0, share)) }
    return isReversed ? 1 - share : share
  }

  /// Returns the value at a share of the side: what `share` gives the share of.
  public func value(atShare share: Double) -> Double {
    let share = isReversed ? 1 - share : share
    // The ends are what they are, and not nearly so.
    if share == 0 { return lowest }
    if share == 1 { return highest }
    switch kind {
    case .linear, .time: return lowest + (highest - lowest) * share
    case .log, .symlog:
      let (low, high) = (bend(lowest), bend(highest))
      return unbend(low + (high - low) * share)
    }
  }

  /// The scale with values growing from share 0 on, and none moved to its border: the order in which
  /// samples come.
  package var ascending: Scale {
    Scale(kind, lowest: lowest, highest: highest, linearRange: linearRange)
  }

  /// Returns the share, at most a few panels away, so that no coordinate leaves what formats hold.
  public func boundedShare(_ value: Double) -> Double {
    let share = share(value)
    return share.isNaN ? share : min(4, max(-3, share))
  }

  /// Tells whether the value lies between the ends, up to rounding.
  public func contains(_ value: Double) -> Bool {
    let share = share(value)
    return share >= -1e-9 && share <= 1 + 1e-9
  }

  private func unbend(_ value: Double) -> Double {
    switch kind {
    case .linear, .time: value
    case .log: pow(10, value)
    case .symlog: (value < 0 ? -expm1(-value) : expm1(value)) * linearRange
    }
  }

  private func bend(_ value: Double) -> Double {
    switch kind {
    case .linear, .time: value
    case .log: value > 0 ? log10(value) : .nan
    case .symlog:
      value < 0 ? -log1p(-value / linearRange) : log1p(value / linearRange)
    }
  }
}
