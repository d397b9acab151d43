/// Writes what has passed where no single unit does for all ticks of an axis: `4:10 h`,
/// `12:05 min`, `5 d 6 h`.
package struct ElapsedFormat: Hashable, Sendable {
  /// The largest unit, in seconds: a minute, an hour or a day.
  private let largest: Double
  /// The unit of which the ticks are multiples.
  private let finest: Double

  private static let units: [(symbol: String, factor: Double, from: Double, most: Double)] = [
    ("s", 1, 0, 600), ("min", 60, 120, 180), ("h", 3600, 7200, 72),
    ("d", 86_400, 3 * 86_400, .infinity),
  ]

  /// Writes to the second what lies around a value of hours or days.
  package init(around value: Double) {
    self.init(largest: value.magnitude < 3 * 86_400 ? 3600 : 86_400, finest: 1)
  }

  private init(largest: Double, finest: Double) {
    (self.largest, self.finest) = (largest, finest)
  }

  /// Chooses the unit of ticks a step apart: the one of which they are multiples, as long as its
  /// numbers are small; else quarters of the one that suits the largest; else both.
  package static func style(step: Double, largest: Double) -> (
    prefix: Prefix, format: ElapsedFormat?
  ) {
    func prefix(_ unit: (symbol: String, factor: Double, from: Double, most: Double)) -> Prefix {
      Prefix(symbol: unit.symbol, factor: unit.factor)
    }
    let whole = units.last { isMultiple(step, of: $0.factor) }
    let suited = units.last { largest >= $0.from * 0.99995 } ?? units[0]
    // Parts of a second have no other unit.
    guard let whole else { return (Prefix(symbol: "s", factor: 1), nil) }
    if whole.factor >= suited.factor || largest <= whole.factor * whole.most {
      return (prefix(whole), nil)
    }
    if isMultiple(step, of: suited.factor / 4) { return (prefix(suited), nil) }
    return (prefix(suited), ElapsedFormat(largest: suited.factor, finest: whole.factor))
  }

  /// Writes one tick.
  package func string(_ value: Double) -> String {
    let size = value.magnitude
    guard size < 0x1p53 else { return Decimal.fixed(value, places: 0) + " s" }
    let seconds = Int(size.rounded())
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (minutes, hours) = (seconds / 60, seconds / 3600)
    let sign = value < 0 ? "−" : ""
    if largest <= 60 { return "\(sign)\(Decimal.grouped(minutes)):\(two(seconds % 60)) min" }
    let shownHours = largest <= 3600 ? hours : hours % 24
    var time = Decimal.grouped(shownHours)
    if finest < 3600 { time += ":" + two(minutes % 60) }
    if finest < 60 { time += ":" + two(seconds % 60) }
    if largest <= 3600 { return sign + time + " h" }
    let days = sign + Decimal.grouped(hours / 24) + " d"
    return finest == 3600 && shownHours == 0 ? days : days + " " + time + " h"
  }

  private static func isMultiple(_ value: Double, of unit: Double) -> Bool {
    value >= unit && (value / unit).rounded() * unit == value
  }
}
