import PlotCore

/// An axis with everything known but its place: unit, extent of its data, ends.
struct ResolvedAxis: Sendable {
  var spec: AxisSpec
  /// What its labels count.
  var unit: Unit
  /// What it must show, of all layers, inputs and constants.
  var extent = Extent()
  /// Whether anything but a constant is drawn on it.
  var hasFields = false
  /// Whether a dot stands at the highest value.
  var marksMaximum = false
  /// The curves that stand on it, by their places in the panel's list.
  var series: [Int] = []

  init(_ spec: AxisSpec) {
    self.spec = spec
    unit = spec.unit ?? .none
  }

  var channel: Channel { spec.channel }

  var orient: AxisSpec.Orient { spec.orient ?? (channel == .x ? .bottom : .left) }

  var system: Prefix.System { spec.prefix ?? .usual(for: unit) }

  /// Whether its numbers have no halves.
  var countsWholes: Bool { unit == .events || unit == .bytes }

  /// The ends before they are rounded.
  var ends: (Double, Double) {
    let roomy = marksMaximum && isNice.above && spec.scale.kind != .log
    return (roomy ? extent.withHeadroom(0.015) : extent).ends(
      spec.scale, channel: channel, countsWholes: countsWholes)
  }

  /// Whether the ends may move outwards to round numbers.
  var isNice: (below: Bool, above: Bool) {
    let nice = spec.scale.nice ?? (channel == .y)
    return (nice && spec.scale.lowest == nil, nice && spec.scale.highest == nil)
  }

  /// The distances between ticks that are round for its numbers.
  var stepFamily: StepFamily {
    if system == .iec {
      let ends = ends
      return .binary(largest: max(ends.0.magnitude, ends.1.magnitude))
    }
    if unit == .seconds, system == .si { return .time }
    return .decimal(least: countsWholes ? 1 : 0)
  }

  /// Takes a column's unit; throws where the axis already counts something else.
  mutating func adopt(_ column: Column) throws(PlotError) {
    defer { hasFields = true }
    guard spec.unit == nil, column.unit != .none, column.unit != unit else { return }
    guard unit == .none else {
      throw PlotError(
        .config,
        "axis \"\(spec.name)\" would count both \(unit.symbol) and \(column.unit.symbol)",
        remedy: [unit, column.unit].contains(.ticks)
          ? "give the clock's rate: --clock FILE=2.6GHz, or in a config"
            + " \"format\": { \"clock\": { \"hz\": \"2.6GHz\" } }"
          : "give column \"\(column.name)\" an axis of its own")
    }
    unit = column.unit
  }
}
