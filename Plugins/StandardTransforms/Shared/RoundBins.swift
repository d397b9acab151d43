import PlotCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bins of one round width, as Vega lays them (vega-statistics, `bin`).
struct RoundBins: Sendable {
  let first: Double
  let last: Double
  let step: Double

  /// Lays at most so many bins over an extent, or bins of a width.
  init(
    _ extent: ClosedRange<Double>, most: Int = 10, base: Double = 10, step given: Double? = nil,
    isNice: Bool = true
  ) {
    var (low, high) = (extent.lowerBound, extent.upperBound)
    let width = high - low
    let span = width > 0 ? width : low.magnitude > 0 ? low.magnitude : 1
    let step = given ?? Self.step(for: span, Double(most), base)
    if isNice {
      let start = (low / step + Self.slack(of: step, base)).rounded(.down) * step
      low = low < start ? start - step : start
      high = (high / step).rounded(.up) * step
    }
    self.step = step
    first = low
    last = high > low ? high : low + step
  }

  private static func step(for span: Double, _ most: Double, _ base: Double) -> Double {
    let scale = log(base)
    let level = (log(most) / scale).rounded(.up)
    var step = pow(base, (log(span) / scale).rounded() - level)
    while (span / step).rounded(.up) > most { step *= base }
    for divisor in [5.0, 2.0] where span / (step / divisor) <= most { step /= divisor }
    return step
  }

  /// How far a value may lie below a multiple of the step, in steps, because of rounding alone.
  private static func slack(of step: Double, _ base: Double) -> Double {
    let digits = log(step) >= 0 ? 0 : (-log(step) / log(base)).rounded(.towardZero) + 1
    return pow(base, -digits - 1)
  }

  /// The ends of the bin of a value; nil for a gap and outside of all bins.
  func ends(around value: Double) -> (lower: Double, upper: Double)? {
    guard value >= first, value <= last else { return nil }
    let inside = max(first, min(value, last - step))
    let lower = first + step * (1e-14 + (inside - first) / step).rounded(.down)
    return (lower, lower + step)
  }
}

extension Source {
  /// The lowest and highest finite value of a column, found in a walk; nil where there is none.
  func extent(of column: Int) throws(PlotError) -> ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    try forEachBlock(of: [column]) { block in
      for index in 0..<block.rowCount {
        let value = block.columns[0].double(at: index)
        guard value.isFinite else { continue }
        low = min(low, value)
        high = max(high, value)
      }
    }
    return low <= high ? low...high : nil
  }
}
