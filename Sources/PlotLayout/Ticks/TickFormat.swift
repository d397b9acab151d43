import PlotCore
import Host

/// Writes all ticks of an axis with one prefix and as many decimals as their distance needs.
struct TickFormat: Hashable, Sendable {
  private var prefix: Prefix
  private var places = 0
  /// The power of ten that numbers without a prefix share, where they are too long to be read.
  private var exponent: Int?
  private let groupsThousands: Bool
  /// Whether hours are written with minutes, since no single unit would do.
  private var elapsed: ElapsedFormat?

  /// Chooses prefix and decimals for ticks a step apart, of which none is beyond `largest`.
  init(
    unit: Unit, system: Prefix.System, step: Double, largest: Double, groups: Bool = true
  ) {
    let isCount = unit == .events || unit == .none
    if unit == .seconds, system == .si, largest >= 1, step >= 0.1 {
      let style = ElapsedFormat.style(step: step, largest: largest)
      prefix = style.prefix
      elapsed = style.format
    } else {
      prefix = Self.prefix(unit: unit, system: system, step: step, largest: largest)
    }
    if isCount, system == .none { prefix.symbol = "" }
    // The largest prefix may still leave more figures than can be read.
    let scaled = min(.greatestFiniteMagnitude, largest / prefix.factor)
    groupsThousands = groups && (isCount || system == .none || scaled >= 9999.5)
    if scaled >= 1e12 || (scaled > 0 && scaled < 1e-4) {
      let power = Int(log10(scaled).rounded(.down))
      exponent = power
      prefix.factor *= pow(10, Double(power))
    }
    places = Self.places(step / prefix.factor)
  }

  /// The unit of the labels, for words that stand at them.
  var words: Prefix? { exponent == nil ? prefix : nil }

  /// Writes one tick; zero has no unit.
  func string(_ value: Double) -> String {
    if value == 0 { return "0" }
    if let elapsed { return elapsed.string(value) }
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
    var large = Prefix.best(for: largest, unit: unit, system: system)
    if unit == .seconds, large.factor > 1 { large = Prefix(symbol: "s", factor: 1) }
    // Quarters of a prefix are read more easily than hundreds of the one below, and words at the
    // axis have the large one as well.
    guard places(step / large.factor) > 2 else { return large }
    var small = Prefix.best(for: step, unit: unit, system: system)
    if unit == .seconds, small.factor > 1 { small = large }
    if largest / small.factor < 9999.5 { return small }
    // Of those between, the one with the fewest figures.
    var (best, fewest) = (large, figures(large, step, largest))
    var size = large.factor
    while size > small.factor {
      size /= system == .iec ? 1024 : 1000
      let next = Prefix.best(for: size, unit: unit, system: system)
      let count = figures(next, step, largest)
      if count < fewest { (best, fewest) = (next, count) }
    }
    return best
  }

  /// How many figures the longest label has.
  private static func figures(_ prefix: Prefix, _ step: Double, _ largest: Double) -> Int {
    max(1, Int(log10(min(1e300, max(1, largest / prefix.factor))).rounded(.down)) + 1)
      + places(step / prefix.factor)
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
