import PlotCore

/// Finds the ticks of an axis whose zero is a moment: whole years, months, weeks, days, hours,
/// minutes, seconds or parts of them in the clock's zone, whatever the century.
///
/// They are scored like those of `TickSearch`, but that months and years differ in length.
struct CalendarTicks {
  /// A step with its ticks.
  struct Candidate {
    var step: CalendarStep
    /// The ticks, counted from the clock's zero.
    var values: [Double]
    var score: Double
  }

  /// The axis' ends and wishes; the family of steps means nothing here.
  var search: TickSearch
  /// The moment of the axis' zero.
  var clock: ClockStart

  /// Returns all candidates, the best first.
  func candidates() -> [Candidate] {
    let span = search.highest - search.lowest
    guard span.isFinite, span > 0 else { return [] }
    let ideal = span / (max(1.5, search.target) - 1)
    let found = Self.steps(near: ideal)
      .compactMap { candidate(of: $0.step, $0.simplicity, span) }
      .sorted { $0.score > $1.score }
    return found.filter { $0.values.count > 1 } + found.filter { $0.values.count == 1 }
  }

  /// Returns the steps from a sixteenth of a size to 64 times it, with how easily readers count in them.
  static func steps(near ideal: Double) -> [(step: CalendarStep, simplicity: Double)] {
    var steps = fixed
    for power in -9...0 {
      // Decimals of a second, written as fractions so that 3 × 0.1 is the number nearest to 0.3.
      for (digit, simplicity) in [(1.0, 1.0), (2, 0.6), (5, 0.8)] where power < 0 {
        let scale = (power..<0).reduce(1.0) { size, _ in size * 10 }
        steps.append((.seconds(digit / scale), simplicity))
      }
    }
    var years: Int64 = 1
    while years <= 1_000_000_000 {
      for (digit, simplicity) in [(Int64(1), 1.0), (2, 0.6), (5, 0.8)] {
        steps.append((.years(digit * years), simplicity))
      }
      years *= 10
    }
    return steps.filter { $0.step.size >= ideal / 16 && $0.step.size <= ideal * 64 }
  }

  private static let fixed: [(step: CalendarStep, simplicity: Double)] = [
    (.seconds(1), 1), (.seconds(2), 0.6), (.seconds(5), 0.8), (.seconds(10), 0.9),
    (.seconds(15), 0.8), (.seconds(20), 0.4), (.seconds(30), 0.9), (.seconds(60), 1),
    (.seconds(120), 0.6), (.seconds(300), 0.9), (.seconds(600), 0.9), (.seconds(900), 0.8),
    (.seconds(1200), 0.4), (.seconds(1800), 0.9), (.seconds(3600), 1), (.seconds(7200), 0.7),
    (.seconds(10_800), 0.7), (.seconds(21_600), 0.9), (.seconds(43_200), 0.9),
    (.days(1), 1), (.days(2), 0.5), (.days(7), 0.9), (.days(14), 0.6),
    (.months(1), 1), (.months(2), 0.4), (.months(3), 0.9), (.months(6), 0.7),
  ]

  private func candidate(
    of step: CalendarStep, _ simplicity: Double, _ span: Double
  ) -> Candidate? {
    guard var values = values(of: step, span) else { return nil }
    let (lowest, highest) = (search.lowest, search.highest)
    // What differs by rounding only is on the tick; those within a day are counted from its beginning.
    let slack = max(span * 1e-9, 8 * max(86_400, lowest.magnitude, highest.magnitude).ulp)
    // An end that may lie beyond the data stays there only where that wastes little.
    func isKept(_ waste: Double, _ isLoose: Bool) -> Bool {
      waste <= slack || isLoose && waste <= search.mostWaste * span
    }
    while let first = values.first, !isKept(lowest - first, search.isLooseBelow) {
      values.removeFirst()
    }
    while let last = values.last, !isKept(last - highest, search.isLooseAbove) {
      values.removeLast()
    }
    if let first = values.first, first < lowest, lowest - first <= slack { values[0] = lowest }
    if let last = values.last, last > highest, last - highest <= slack {
      values[values.count - 1] = highest
    }
    guard let low = values.first, let high = values.last,
      Double(values.count) <= 4 * search.target + 4
    else { return nil }
    return Candidate(
      step: step, values: values,
      score: search.score(simplicity, from: low, to: high, count: Double(values.count)))
  }

  /// The multiples of a step from the last one before the data to the first one behind; nil where there
  /// are far too many, or the moments cannot be told apart.
  private func values(of step: CalendarStep, _ span: Double) -> [Double]? {
    let most = 8 * search.target + 8
    guard span / step.size < most else { return nil }
    let day = clock.day(after: search.lowest)
    // A calendar goes no further than its days can be counted.
    guard day.magnitude < 1e12, span < 1e17 else { return nil }
    var values: [Double] = []
    if case .seconds(let size) = step {
      // Counted from the first day's beginning, so that parts of a second stay exact.
      let anchor = clock.seconds(toDay: Int64(day))
      var index = ((search.lowest - anchor) / size).rounded(.down)
      while values.isEmpty || values[values.count - 1] < search.highest {
        let perSecond = (1 / size).rounded()
        let value = size < 1 ? index / perSecond : index * size
        values.append(Self.plain(anchor + value))
        index += 1
        guard Double(values.count) <= most + 2 else { return nil }
      }
      return values
    }
    var index = step.index(notAfter: Int64(day))
    while values.isEmpty || values[values.count - 1] < search.highest {
      values.append(Self.plain(clock.seconds(toDay: step.day(index))))
      index += 1
      guard Double(values.count) <= most + 2 else { return nil }
    }
    return values
  }

  /// Zero is written without a sign.
  private static func plain(_ value: Double) -> Double { value == 0 ? 0 : value }
}
