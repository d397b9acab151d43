import PlotCore

/// Makes room at the ends of an axis for bins that have no bound there, apart from the scale.
struct OpenRooms {
  /// The length of a bar without a bound, and of the break before it, in points at scale 1.
  private static let (bar, gap) = (30.0, 9.0)
  /// The largest share of the panel that the room at one end takes.
  private static let most = 0.16

  /// The share of the side that the room at either end of the page takes.
  private let (start, end): (Double, Double)
  /// The part of a room that the break takes.
  private let gapShare = gap / (gap + bar)

  /// Finds out how much room is needed; nil where there is none to be made.
  init?(_ axis: ResolvedAxis, length: Double, style: PageStyle) {
    let open = axis.open
    guard open.hasRoomBelow || open.hasRoomAbove, length > 0 else { return nil }
    let share = min(Self.most, (Self.bar + Self.gap) * style.scale / length)
    let (low, high) = (open.hasRoomBelow ? share : 0, open.hasRoomAbove ? share : 0)
    (start, end) = axis.spec.scale.reverse ? (high, low) : (low, high)
  }

  private var middle: Double { 1 - start - end }

  /// The room that labels have between the open ends.
  func between(_ room: PlacedAxis.Room) -> PlacedAxis.Room {
    let (start, middle) = (start, middle)
    return PlacedAxis.Room(
      length: room.length * middle,
      span: { room.span(start + $0 * middle, $1) }, gap: room.gap, pitch: room.pitch)
  }

  /// Moves an axis that fills the whole side between the open ends, which get their labels.
  func open(_ axis: inout PlacedAxis, _ room: PlacedAxis.Room, _ style: PageStyle) {
    let old = axis.scale
    let ascending = old.ascending
    let (low, high) = old.isReversed ? (end, start) : (start, end)
    let lowest = ascending.value(atShare: -low / middle)
    let highest = ascending.value(atShare: 1 + high / middle)
    // Beyond the largest numbers there is no room: such bins are left out.
    guard lowest.isFinite, highest.isFinite, lowest > 0 || old.kind != .log else { return }
    axis.scale = Scale(
      old.kind, lowest: lowest, highest: highest, isReversed: old.isReversed, clamps: old.clamps,
      linearRange: old.linearRange)
    for index in axis.ticks.indices {
      axis.ticks[index].share = start + axis.ticks[index].share * middle
    }
    axis.minor = axis.minor.map { start + $0 * middle }
    let open = axis.axis.open
    let atStart =
      start > 0 ? (gap: start * (1 - gapShare)...start, bar: 0...start * (1 - gapShare)) : nil
    let atEnd =
      end > 0
      ? (gap: 1 - end...1 - end * (1 - gapShare), bar: 1 - end * (1 - gapShare)...1) : nil
    let (below, above) = old.isReversed ? (atEnd, atStart) : (atStart, atEnd)
    axis.openBelow = below.map { end(of: axis, $0.bar, $0.gap, "<", open.below, style) }
    axis.openAbove = above.map { end(of: axis, $0.bar, $0.gap, "≥", open.above, style) }
    // What they say stands in the way of the outermost ticks, and says as much.
    for end in [axis.openBelow, axis.openAbove] {
      guard let end, end.label != nil else { continue }
      let own = room.span((end.shares.lowerBound + end.shares.upperBound) / 2, end.width)
      axis.ticks.removeAll { tick in
        let span = room.span(tick.share, tick.width)
        return span.upperBound > own.lowerBound - room.gap / 2
          && span.lowerBound < own.upperBound + room.gap / 2
      }
    }
  }

  private func end(
    of axis: PlacedAxis, _ shares: ClosedRange<Double>, _ gap: ClosedRange<Double>, _ sign: String,
    _ bound: Double?, _ style: PageStyle
  ) -> OpenEnd {
    let label = bound.map { "\(sign) \(axis.axis.boundLabel($0))" }
    return OpenEnd(
      shares: shares, gap: gap, label: label, width: label.map { style.width($0, style.label) } ?? 0
    )
  }
}

extension ResolvedAxis {
  /// Writes the bound of a bin with its unit, or as a moment where labels are times of the day.
  fileprivate func boundLabel(_ bound: Double) -> String {
    if let clock { return ClockFormat.moment(bound, from: clock, span: ends.1 - ends.0) }
    let text = QuantityFormat.string(bound, unit: unit, system: system)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}
