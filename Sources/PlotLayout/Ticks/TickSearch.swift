/// Finds the ticks of an evenly divided axis: the best of all round steps whose labels fit.
///
/// After Talbot, Lin and Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick
/// Labels on Axes" (InfoVis 2010): the score is theirs. Steps are tried from the best score on, and
/// a step counts as legible only if its labels, measured, do not touch.
struct TickSearch {
  /// A step with its ticks.
  struct Candidate {
    var step: TickStep
    /// The multiples of the step at the first and last tick.
    var first: Double
    var last: Double
    var score: Double

    var values: [Double] {
      var values: [Double] = []
      var index = first
      while index <= last {
        // 0 × -1 would be written "-0".
        values.append(index == 0 ? 0 : step.value(index))
        index += 1
      }
      return values
    }
  }

  var lowest: Double
  var highest: Double
  /// Whether the first and last tick may lie beyond the data, to end the axis there.
  var isLooseBelow: Bool
  var isLooseAbove: Bool
  /// How much of the data's span an end may lie beyond it; where a round number lies further out,
  /// the axis ends at the data and its outermost tick is within.
  var mostWaste = Double.infinity
  var family: StepFamily
  /// How many ticks would be best.
  var target: Double

  /// Returns all candidates, the best first.
  func candidates() -> [Candidate] {
    let span = highest - lowest
    guard span.isFinite else { return quarteredCandidates() }
    guard span > 0 else { return [] }
    let wanted = max(1.5, target)
    let found = family.steps(near: span / (wanted - 1)).compactMap { candidate(of: $0, span: span) }
      .sorted { $0.score > $1.score }
    // A single tick tells no distance: whole numbers have sometimes no step but one that is too wide.
    return found.filter { $0.first < $0.last } + found.filter { $0.first >= $0.last }
  }

  /// The candidates where the distance of both ends is beyond what numbers can be: those of a quarter of
  /// the axis, four times as far apart.
  private func quarteredCandidates() -> [Candidate] {
    guard lowest.isFinite, highest.isFinite, lowest < highest else { return [] }
    var search = self
    (search.lowest, search.highest) = (lowest / 4, highest / 4)
    // Beyond these ends there is hardly any number.
    (search.isLooseBelow, search.isLooseAbove) = (false, false)
    return search.candidates().map { candidate in
      var candidate = candidate
      candidate.step.numerator *= 4
      return candidate
    }.filter { $0.step.value($0.first).isFinite && $0.step.value($0.last).isFinite }
  }

  /// Returns the best candidate that is legible; nil where none is.
  func best(where isLegible: (Candidate) -> Bool) -> Candidate? {
    candidates().first(where: isLegible)
  }

  private func candidate(of step: TickStep, span: Double) -> Candidate? {
    let (below, above) = (lowest / step.size, highest / step.size)
    // Beyond 2^50 steps from zero neighbouring ticks could not be told apart.
    guard max(below.magnitude, above.magnitude) < 0x1p50 else { return nil }
    func snapped(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
      let nearest = value.rounded()
      // What differs by rounding only is on the tick.
      let slack = max(1e-9 * span / step.size, 4 * nearest.ulp)
      return (value - nearest).magnitude < slack ? nearest : value.rounded(rule)
    }
    var first = snapped(below, isLooseBelow ? .down : .up)
    var last = snapped(above, isLooseAbove ? .up : .down)
    let waste = (above: step.value(last) - highest, below: lowest - step.value(first))
    if isLooseAbove, waste.above > mostWaste * span, last - first >= 2 { last -= 1 }
    if isLooseBelow, waste.below > mostWaste * span, last - first >= 2 { first += 1 }
    let count = last - first + 1
    guard count >= 1, count <= 4 * target + 4 else { return nil }
    let (low, high) = (step.value(first), step.value(last))
    guard low.isFinite, high.isFinite else { return nil }

    let simplicity = step.simplicity - (first <= 0 && last >= 0 ? 0 : 1)
    let score = score(simplicity, from: low, to: high, count: count)
    return Candidate(step: step, first: first, last: last, score: score)
  }

  /// Returns how good ticks are that reach from one value to another, evenly or nearly so.
  func score(_ simplicity: Double, from low: Double, to high: Double, count: Double) -> Double {
    let tenth = 0.1 * (highest - lowest)
    let (left, right) = ((lowest - low) / tenth, (highest - high) / tenth)
    let coverage = 1 - 0.5 * (left * left + right * right)
    var density = -2.0
    if count > 1 {
      let actual = (count - 1) / (high - low)
      let ideal = (max(target, 1.5) - 1) / (max(high, highest) - min(low, lowest))
      density = 2 - max(actual / ideal, ideal / actual)
    }
    // Powers of two leave no finer choice; room above the data is then the lesser evil.
    return 0.2 * simplicity + 0.25 * max(-0.6, coverage) + 0.5 * density
  }
}
