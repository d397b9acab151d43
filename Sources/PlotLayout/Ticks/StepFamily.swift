import Host

/// A distance between ticks: a fraction, so that 3 × 0.1 is the number nearest to 0.3.
struct TickStep: Hashable, Sendable {
  var numerator: Double
  var denominator = 1.0
  /// How easily readers count in it, 0 to 1.
  var simplicity: Double

  var size: Double { numerator / denominator }

  /// Returns the tick of an index; index 0 is zero.
  func value(_ index: Double) -> Double { index * numerator / denominator }
}

/// The distances that are round for a kind of number.
enum StepFamily: Sendable {
  /// 1, 5, 2, 2.5, 4 and 3 times a power of ten, at least `least`; whole ones where that is 1 or more.
  case decimal(least: Double)
  /// Powers of two, at least 1; best as whole multiples of the prefix in which `largest` is written.
  case binary(largest: Double)
  /// Seconds, then quarters and halves of minutes and hours.
  case time

  /// Returns the steps from a tenth of a size to ten times it and beyond, small ones first.
  func steps(near ideal: Double) -> [TickStep] {
    guard ideal.isFinite, ideal > 0 else { return [] }
    switch self {
    case .decimal(let least):
      return Self.decimals(near: ideal).filter {
        $0.size >= least && (least < 1 || $0.size == $0.size.rounded())
      }
    case .binary(let largest):
      let exponent = Int(log2(ideal).rounded(.down))
      let prefix = max(0, Int((log2(max(1, largest)) / 10).rounded(.down))) * 10
      return (exponent - 4...exponent + 6).filter { $0 >= 0 && $0 < 1023 }.map { power in
        // Halves are fair to read, quarters less so, and the rest only where nothing else will do.
        let simplicity: Double
        switch power - prefix {
        case 0...: simplicity = 1
        case -1: simplicity = 0.6
        case -2: simplicity = 0.2
        default: simplicity = -1.5
        }
        return TickStep(numerator: scalbn(1, Int32(power)), simplicity: simplicity)
      }
    case .time:
      let decimals = Self.decimals(near: ideal)
      let below = decimals.filter { $0.size <= 10 }
      let clock = Self.clock.map { TickStep(numerator: $0.0, simplicity: $0.1) }
        .filter { $0.size >= ideal / 16 && $0.size <= ideal * 64 }
      // Days and more, counted in hours.
      let days = Self.decimals(near: ideal / 86_400).filter { $0.size >= 1 }
        .map { TickStep(numerator: $0.size * 86_400, simplicity: $0.simplicity * 0.9) }
      return below + clock + days
    }
  }

  private static let clock: [(Double, Double)] = [
    (15, 0.8), (20, 0.5), (30, 0.9), (60, 1), (120, 0.8), (300, 1), (600, 1), (900, 0.8),
    (1200, 0.5), (1800, 0.9), (3600, 1), (7200, 0.8), (10_800, 0.7), (21_600, 0.9),
    (43_200, 0.9),
  ]

  private static let digits: [Double] = [1, 5, 2, 2.5, 4, 3]

  private static func decimals(near ideal: Double) -> [TickStep] {
    // The smallest numbers have no tenth.
    guard ideal > 0, ideal.isFinite else { return [] }
    let exponent = Int(log10(ideal).rounded(.down))
    var steps: [TickStep] = []
    for power in exponent - 1...exponent + 2 {
      let scale = pow(10, Double(abs(power)))
      guard scale.isFinite else { continue }
      for (index, digit) in digits.enumerated() {
        let simplicity = 1 - Double(index) / Double(digits.count - 1)
        steps.append(
          power < 0
            ? TickStep(numerator: digit, denominator: scale, simplicity: simplicity)
            : TickStep(numerator: digit * scale, simplicity: simplicity))
      }
    }
    return steps
  }
}
