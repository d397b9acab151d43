import PlotCore

/// The bins that stand apart at the ends of an axis, since they have no bound on that side.
struct OpenBins: Hashable, Sendable {
  /// Where those end that have no beginning; nil where there are none.
  private(set) var below: Double?
  /// Where those begin that have no end; nil where there are none.
  private(set) var above: Double?
  /// Whether there is room for such at the lower end, of its own or for another panel's.
  private(set) var hasRoomBelow = false
  /// Whether there is room for such at the upper end.
  private(set) var hasRoomAbove = false

  /// Keeps room wherever another axis, that is tied to this one, has some.
  mutating func keepRoom(like other: OpenBins) {
    hasRoomBelow = hasRoomBelow || other.hasRoomBelow
    hasRoomAbove = hasRoomAbove || other.hasRoomAbove
  }

  /// Takes the bins of a layer; throws where some begin or end elsewhere than others: one label could not
  /// be true of them all.
  mutating func add(_ bins: BinEnds, on axis: AxisSpec, unit: Unit) throws(PlotError) {
    var ends = bins.below
    if axis.scale.kind == .log { ends.add(bins.aroundZero) }
    below = try Self.only(ends, and: below, "no beginning", on: axis, unit)
    above = try Self.only(bins.above, and: above, "no end", on: axis, unit)
    // A domain that ends before them leaves them out.
    if let bound = below, let lowest = axis.scale.lowest, bound < lowest { below = nil }
    if let bound = above, let highest = axis.scale.highest, bound > highest { above = nil }
    (hasRoomBelow, hasRoomAbove) = (below != nil, above != nil)
  }

  private static func only(
    _ bounds: Extent, and known: Double?, _ lack: String, on axis: AxisSpec, _ unit: Unit
  ) throws(PlotError) -> Double? {
    var bounds = bounds
    if let known { bounds.add(known) }
    guard !bounds.isEmpty else { return nil }
    guard bounds.lowest == bounds.highest else {
      let system = axis.prefix ?? .usual(for: unit)
      let words = [bounds.lowest, bounds.highest].map {
        QuantityFormat.string($0, unit: unit, system: system)
      }
      throw PlotError(
        .config,
        "bins on axis \"\(axis.name)\" have \(lack) at different places: \(words[0]) and \(words[1])",
        remedy: "give all but the outermost both of their ends, or each a panel of its own")
    }
    return bounds.lowest
  }
}
