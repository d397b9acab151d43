import PlotCore

/// An axis with its scale and ticks.
struct PlacedAxis: Sendable {
  var axis: ResolvedAxis
  var scale: Scale
  var ticks: [Tick]

  /// The widest label.
  var labelWidth: Double { ticks.lazy.map(\.width).max() ?? 0 }

  /// Where labels stand and how much room each needs.
  struct Room {
    /// The length of the panel's side in points.
    var length: Double
    /// Returns the part of the side that a label covers, in points; it may be moved inwards.
    var span: (_ share: Double, _ width: Double) -> ClosedRange<Double>
    /// The least distance of two labels.
    var gap: Double
    /// About how far apart ticks are wanted.
    var pitch: Double
  }

  /// Chooses ends and ticks for an axis of some length.
  init(_ axis: ResolvedAxis, room: Room, style: PageStyle) {
    self.axis = axis
    let ends = axis.ends
    let kind = axis.spec.scale.kind
    if kind == .log || kind == .symlog {
      let base = axis.base
      let nice = axis.isNice
      let wide = kind == .log ? LogTicks.nice(ends, base: base) : ends
      scale = Self.scale(
        axis, nice.below ? wide.0 : ends.0, nice.above ? wide.1 : ends.1)
      ticks = []
      var roomy = room
      roomy.gap = max(room.gap, room.pitch * 0.4)
      for values in LogTicks.candidates(scale, base: base) {
        ticks = values.map { tick($0, Self.logLabel($0, axis), style) }
        if Self.fits(ticks, roomy) { return }
      }
    } else {
      let search = Self.search(axis, ends, room)
      let candidates = search.candidates()
      scale = Self.scale(axis, ends.0, ends.1)
      ticks = []
      for candidate in candidates {
        let (wide, row) = Self.row(candidate, axis, ends, room, style)
        (scale, ticks) = (wide, row)
        if Self.fits(row, room) { return }
      }
      if let first = candidates.first {
        (scale, ticks) = Self.row(first, axis, ends, room, style)
      }
    }
    thin(room)
  }

  /// Chooses ends and ticks so that they share the rows of another axis; nil where they cannot.
  init?(_ axis: ResolvedAxis, sharing rows: PlacedAxis, room: Room, style: PageStyle) {
    let kinds: [ScaleSpec.Kind] = [.linear, .time]
    guard kinds.contains(axis.spec.scale.kind), kinds.contains(rows.scale.kind),
      !axis.spec.scale.reverse, !rows.scale.isReversed, rows.ticks.count > 1
    else { return nil }
    self.axis = axis
    let ends = axis.ends
    let shares = rows.ticks.map(\.share)
    let pitch = (shares[shares.count - 1] - shares[0]) / Double(shares.count - 1)
    let zeroRow = rows.ticks.firstIndex { $0.value == 0 }.map(Double.init)
    let least = (ends.1 - ends.0) * pitch
    // Powers of two and round decimals leave at most a factor of two and a half to the next.
    for step in axis.stepFamily.steps(near: least).sorted(by: { $0.size < $1.size })
    where step.size >= least * 0.999_999 {
      // Zero shares a row with the other axis' zero, else the first row is just below the data.
      let first = zeroRow.map { -$0 } ?? (ends.0 / step.size).rounded(.down)
      let low = (first - shares[0] / pitch) * step.size
      let high = low + step.size / pitch
      guard low <= ends.0 + least * 1e-9, high >= ends.1 - least * 1e-9 else { continue }
      scale = Self.scale(axis, low, high)
      let values = rows.ticks.indices.map { step.value(first + Double($0)) }
      let format = Self.format(axis, step.size, values)
      ticks = []
      for (value, share) in zip(values, shares) {
        let label = format.string(value)
        ticks.append(
          Tick(value: value, share: share, label: label, width: style.width(label, style.label)))
      }
      if Self.fits(ticks, room) { return }
    }
    return nil
  }

