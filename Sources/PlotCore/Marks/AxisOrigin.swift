import Host

/// The large number that the labels of a narrow range are counted from: `1 TiB`, where they are
/// `+8 B` and `+16 B`.
public struct AxisOrigin: Hashable, Sendable {
  /// The number.
  public var value: Double
  /// How it is written, without loss.
  public var label: String

  /// Creates one.
  public init(_ value: Double, label: String) {
    self.value = value
    self.label = label
  }

  /// Chooses one for an axis between two ends; nil where whole labels can be read.
  ///
  /// Ticks of a range that is a hundred thousandth of its numbers have seven digits or more; parts of
  /// binary prefixes have as many earlier.
  package init?(of ends: (Double, Double), unit: Unit, system: Prefix.System) {
    let (low, high) = (min(ends.0, ends.1), max(ends.0, ends.1))
    let span = high - low
    let isBinary = system == .iec
    guard low > 0 || high < 0, span > 0, span.isFinite,
      max(low.magnitude, high.magnitude) >= span * (isBinary ? 0x1p14 : 1e5)
    else { return nil }
    // So round that the differences have some three digits more than the range itself.
    let round =
      isBinary
      ? pow(2, log2(span * 512).rounded(.up)) : pow(10, log10(span * 100).rounded(.up))
    // Steps below 1 are fractions, so that what is taken for a whole number of them is one.
    let parts = round < 1 ? (1 / round).rounded() : 0
    let value =
      parts > 0 ? (low * parts).rounded(.down) / parts : (low / round).rounded(.down) * round
    guard value != 0, value.isFinite else { return nil }
    self.init(value, label: Self.label(value, unit: unit, system: system))
  }

  /// Writes a number with the largest prefix that leaves it three decimals at most, else whole.
  private static func label(_ value: Double, unit: Unit, system: Prefix.System) -> String {
    let sign = value < 0 ? "−" : ""
    let size = value.magnitude
    var prefix = Prefix.best(for: size, unit: unit, system: system)
    if unit == .seconds, prefix.factor > 1 { prefix = Prefix(symbol: unit.symbol, factor: 1) }
    let step: Double = system == .iec ? 1024 : 1000
    while prefix.factor > 1 {
      let scaled = size / prefix.factor * 1000
      if scaled == scaled.rounded() { break }
      prefix = Prefix.best(for: prefix.factor / step, unit: unit, system: system)
    }
    let scaled = size / prefix.factor
    let number =
      scaled == scaled.rounded() && scaled < 0x1p62
      ? Decimal.grouped(Int(scaled)) : Decimal.trimmed(scaled, places: 12)
    let isBare = unit == .none || unit == .events || prefix.symbol.isEmpty
    return sign + number + (isBare ? "" : " " + prefix.symbol)
  }
}
