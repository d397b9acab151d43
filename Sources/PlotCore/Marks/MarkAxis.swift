import PlotScene

/// One tick of an axis: its share of the panel's side, and its label with its measured width.
public struct Tick: Hashable, Sendable {
  /// The value.
  public var value: Double
  /// Its share of the panel's side: 0 at the left or lower end, 1 at the other.
  public var share: Double
  /// The label.
  public var label: String
  /// The label's width in points.
  public var width: Double

  /// Creates a tick.
  public init(value: Double, share: Double, label: String, width: Double) {
    self.value = value
    self.share = share
    self.label = label
    self.width = width
  }
}

/// An axis with its scale and ticks, placed at its panel.
public struct MarkAxis: Sendable {
  /// The direction in which it places marks.
  public var channel: Channel
  /// The side at which it stands.
  public var orient: AxisSpec.Orient
  /// From values to shares of the panel's side.
  public var scale: Scale
  /// The ticks.
  public var ticks: [Tick]
  /// Where fainter lines stand between the ticks of a log axis, in shares of the panel's side.
  public var minorShares: [Double] = []
  /// The room before its lowest value for bins without a lower bound; nil where there are none.
  public var openBelow: OpenEnd?
  /// The room beyond its highest value for bins without an upper bound; nil where there are none.
  public var openAbove: OpenEnd?
  /// Whether names stand along it, at the whole numbers from 0 on.
  public var isOfNames = false
  /// Which share of each name's room is left empty around what stands there.
  public var namePadding = 0.1
  /// How far its labels are turned, in degrees; 0 where they stand upright.
  public var labelRotation = 0.0
  /// The unit of the labels, in which words at a time are written too; nil for each number's own.
  public var labelPrefix: Prefix?
  /// The large number that labels of a narrow range are counted from; nil where they are whole.
  public var origin: AxisOrigin?
  /// What its values count.
  public var unit: Unit
  /// The prefixes of its numbers.
  public var prefix: Prefix.System
  /// The moment of its zero, where its labels are dates and times of the day.
  public var clock: ClockStart?
  /// The title that the figure gives it.
  public var title: String?
  /// The words that are shown at it; nil where there is no room or nothing to say.
  public var words: String?
  /// The colour of its labels: its only curve's, where another axis has another.
  public var color: Color
  /// Whether lines stand behind the data at its ticks.
  public var hasGrid: Bool
  /// Whether it is the panel's main axis up the page.
  public var isMain: Bool
  /// Whether its labels are shown; not where the panel below has the same ones.
  public var showsLabels: Bool
  /// How far axes nearer to the panel push it away, in points.
  public var offset: Double

  /// Creates an axis.
  public init(
    channel: Channel, orient: AxisSpec.Orient? = nil, scale: Scale, ticks: [Tick] = [],
    unit: Unit = .none, prefix: Prefix.System? = nil, clock: ClockStart? = nil,
    title: String? = nil,
    words: String? = nil, color: Color = .black, hasGrid: Bool = false, isMain: Bool = false,
    showsLabels: Bool = true, offset: Double = 0
  ) {
    self.channel = channel
    self.orient = orient ?? (channel == .x ? .bottom : .left)
    self.scale = scale
    self.ticks = ticks
    self.unit = unit
    self.prefix = prefix ?? .usual(for: unit)
    self.clock = clock
    self.title = title
    self.words = words
    self.color = color
    self.hasGrid = hasGrid
    self.isMain = isMain
    self.showsLabels = showsLabels
    self.offset = offset
  }

  /// Writes a value as words at a mark do: `8.97 MiB`, or the time of the day on an axis that shows it.
  public func string(_ value: Double) -> String {
    if let clock {
      return ClockFormat.moment(value, from: clock, span: scale.highest - scale.lowest)
    }
    return quantity(value)
  }

  /// Writes a value with its unit: `8.97 MiB`; times in the unit of the labels.
  public func quantity(_ value: Double) -> String {
    let text: String
    if let origin {
      let rest = QuantityFormat.string(value - origin.value, unit: unit, system: prefix)
      text =
        rest.hasPrefix("-")
        ? "\(origin.label) − \(rest.dropFirst())"
        : value == origin.value ? origin.label : "\(origin.label) + \(rest)"
    } else if unit == .seconds, prefix == .si, value.magnitude >= 7200,
      scale.highest - scale.lowest < 7200
    {
      text = ElapsedFormat(around: value).string(value)
    } else if let labelPrefix, prefix == .si, labelPrefix.factor != 1 || unit == .seconds,
      (0.995..<1000).contains((value / labelPrefix.factor).magnitude)
    {
      text =
        QuantityFormat.string(value / labelPrefix.factor, unit: .none) + " " + labelPrefix.symbol
    } else {
      text = QuantityFormat.string(
        value, unit: unit, system: prefix, within: scale.highest - scale.lowest)
    }
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}