  private static func search(
    _ axis: ResolvedAxis, _ ends: (Double, Double), _ room: Room
  ) -> TickSearch {
    // A low panel has a line in its middle too, if there is any room for its label.
    let intervals = max(room.length / room.pitch, min(2, room.length / room.pitch / 0.6))
    let wanted = axis.spec.tickCount.map(Double.init) ?? (intervals + 1)
    // Of a clock, the hours are round, not what has passed since the first sample.
    let start = axis.clock ?? 0
    return TickSearch(
      lowest: ends.0 + start, highest: ends.1 + start, isLooseBelow: axis.isNice.below,
      isLooseAbove: axis.isNice.above,
      mostWaste: axis.spec.scale.nice == true ? .infinity : 0.22, family: axis.stepFamily,
      target: min(40, max(1.5, wanted)))
  }

  private static func scale(_ axis: ResolvedAxis, _ low: Double, _ high: Double) -> Scale {
    let spec = axis.spec.scale
    return Scale(
      spec.kind, lowest: low, highest: high, isReversed: spec.reverse, clamps: spec.clamp,
      linearRange: axis.linearRange)
  }

  private static func format(_ axis: ResolvedAxis, _ step: Double, _ values: [Double]) -> TickFormat
  {
    let largest = max((values.first ?? 0).magnitude, (values.last ?? 0).magnitude)
    return TickFormat(unit: axis.unit, system: axis.system, step: step, largest: largest)
  }

  private static func row(
    _ candidate: TickSearch.Candidate, _ axis: ResolvedAxis, _ ends: (Double, Double),
    _ room: Room, _ style: PageStyle
  ) -> (Scale, [Tick]) {
    let start = axis.clock ?? 0
    let values = candidate.values.map { $0 - start }
    var (low, high) = ends
    // Where the data go on beyond the outermost tick they do not end at the panel's edge, and the
    // words at a marked sample have room above it.
    let label = axis.hasWordsAbove ? style.halfLabel * 2 + 5 * style.scale : 0
    let air = (ends.1 - ends.0) * min(0.15, max(0.03, label / max(1, room.length)))
    if axis.isNice.below, let first = values.first { low = first <= low ? first : low - air }
    if axis.isNice.above, let last = values.last { high = last >= high ? last : high + air }
    let scale = scale(axis, low, high)
    let format = format(axis, candidate.step.size, values)
    let clock = axis.clock.map { ClockFormat(start: $0, step: candidate.step.size) }
    let ticks = values.map { value in
      let label = clock?.string(value) ?? format.string(value)
      return Tick(
        value: value, share: scale.share(value), label: label,
        width: style.width(label, style.label))
    }
    return (scale, ticks)
  }

  private func tick(_ value: Double, _ label: String, _ style: PageStyle) -> Tick {
    Tick(
      value: value, share: scale.share(value), label: label,
      width: style.width(label, style.label))
  }

  /// Writes a tick with a prefix of its own: one for all would hide the small ones.
  private static func logLabel(_ value: Double, _ axis: ResolvedAxis) -> String {
    let size = value.magnitude
    return TickFormat(unit: axis.unit, system: axis.system, step: size, largest: size)
      .string(value)
  }

  /// Tells whether no two labels come nearer than they may.
  private static func fits(_ ticks: [Tick], _ room: Room) -> Bool {
    guard ticks.count > 1 else { return true }
    var before = -Double.infinity
    for tick in ticks.sorted(by: { $0.share < $1.share }) {
      let span = room.span(tick.share, tick.width)
      if span.lowerBound < before + room.gap { return false }
      before = span.upperBound
    }
    return true
  }

  /// Leaves out ticks whose labels would touch one before them.
  private mutating func thin(_ room: Room) {
    var kept: [Tick] = []
    for tick in ticks.sorted(by: { $0.share < $1.share })
    where Self.fits(kept + [tick], room) && tick.share >= -1e-9 && tick.share <= 1 + 1e-9 {
      kept.append(tick)
    }
    ticks = kept
  }
}
