import PlotCore
import Host

/// Ticks of log and symlog axes: powers of ten, or of two for bytes, every one with its own prefix.
enum LogTicks {
  /// Returns rows of ticks within the scale's ends, the fullest first; the first that fits is taken.
  static func candidates(_ scale: Scale, base: Double) -> [[Double]] {
    let reach = max(scale.lowest.magnitude, scale.highest.magnitude)
    guard scale.kind != .symlog else {
      return powers(from: scale.linearRange, to: reach, base: base).flatMap { powers in
        // Those within the linear part may stand too near to zero.
        [0.99, 1.5, 3].map { least in
          let far = powers.filter { $0 > scale.linearRange * least }
          return (far.reversed().map { -$0 } + [0] + far).filter(scale.contains)
        }
      }
    }
    var rows = powers(from: scale.lowest, to: scale.highest, base: base)
    if base == 10, let decades = rows.first, decades.count <= 4 {
      // Within less than two decades, what else are minor lines have labels too.
      let isShort = scale.highest < scale.lowest * 100
      let all = (1...9).map(Double.init)
      for digits in (isShort ? [all, [1, 2, 3, 4, 6, 8], [1, 2, 3, 5]] : []) + [
        [1, 2, 5], [1, 3],
      ] {
        rows.append(
          multiples(of: digits, from: scale.lowest, to: scale.highest).filter(scale.contains))
      }
      rows.sort { $0.count > $1.count }
    }
    return rows.filter { !$0.isEmpty }
  }

  /// Returns where fainter lines stand between ticks, of an axis of some length in points: at powers
  /// without a label, and at 2…9 times a power, as far as neighbours can be told apart.
  static func minor(between ticks: [Double], of scale: Scale, base: Double, length: Double)
    -> [Double]
  {
    guard scale.kind == .log, scale.lowest > 0 else { return [] }
    // Only where the ticks are powers, or such multiples themselves.
    let digits = (base == 10 ? [1.0, 2, 3, 4, 5, 6, 7, 8, 9] : [1])
    let whole = multiples(of: digits, from: scale.lowest, to: scale.highest, base: base)
    guard !ticks.isEmpty, ticks.allSatisfy({ tick in whole.contains { isNear($0, tick) } }) else {
      return []
    }
    let pitch = length / (log(scale.highest / scale.lowest) / log(base))
    let chosen: [Double]
    switch pitch {
    // From 9 to 10 is a twenty-second of a decade.
    case 55...: chosen = digits
    case 20...: chosen = base == 10 ? [1, 2, 5] : [1]
    case 4...: chosen = [1]
    default: return []
    }
    return multiples(of: chosen, from: scale.lowest, to: scale.highest, base: base)
      .filter { value in
        scale.contains(value) && !ticks.contains { isNear($0, value) }
      }
  }

  /// Widens the ends of a log axis to powers of the base; where they are less than a decade apart, to
  /// whole multiples of a power of ten.
  static func nice(_ ends: (Double, Double), base: Double) -> (Double, Double) {
    guard ends.0 > 0 else { return ends }
    let isShort = base == 10 && ends.1 < ends.0 * 10
    func power(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
      let exponent = log(value) / log(base)
      let near = exponent.rounded()
      if isShort {
        let scale = pow(10, exponent.rounded(.down))
        guard scale > 0, scale.isFinite else { return value }
        let digit = value / scale
        let whole = digit.rounded()
        return (isNear(whole, digit) ? whole : digit.rounded(rule)) * scale
      }
      let wanted = (exponent - near).magnitude < 1e-9 ? near : exponent.rounded(rule)
      let result = pow(base, wanted)
      return result > 0 && result.isFinite ? result : value
    }
    let (low, high) = (power(ends.0, .down), power(ends.1, .up))
    if low < high, low > 0 { return (low, high) }
    return (
      max(ends.0 / base, .leastNonzeroMagnitude), min(ends.1 * base, .greatestFiniteMagnitude)
    )
  }

  private static func isNear(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= 1e-9 * b.magnitude
  }

  /// Some multiples of each power of a base, from the one before some value to the one behind another.
  private static func multiples(
    of digits: [Double], from low: Double, to high: Double, base: Double = 10
  ) -> [Double] {
    guard low > 0, high >= low, high.isFinite else { return [] }
    let first = Int((log(low) / log(base)).rounded(.down)) - 1
    let last = Int((log(high) / log(base)).rounded(.up))
    return (first...max(first, last)).flatMap { exponent -> [Double] in
      let power = pow(base, Double(abs(exponent)))
      return digits.map { exponent < 0 ? $0 / power : $0 * power }
    }.filter { $0.isFinite && $0 > 0 }
  }

  /// Every power within bounds, then every second, fifth, tenth and so on.
  private static func powers(from low: Double, to high: Double, base: Double) -> [[Double]] {
    guard low > 0, high >= low, high.isFinite else { return [[]] }
    let first = Int((log(low) / log(base) - 1e-9).rounded(.up))
    let last = Int((log(high) / log(base) + 1e-9).rounded(.down))
    guard first <= last else { return [[]] }
    return [1, 2, 3, 5, 10, 20, 50, 100, 200].map { (stride: Int) -> [Double] in
      var row: [Double] = []
      for exponent in first...last where exponent.isMultiple(of: stride) {
        let power = pow(base, Double(abs(exponent)))
        let value = exponent < 0 ? 1 / power : power
        if value > 0, value.isFinite { row.append(value) }
      }
      return row
    }.filter { !$0.isEmpty }
  }
}
