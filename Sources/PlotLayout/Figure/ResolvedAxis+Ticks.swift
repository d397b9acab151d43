import PlotCore

/// The ticks that an evenly divided axis might have.
extension ResolvedAxis {
  /// Returns rows of ticks for a side of some length, the best first; ticks are wanted about a pitch
  /// apart, in points.
  func tickRows(length: Double, pitch: Double) -> [TickRow] {
    guard let clock else { return linearRows(ends, isLoose: isNice, length: length, pitch: pitch) }
    let search = search(ends, isLoose: isNice, length: length, pitch: pitch)
    return CalendarTicks(search: search, clock: clock).candidates().map { candidate in
      let format = ClockFormat(start: clock, step: candidate.step)
      return TickRow(values: candidate.values, label: format.string)
    }
  }

  /// Returns rows of ticks at round numbers between two ends, the best first.
  func linearRows(
    _ ends: (Double, Double), isLoose: (below: Bool, above: Bool), length: Double, pitch: Double
  ) -> [TickRow] {
    let origin = spec.scale.kind == .log ? nil : self.origin
    let zero = origin?.value ?? 0
    let search = search(
      (ends.0 - zero, ends.1 - zero), isLoose: isLoose, length: length, pitch: pitch)
    return search.candidates().map { candidate in
      let format = format(step: candidate.step.size, candidate.values)
      guard origin != nil else {
        return TickRow(values: candidate.values, label: format.string, prefix: format.words)
      }
      return TickRow(values: candidate.values.map { zero + $0 }) { value in
        let text = format.string(value - zero)
        return text.hasPrefix("−") ? text : "+" + text
      }
    }
  }

  private func search(
    _ ends: (Double, Double), isLoose: (below: Bool, above: Bool), length: Double, pitch: Double
  ) -> TickSearch {
    // A low panel has a line in its middle too, if there is any room for its label.
    let intervals = max(length / pitch, min(2, length / pitch / 0.6))
    let wanted = spec.tickCount.map(Double.init) ?? (intervals + 1)
    return TickSearch(
      lowest: ends.0, highest: ends.1, isLooseBelow: isLoose.below, isLooseAbove: isLoose.above,
      mostWaste: spec.scale.nice == true ? .infinity : 0.22,
      family: stepFamily(largest: max(ends.0.magnitude, ends.1.magnitude)),
      target: min(40, max(1.5, wanted)))
  }

  /// Returns how ticks a step apart are written, in ascending order.
  func format(step: Double, _ values: [Double]) -> TickFormat {
    let largest = max((values.first ?? 0).magnitude, (values.last ?? 0).magnitude)
    return TickFormat(
      unit: unit, system: system, step: step, largest: largest, groups: !countsYears)
  }

  /// Writes a tick of a log axis with a prefix of its own: one for all would hide the small ones.
  func logLabel(_ value: Double) -> String {
    let size = value.magnitude
    // Powers of ten are no whole minutes.
    let system = unit == .seconds && size >= 1 ? Prefix.System.none : system
    return TickFormat(
      unit: unit, system: system, step: size, largest: size, groups: !countsYears
    ).string(value)
  }
}
