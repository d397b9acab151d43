/// A prefix of a unit, with its factor.
public struct Prefix: Hashable, Sendable {
  /// How prefixes are chosen.
  public enum System: String, Hashable, Sendable, CaseIterable {
    /// Powers of 1024: KiB, MiB, GiB.
    case iec
    /// Powers of 1000: kB, MB, GB; µs, ms, s.
    case si
    /// No prefix.
    case none

    /// The usual system for a unit: `iec` for bytes, `si` for other units, none for plain numbers.
    public static func usual(for unit: Unit) -> System {
      unit == .bytes ? .iec : unit == .none || unit == .events ? .none : .si
    }
  }

  /// The whole sign with the unit: `MiB`, `ms`, `Gticks`.
  public var symbol: String
  /// How many of the plain unit one of it is.
  public var factor: Double

  /// Creates a prefix.
  public init(symbol: String, factor: Double) {
    self.symbol = symbol
    self.factor = factor
  }

  /// Returns the prefix in which a number is 1 or more and as small as possible.
  ///
  /// Seconds go on with minutes and hours above 120 s and 2 h.
  public static func best(for value: Double, unit: Unit, system: System) -> Prefix {
    let size = value.magnitude
    let ladder = ladder(for: unit, system: system)
    let plain = Prefix(symbol: unit.symbol, factor: 1)
    guard size > 0, size.isFinite else { return plain }
    // One part in ten thousand below a step already reads as that step.
    return ladder.last { size >= $0.factor * $0.from * 0.99995 }.map {
      Prefix(symbol: $0.symbol, factor: $0.factor)
    } ?? ladder.first.map { Prefix(symbol: $0.symbol, factor: $0.factor) } ?? plain
  }

  private static func ladder(
    for unit: Unit, system: System
  ) -> [(symbol: String, factor: Double, from: Double)] {
    let symbol = unit.symbol
    switch system {
    case .none: return [(symbol, 1, 0)]
    case .iec:
      let signs = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
      var factor = 1.0
      return signs.map { sign in
        defer { factor *= 1024 }
        return (sign + symbol, factor, 1)
      }
    case .si where unit == .seconds:
      return [
        ("ns", 1e-9, 1), ("µs", 1e-6, 1), ("ms", 1e-3, 1), ("s", 1, 1), ("min", 60, 2),
        ("h", 3600, 2),
      ]
    case .si:
      let signs = ["", "k", "M", "G", "T", "P", "E"]
      var factor = 1.0
      return signs.map { sign in
        defer { factor *= 1000 }
        return (sign + symbol, factor, 1)
      }
    }
  }
}

/// Writes a value with its unit, as labels and summaries show it: `12.45 KiB`, `820 ms`.
public enum QuantityFormat {
  /// Writes three digits, or four of binary prefixes, without zeros behind the point: `820 ms`,
  /// `12.45 KiB`.
  ///
  /// Events are counted in whole numbers with grouped digits.
  public static func string(
    _ value: Double, unit: Unit, system: Prefix.System? = nil
  ) -> String {
    guard value.isFinite else { return Decimal.fixed(value, places: 0) }
    if unit == .events, value.magnitude < 0x1p62 { return Decimal.grouped(Int(value.rounded())) }
    let prefix = Prefix.best(for: value, unit: unit, system: system ?? .usual(for: unit))
    let scaled = value / prefix.factor
    // Powers of 1024 run to 1023, and their readers count bytes: they get a digit more.
    let isFine = (system ?? .usual(for: unit)) == .iec
    let borders = isFine ? (99.995, 999.95) : (9.995, 99.95)
    let places = scaled.magnitude < borders.0 ? 2 : scaled.magnitude < borders.1 ? 1 : 0
    let number = Decimal.trimmed(scaled, places: places)
    return prefix.symbol.isEmpty ? number : number + " " + prefix.symbol
  }
}
