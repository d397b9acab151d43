/// The lowest and highest value that an axis must show, gathered from layers and inputs.
public struct Extent: Hashable, Sendable {
  /// The lowest value; infinity where nothing was added.
  public private(set) var lowest = Double.infinity
  /// The highest value; minus infinity where nothing was added.
  public private(set) var highest = -Double.infinity

  /// Creates an extent that holds nothing.
  public init() {}

  /// Whether nothing has been added.
  public var isEmpty: Bool { lowest > highest }

  /// Widens the extent so that it holds a value.
  public mutating func add(_ value: Double) {
    guard value.isFinite else { return }
    lowest = min(lowest, value)
    highest = max(highest, value)
  }

  /// Widens the extent so that it holds a range.
  public mutating func add(_ range: ClosedRange<Double>) {
    add(range.lowerBound)
    add(range.upperBound)
  }

  /// Widens the extent so that it holds another one.
  public mutating func add(_ other: Extent) {
    guard !other.isEmpty else { return }
    add(other.lowest)
    add(other.highest)
  }

  /// Returns the extent with room above its highest value, so that a dot there is not cut: a share of
  /// what the axis shows, with zero or without.
  package func withHeadroom(_ share: Double, showsZero: Bool = true) -> Extent {
    var wide = self
    if !isEmpty, highest > 0 {
      wide.add(highest + (highest - (showsZero ? min(0, lowest) : lowest)) * share)
    }
    return wide
  }

  /// Returns the ends of the axis before they are rounded, with what the scale's spec says.
  ///
  /// `leastPositive` is where a log axis begins whose data reach zero or less.
  package func ends(
    _ spec: ScaleSpec, channel: Channel, countsWholes: Bool, leastPositive: Double? = nil
  ) -> (Double, Double) {
    var (low, high) = isEmpty ? (0, 1) : (lowest, highest)
    if spec.kind == .log {
      if high <= 0 { (low, high) = (1, 10) }
      if low <= 0, let leastPositive, leastPositive <= high {
        low = leastPositive
      } else if low <= 0 {
        // Counts have no value between 0 and 1; of others six decades are kept.
        low = countsWholes ? min(1, high / 10) : high * 1e-6
      }
    } else if spec.zero ?? (channel == .y && spec.kind == .linear) {
      low = min(low, 0)
      high = max(high, 0)
    } else if spec.zero == nil, channel == .x, low > 0, low < high * 0.02 {
      // A recording that begins a moment after its clock begins at zero to the eye.
      low = 0
    }
    if let fixed = spec.lowest, fixed.isFinite, spec.kind != .log || fixed > 0 { low = fixed }
    if let fixed = spec.highest, fixed.isFinite, spec.kind != .log || fixed > 0 { high = fixed }
    if low > high {
      // One end was fixed beyond the data; the other follows it.
      if spec.lowest != nil { high = low } else { low = high }
    }
    // Whole numbers differ by 1, however large they are; others by noise, too.
    let isWhole = countsWholes && low.rounded() == low && high.rounded() == high
    return Self.separated(low, high, isLog: spec.kind == .log, least: isWhole ? 1e-15 : 1e-12)
  }

  /// Returns ends that differ by enough to be told apart: by a least share of their size.
  package static func separated(
    _ low: Double, _ high: Double, isLog: Bool, least share: Double
  ) -> (Double, Double) {
    if isLog {
      if high > low * 1.000_001 { return (low, high) }
      return (max(low / 10, .leastNonzeroMagnitude), min(high * 10, .greatestFiniteMagnitude))
    }
    let size = max(low.magnitude, high.magnitude)
    // Halves of the smallest numbers are zero.
    if size < 1e-300 { return (low < 0 ? -1 : 0, high > 0 || low >= 0 ? 1 : 0) }
    if high - low > size * share { return (low, high) }
    let middle = low / 2 + high / 2
    let reach = low == high ? size / 2 : size * share
    let largest = Double.greatestFiniteMagnitude
    return (max(-largest, middle - reach), min(largest, middle + reach))
  }
}
