/// Rounds coordinates to a number of decimals and writes them in the fewest characters.
struct Grid {
  /// Steps for each point: 1, 10, 100, 1000 or 10,000.
  let stepsPerPoint: Int
  private let places: Int

  /// Creates a grid of 0...4 decimals.
  init(places: Int) {
    self.places = places
    stepsPerPoint = [1, 10, 100, 1000, 10_000][min(4, max(0, places))]
  }

  /// Returns a coordinate in steps; nil where it is NaN. Places far off any page are drawn nearer.
  func steps(_ value: Double) -> Int? {
    guard !value.isNaN else { return nil }
    return Int((min(1e6, max(-1e6, value)) * Double(stepsPerPoint)).rounded())
  }

  /// Writes a number of steps as points, without zeros at either end: `-.5`, `12`, `3.25`.
  func text(_ steps: Int) -> String {
    let (whole, part) = steps.magnitude.quotientAndRemainder(dividingBy: UInt(stepsPerPoint))
    let sign = steps < 0 ? "-" : ""
    guard part > 0 else { return sign + String(whole) }
    var digits = String(part)
    digits = String(repeating: "0", count: places - digits.utf8.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return sign + (whole == 0 ? "" : String(whole)) + "." + digits
  }

  /// Writes a value in points; 0 where it is NaN.
  func text(_ value: Double) -> String { text(steps(value) ?? 0) }
}
