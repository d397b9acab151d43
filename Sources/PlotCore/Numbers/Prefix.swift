import Host

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

    /// The usual system for a unit: `iec` for bytes, `si` for other units, none for plain numbers and
    /// for signs that nobody writes a prefix before, such as `%`.
    public static func usual(for unit: Unit) -> System {
      unit == .bytes ? .iec : unit == .none || unit == .events || unit.isBare ? .none : .si
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
  /// Seconds go on with minutes, hours and days from 2 min, 2 h and 3 d on.
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
        ("h", 3600, 2), ("d", 86_400, 3),
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
  /// The mean year of the calendar, in seconds.
  private static let year = 365.2425 * 86_400

  /// Writes three digits, or four of binary prefixes, without zeros behind the point: `820 ms`,
  /// `12.45 KiB`.
  ///
  /// Events are counted in whole numbers with grouped digits; plain numbers from 10,000 on as well, and
  /// those of units that take no prefix from 1,000 on: `1,600 %`. Times from two years on are years.
  public static func string(
    _ value: Double, unit: Unit, system: Prefix.System? = nil
  ) -> String {
    guard value.isFinite else { return Decimal.fixed(value, places: 0) }
    if unit == .events, value.magnitude < 0x1p62 { return Decimal.grouped(Int(value.rounded())) }
    let system = system ?? .usual(for: unit)
    if unit == .seconds, system == .si, value.magnitude >= 2 * year {
      return figures(value / year, isFine: false, groupsFrom: 9999.5) + " years"
    }
    let prefix = Prefix.best(for: value, unit: unit, system: system)
    let number = figures(
      value / prefix.factor, isFine: system == .iec,
      groupsFrom: prefix.symbol.isEmpty ? 9999.5 : system == .none ? 999.5 : nil)
    return prefix.symbol.isEmpty ? number : number + " " + prefix.symbol
  }

  /// Writes a value of a range so narrow beside it that the usual digits would be the same for all: with
  /// those in which the range's values differ. Amounts, whose scales begin at zero, are written as usual.
  public static func string(
    _ value: Double, unit: Unit, system: Prefix.System? = nil, within span: Double
  ) -> String {
    let isAmount = [.bytes, .seconds, .ticks, .events].contains(unit)
    let prefix = Prefix.best(for: value, unit: unit, system: system ?? .usual(for: unit))
    guard !isAmount, prefix.factor == 1, span > 0, span < value.magnitude * 0.05 else {
      return string(value, unit: unit, system: system)
    }
    let places = min(9, 1 - Int(log10(span).rounded(.down)))
    guard places > 0, value.magnitude < 1e6 else {
      return string(value, unit: unit, system: system)
    }
    let number = Decimal.trimmed(value, places: places)
    return prefix.symbol.isEmpty ? number : number + " " + prefix.symbol
  }

  /// Writes a value as texts tell it: of plain numbers below 1,000, which no prefix shortens, four digits,
  /// since the last ones may be what is asked for; else as labels do.
  public static func figure(_ value: Double, unit: Unit) -> String {
    unit == .none && value.magnitude < 1000
      ? Decimal.significant(value) : string(value, unit: unit)
  }

  /// Writes a number of at most three digits, or four, behind or before its point.
  private static func figures(_ value: Double, isFine: Bool, groupsFrom: Double?) -> String {
    let size = value.magnitude
    // Beyond all prefixes, and below what two decimals show, the power of ten tells the size.
    if size >= 1e15 || (size > 0 && size < 1e-4) {
      let power = Int(log10(size).rounded(.down))
      let scaled =
        power < -300 ? value * 1e300 / pow(10, Double(power + 300)) : value / pow(10, Double(power))
      return Decimal.trimmed(scaled, places: 2) + "e\(power)"
    }
    if size > 0, size < 0.1 {
      return Decimal.trimmed(value, places: 2 - Int(log10(size).rounded(.down)))
    }
    if let groupsFrom, size >= groupsFrom { return Decimal.grouped(Int(value.rounded())) }
    // Powers of 1024 run to 1023, and their readers count bytes: they get a digit more.
    let borders = isFine ? (99.995, 999.95) : (9.995, 99.95)
    return Decimal.trimmed(value, places: size < borders.0 ? 2 : size < borders.1 ? 1 : 0)
  }
}
