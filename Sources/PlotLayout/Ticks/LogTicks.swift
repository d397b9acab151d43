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
      for digits in [[1.0, 2, 5], [1, 3]] {
        let low = decimalExponent(scale.lowest) - 1
        let fine = (low...low + decades.count + 2).flatMap { power -> [Double] in
          let scale = pow(10, Double(abs(power)))
          return digits.map { power < 0 ? $0 / scale : $0 * scale }
        }
        rows.insert(fine.filter(scale.contains), at: rows.startIndex)
      }
      rows.sort { $0.count > $1.count }
    }
    return rows.filter { !$0.isEmpty }
  }

  /// Widens the ends of a log axis to powers of the base.
  static func nice(_ ends: (Double, Double), base: Double) -> (Double, Double) {
    guard ends.0 > 0 else { return ends }
    func power(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
      let exponent = log(value) / log(base)
      let near = exponent.rounded()
      let wanted = (exponent - near).magnitude < 1e-9 ? near : exponent.rounded(rule)
      let result = pow(base, wanted)
      return result > 0 && result.isFinite ? result : value
    }
    let (low, high) = (power(ends.0, .down), power(ends.1, .up))
    return low < high ? (low, high) : (low / base, high * base)
  }

  private static func decimalExponent(_ value: Double) -> Int {
    Int(log10(value).rounded(.down))
  }

  /// Every power within bounds, then every second, fifth, tenth and so on.
  private static func powers(from low: Double, to high: Double, base: Double) -> [[Double]] {
    guard low > 0, high >= low else { return [[]] }
    let first = Int((log(low) / log(base) - 1e-9).rounded(.up))
    let last = Int((log(high) / log(base) + 1e-9).rounded(.down))
    guard first <= last else { return [[]] }
    return [1, 2, 3, 5, 10, 20, 50, 100, 200].map { stride in
      (first...last).filter { $0.isMultiple(of: stride) }.map {
        $0 < 0 ? 1 / pow(base, Double(-$0)) : pow(base, Double($0))
      }
    }.filter { !$0.isEmpty }
  }
}
