import PlotCore
import Host

/// An axis with everything known but its place: unit, extent of its data, ends.
struct ResolvedAxis: Sendable {
  var spec: AxisSpec
  /// What its labels count.
  var unit: Unit
  /// What it must show, of all layers, inputs and constants.
  var extent = Extent()
  /// The least value above zero of the data, as far as it is known.
  private(set) var leastPositive: Double?
  /// What the data alone reach, without constants.
  var dataExtent = Extent()
  /// The moment of its zero, where its labels are dates and times of the day.
  private(set) var clock: ClockStart?
  /// Whether anything but a constant is drawn on it.
  var hasFields = false
  /// Whether a mark draws amounts on it, which begin at zero, and not dots alone.
  var hasAmounts = false
  /// Whether amounts grow along it from zero, although it stands along the page.
  var holdsAmounts = false
  /// Whether a mark fills what is between its values and zero.
  var hasAreas = false
  /// Whether words stand at the highest value.
  var hasWordsAbove = false
  /// Whether all its columns hold whole numbers.
  private var holdsWholes = true
  /// Whether its numbers are years.
  private(set) var countsYears = false
  /// The curves that stand on it, by their places in the panel's list.
  var series: [Int] = []
  /// The names that stand along it; nil where numbers do.
  var names: AxisNames?
  /// How far turned names reach from the panel, in points; 0 where they are not turned.
  var turnedLength = 0.0
  /// The names that layers have put on it so far.
  private var draft: NameDraft?
  /// Which bins stand apart at its ends.
  var open = OpenBins()

  init(_ spec: AxisSpec) {
    self.spec = spec
    unit = spec.unit ?? .none
  }

  /// The words at it: its title, the date where its labels are moments, and what they are counted from
  /// where they are differences.
  var title: String? {
    let told: String
    if let clock {
      told = ClockFormat.dates(from: ends.0, to: ends.1, after: clock)
    } else if let origin {
      told = "\(origin.label) + …"
    } else {
      return spec.title
    }
    // Without words by the config's wish; differences mean nothing alone.
    if spec.title?.isEmpty == true { return clock == nil ? told : "" }
    return spec.title.map { "\($0), \(told)" } ?? told
  }

  /// What labels of a narrow range around a large number are counted from.
  var origin: AxisOrigin? {
    guard clock == nil, !countsYears, spec.scale.kind == .linear || spec.scale.kind == .time else {
      return nil
    }
    return AxisOrigin(of: ends, unit: unit, system: system)
  }

  var channel: Channel { spec.channel }

  var orient: AxisSpec.Orient { spec.orient ?? (channel == .x ? .bottom : .left) }

  var system: Prefix.System { spec.prefix ?? .usual(for: unit) }

  /// Whether its numbers have no halves; time has, however it was counted.
  var countsWholes: Bool {
    unit == .events || unit == .bytes || hasFields && holdsWholes && unit != .seconds
  }

  /// The ends before they are rounded.
  var ends: (Double, Double) {
    if names != nil { return (extent.lowest, extent.highest) }
    let roomy = hasWordsAbove && isNice.above && spec.scale.kind != .log
    var scale = spec.scale
    if channel == .y, scale.kind == .linear { scale.zero = showsZero }
    if holdsAmounts, scale.kind == .linear { scale.zero = scale.zero ?? true }
    return (roomy ? extent.withHeadroom(0.015, showsZero: showsZero) : extent).ends(
      scale, channel: channel, countsWholes: countsWholes, leastPositive: leastPositive)
  }

  /// Whether its numbers say how much there is of something, of which there may be none.
  private var countsAmounts: Bool { [.bytes, .seconds, .ticks, .events].contains(unit) }

  /// The share of its values below which a range is narrow: beside zero it would be a flat line.
  private static let narrow = 0.05

  /// Whether zero is shown: on linear y axes, but for dots that lie further from it than from each other,
  /// and lines of a narrow range of what is no amount, such as temperatures.
  private var showsZero: Bool {
    if names != nil { return false }
    if let zero = spec.scale.zero { return zero }
    guard channel == .y, spec.scale.kind == .linear else { return false }
    guard hasFields, dataExtent.lowest < dataExtent.highest else { return true }
    let span = dataExtent.highest - dataExtent.lowest
    let distance = max(dataExtent.lowest, -dataExtent.highest)
    guard hasAmounts else { return span >= distance }
    return hasAreas || countsAmounts || span >= distance * Self.narrow
  }

  /// Whether the ends may move outwards to round numbers.
  var isNice: (below: Bool, above: Bool) {
    if names != nil { return (false, false) }
    let nice = spec.scale.nice ?? (channel == .y || holdsAmounts)
    return (nice && spec.scale.lowest == nil, nice && spec.scale.highest == nil)
  }

  /// The distances between ticks that are round for its numbers, of which none is beyond `largest`.
  func stepFamily(largest: Double) -> StepFamily {
    if system == .iec { return .binary(largest: largest) }
    if unit == .seconds, system == .si { return .time }
    return .decimal(least: countsWholes ? 1 : 0)
  }

  /// The number whose powers are round on it.
  var base: Double { system == .iec ? 2 : 10 }

