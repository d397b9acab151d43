import PlotCore

/// An axis with its scale and ticks.
struct PlacedAxis: Sendable {
  var axis: ResolvedAxis
  var scale: Scale
  var ticks: [Tick]
  /// Where fainter lines stand between them, in shares of the panel's side.
  var minor: [Double] = []
  /// The unit of the labels.
  var labelPrefix: Prefix?
  /// The rooms for bins without a bound, before and beyond the scale.
  var openBelow: OpenEnd?
  var openAbove: OpenEnd?
  /// How far its labels are turned, in degrees.
  var labelRotation = 0.0

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
    guard let rooms = OpenRooms(axis, length: room.length, style: style) else {
      self.init(closed: axis, room: room, style: style)
      return
    }
    self.init(closed: axis, room: rooms.between(room), style: style)
    rooms.open(&self, room, style)
  }

  /// Chooses ends and ticks for an axis without bins that stand apart.
  private init(closed axis: ResolvedAxis, room: Room, style: PageStyle) {
    self.axis = axis
    let ends = axis.ends
    let kind = axis.spec.scale.kind
    scale = Self.scale(axis, ends.0, ends.1)
    ticks = []
    if let names = axis.names {
      placeNames(names, room, style)
      return
    }
    if kind == .log || kind == .symlog {
      placeLog(ends, room, style)
    } else {
      let rows = axis.tickRows(length: room.length, pitch: room.pitch)
      for row in rows where place(row, ends, room, style) { return }
      if let first = rows.first { _ = place(first, ends, room, style) }
    }
    thin(room)
  }

  /// Takes a row of ticks of an evenly divided axis, with the ends that go with it; false where its
  /// labels touch.
  private mutating func place(
    _ row: TickRow, _ ends: (Double, Double), _ room: Room, _ style: PageStyle
  ) -> Bool {
    var (low, high) = ends
    // Where the data go on beyond the outermost tick they do not end at the panel's edge, and the
    // words at a marked sample have room above it.
    let label = axis.hasWordsAbove ? style.halfLabel * 2 + 5 * style.scale : 0
    let air = (ends.1 - ends.0) * min(0.15, max(0.03, label / max(1, room.length)))
    if axis.isNice.below, let first = row.values.first { low = first <= low ? first : low - air }
    if axis.isNice.above, let last = row.values.last { high = last >= high ? last : high + air }
    let largest = Double.greatestFiniteMagnitude
    scale = Self.scale(axis, max(-largest, low), min(largest, high))
    take(row, style)
    return Self.fits(ticks, room)
  }

  /// Chooses the ticks of a log or symlog axis: powers of its base and multiples of them, or round steps
  /// where its ends are so near that there are hardly any.
  private mutating func placeLog(_ ends: (Double, Double), _ room: Room, _ style: PageStyle) {
    let (axis, base) = (self.axis, self.axis.base)
    let isLog = axis.spec.scale.kind == .log
    let wide = isLog ? LogTicks.nice(ends, base: base) : ends
    scale = Self.scale(
      axis, axis.isNice.below ? wide.0 : ends.0, axis.isNice.above ? wide.1 : ends.1)
    var roomy = room
    roomy.gap = max(room.gap, room.pitch * 0.4)
    let rows = LogTicks.candidates(scale, base: base)
    let isShort = isLog && scale.highest < scale.lowest * 10
    for (place, values) in rows.enumerated() where !isShort || values.count > 2 {
      take(TickRow(values: values, label: axis.logLabel), style)
      guard Self.fits(ticks, roomy) else { continue }
      if !isLog { takeMoreNearZero(than: values, of: rows[..<place], room, style) }
      minor = LogTicks.minor(between: values, of: scale, base: base, length: room.length)
        .map(scale.share)
      return
    }
    guard isShort else { return }
    for row in axis.linearRows(
      (scale.lowest, scale.highest), isLoose: (false, false), length: room.length,
      pitch: room.pitch)
    {
      take(row, style)
      if ticks.count > 1, Self.fits(ticks, room) { return }
    }
  }

  /// Takes more ticks of a symlog axis where it turns linear and its powers stand closer, so that no decade
  /// is without one that has room.
  private mutating func takeMoreNearZero(
    than values: [Double], of fuller: ArraySlice<[Double]>, _ room: Room, _ style: PageStyle
  ) {
    // Rows of the same powers are alike at one end at least.
    for more in fuller
    where more.suffix(2) == values.suffix(2) || more.prefix(2) == values.prefix(2) {
      take(TickRow(values: more, label: axis.logLabel), style)
      if Self.fits(ticks, room) { return }
    }
    take(TickRow(values: values, label: axis.logLabel), style)
  }

  private mutating func take(_ row: TickRow, _ style: PageStyle) {
    labelPrefix = row.prefix
    ticks = row.values.map { value in
      let label = row.label(value)
      return Tick(
        value: value, share: scale.share(value), label: label,
        width: style.width(label, style.label))
    }
  }

  /// Chooses ends and ticks so that they share the rows of another axis; nil where they cannot.
  init?(_ axis: ResolvedAxis, sharing rows: PlacedAxis, room: Room, style: PageStyle) {
    let kinds: [ScaleSpec.Kind] = [.linear, .time]
    guard kinds.contains(axis.spec.scale.kind), kinds.contains(rows.scale.kind),
      axis.origin == nil, !axis.spec.scale.reverse, !rows.scale.isReversed, rows.ticks.count > 1
    else { return nil }
    self.axis = axis
    let ends = axis.ends
    let shares = rows.ticks.map(\.share)
    let pitch = (shares[shares.count - 1] - shares[0]) / Double(shares.count - 1)
    let zeroRow = rows.ticks.firstIndex { $0.value == 0 }.map(Double.init)
    let least = (ends.1 - ends.0) * pitch
    // Powers of two and round decimals leave at most a factor of two and a half to the next.
    for step in axis.stepFamily(largest: max(ends.0.magnitude, ends.1.magnitude)).steps(near: least)
      .sorted(by: { $0.size < $1.size })
    where step.size >= least * 0.999_999 {
      // Zero shares a row with the other axis' zero, else the first row is just below the data.
      let first = zeroRow.map { -$0 } ?? (ends.0 / step.size).rounded(.down)
      let low = (first - shares[0] / pitch) * step.size
      let high = low + step.size / pitch
      guard low <= ends.0 + least * 1e-9, high >= ends.1 - least * 1e-9, low.isFinite,
        high.isFinite
      else { continue }
      scale = Self.scale(axis, low, high)
      let values = rows.ticks.indices.map { step.value(first + Double($0)) }
      let format = axis.format(step: step.size, values)
      (ticks, labelPrefix) = ([], format.words)
      for (value, share) in zip(values, shares) {
        let label = format.string(value)
        ticks.append(
          Tick(value: value, share: share, label: label, width: style.width(label, style.label)))
      }
      if Self.fits(ticks, room) { return }
    }
    return nil
  }

  private static func scale(_ axis: ResolvedAxis, _ low: Double, _ high: Double) -> Scale {
    let spec = axis.spec.scale
    if axis.names != nil {
      // Names stand from left to right, and from the top downwards.
      return Scale(
        .linear, lowest: low, highest: high, isReversed: spec.reverse != (axis.channel == .y))
    }
    return Scale(
      spec.kind, lowest: low, highest: high, isReversed: spec.reverse, clamps: spec.clamp,
      linearRange: axis.linearRange)
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
