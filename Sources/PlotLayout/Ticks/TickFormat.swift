import PlotCore
import Host

/// Writes all ticks of an axis with one prefix and as many decimals as their distance needs.
struct TickFormat: Hashable, Sendable {
  private let prefix: Prefix
  private let places: Int
  /// The power of ten that numbers without a prefix share, where they are too long to be read.
  private let exponent: Int?
  private let groupsThousands: Bool

  /// Chooses prefix and decimals for ticks a step apart, of which none is beyond `largest`.
  init(unit: Unit, system: Prefix.System, step: Double, largest: Double) {
    let isCount = unit == .events || unit == .none
    var prefix = Self.prefix(unit: unit, system: system, step: step, largest: largest)
    if isCount, system == .none { prefix.symbol = "" }
    // The largest prefix may still leave more figures than can be read.
    let scaled = largest / prefix.factor
    groupsThousands = isCount || system == .none || scaled >= 9999.5
    if scaled >= 1e12 || (scaled > 0 && scaled < 1e-4) {
      let power = Int(log10(scaled).rounded(.down))
      exponent = power
      self.prefix = Prefix(
        symbol: prefix.symbol, factor: prefix.factor * pow(10, Double(power)))
    } else {
      exponent = nil
      self.prefix = prefix
    }
    places = Self.places(step / self.prefix.factor)
  }

  /// Writes one tick; zero has no unit.
  func string(_ value: Double) -> String {
    if value == 0 { return "0" }
    let scaled = value / prefix.factor
    var number: String
    if places == 0, groupsThousands, scaled.magnitude < 0x1p62 {
      number = Decimal.grouped(Int(scaled.rounded()))
    } else {
      number = Decimal.trimmed(scaled, places: places)
    }
    if let exponent { number += "e\(exponent)" }
    // The minus sign is as wide as a figure; a hyphen looks like a slip of the pen.
    if number.hasPrefix("-") { number = "−" + number.dropFirst() }
    return prefix.symbol.isEmpty ? number : number + " " + prefix.symbol
  }

  private static func prefix(
    unit: Unit, system: Prefix.System, step: Double, largest: Double
  ) -> Prefix {
    if unit == .seconds, system == .si, largest >= 1, step >= 0.1 {
      // Whole minutes, hours or days only: "0.25 min" is harder to read than "15 s".
      if isMultiple(step, of: 86_400) { return Prefix(symbol: "d", factor: 86_400) }
      if isMultiple(step, of: 3600) { return Prefix(symbol: "h", factor: 3600) }
      if isMultiple(step, of: 60) { return Prefix(symbol: "min", factor: 60) }
      return Prefix(symbol: "s", factor: 1)
    }
    var large = Prefix.best(for: largest, unit: unit, system: system)
    if unit == .seconds, large.factor > 1 { large = Prefix(symbol: "s", factor: 1) }
    // Quarters of a binary prefix are read more easily than 256 of the one below.
    let wanted = places(step / large.factor)
    guard wanted > 1, system != .iec || wanted > 2 else { return large }
    let small = Prefix.best(for: step, unit: unit, system: system)
    return largest / small.factor < 9999.5 ? small : large
  }

  private static func isMultiple(_ value: Double, of unit: Double) -> Bool {
    value >= unit && (value / unit).rounded() * unit == value
  }

  /// How many decimals the number needs to be told from its neighbours.
  private static func places(_ step: Double) -> Int {
    var scaled = step.magnitude
    guard scaled.isFinite, scaled > 0 else { return 0 }
    for places in 0..<15 {
      if (scaled - scaled.rounded()).magnitude < 1e-6 * max(1, scaled) * 0.01 && scaled >= 0.5 {
        return places
      }
      scaled *= 10
    }
    return 15
  }
}