  /// Up to where a symlog scale is linear: the least magnitude of the data, or a 4096th of the
  /// greatest where they reach or cross zero, as a power of the base.
  var linearRange: Double? {
    guard spec.scale.kind == .symlog else { return nil }
    if let constant = spec.scale.constant { return constant }
    let ends = ends
    let reach = max(ends.0.magnitude, ends.1.magnitude)
    let data = dataExtent
    let isOneSided = !data.isEmpty && (data.lowest > 0 || data.highest < 0)
    let least = isOneSided ? min(data.lowest.magnitude, data.highest.magnitude) : reach / 4096
    let wanted = min(reach / 16, max(reach / 0x1p20, least))
    guard wanted > 0, wanted.isFinite else { return nil }
    let power = pow(base, (log(wanted) / log(base) + 1e-9).rounded(.down))
    return countsWholes ? max(1, power) : power
  }

  /// Whether another one of the same spec has the same place, scale and ticks.
  ///
  /// Panels share their x labels where these reach equally far.
  func stands(like other: ResolvedAxis) -> Bool {
    unit == other.unit && clock == other.clock && hasFields == other.hasFields
      && hasWordsAbove == other.hasWordsAbove && ends == other.ends
      && linearRange == other.linearRange && open == other.open && names == other.names
      && (channel == .y || extent == other.extent)
  }

  /// Widens the axis to what a column reaches.
  ///
  /// `positive` is its least value above zero, where it reaches zero or less.
  mutating func addData(_ data: Extent, leastPositive positive: Double? = nil) {
    extent.add(data)
    dataExtent.add(data)
    if !data.isEmpty, let least = data.lowest > 0 ? data.lowest : positive {
      addPositive(least)
    }
  }

  /// Widens a log axis down to a value above zero.
  mutating func addPositive(_ value: Double) {
    guard value > 0 else { return }
    leastPositive = min(leastPositive ?? value, value)
  }

  /// Takes the names of a layer's rows; throws where numbers stand on it already.
  mutating func add(
    _ names: [String?], of column: Column?, order: NameOrder?, values: [Double]?
  ) throws(PlotError) {
    guard !hasFields || draft != nil else {
      throw PlotError(
        .config, "axis \"\(spec.name)\" would have both names and numbers",
        remedy: "give column \"\(column?.name ?? "")\" an axis of its own",
        about: PlotError.Facts(.column, column?.name ?? ""))
    }
    hasFields = true
    var draft = draft ?? NameDraft()
    draft.add(names, order: order, values: values)
    self.draft = draft
    var names = AxisNames(draft.ordered(spec.scale))
    if let padding = spec.scale.padding { names.padding = padding }
    self.names = names
    extent = Extent()
    extent.add(-0.5)
    extent.add(max(0, Double(names.count) - 1) + 0.5)
    dataExtent = extent
  }

  /// Takes the names of another panel's axis too, so that both show the same.
  mutating func add(namesOf other: ResolvedAxis) {
    guard let theirs = other.draft, var own = draft else { return }
    own.add(theirs)
    draft = own
    let padding = names?.padding ?? 0.1
    names = AxisNames(own.ordered(spec.scale))
    names?.padding = padding
    extent = Extent()
    extent.add(-0.5)
    extent.add(max(0, Double(names?.count ?? 0) - 1) + 0.5)
    dataExtent = extent
  }

  /// What a mark may widen.
  var asSeenByMarks: MarkExtents.Axis {
    MarkExtents.Axis(
      scale: spec.scale, data: dataExtent, shown: extent, hasWordsAbove: hasWordsAbove)
  }

  /// Takes what a mark has widened.
  mutating func take(_ axis: MarkExtents.Axis) {
    extent = axis.shown
    hasWordsAbove = axis.hasWordsAbove
  }

  /// Takes a column's unit; throws where the axis already counts something else.
  mutating func adopt(_ column: Column) throws(PlotError) {
    guard draft == nil else {
      throw PlotError(
        .config, "axis \"\(spec.name)\" would have both names and numbers",
        remedy: "give column \"\(column.name)\" an axis of its own",
        about: PlotError.Facts(.column, column.name))
    }
    defer { hasFields = true }
    holdsWholes = holdsWholes && column.isExact
    countsYears = (countsYears || !hasFields) && column.countsYears
    if spec.scale.kind == .time { adopt(column.clockStart) }
    guard spec.unit == nil, column.unit != .none, column.unit != unit else { return }
    guard unit == .none else {
      throw PlotError(
        .config,
        "axis \"\(spec.name)\" would count both \(unit.symbol) and \(column.unit.symbol)",
        remedy: Set([unit, column.unit]) == [.ticks, .seconds]
          ? "give the clock's rate: --clock FILE=2.6GHz, or in a config"
            + " \"format\": { \"clock\": { \"hz\": \"2.6GHz\" } }"
          : "give column \"\(column.name)\" an axis of its own",
        about: PlotError.Facts(.column, column.name))
    }
    unit = column.unit
  }

  /// Takes the clock of a column: inputs that begin at different moments share none, and those of
  /// different zones are told in UTC.
  private mutating func adopt(_ start: ClockStart?) {
    guard hasFields else { return clock = start }
    guard let start, let known = clock, start.zone != known.zone else {
      if clock != start { clock = nil }
      return
    }
    clock?.zone = .utc
    var other = start
    other.zone = .utc
    if clock != other { clock = nil }
  }
}
