import PlotScene

/// A mark drawn for each field of its encoding.
public struct LayerSpec: Sendable, Equatable {
  /// How it is drawn.
  public var mark: MarkSpec
  /// The input whose rows it draws; nil where it needs none or the run has one only.
  public var data: String?
  /// Which columns and values it draws.
  public var encoding: Encoding

  /// Creates a layer.
  public init(mark: MarkSpec, data: String? = nil, encoding: Encoding) {
    self.mark = mark
    self.data = data
    self.encoding = encoding
  }
}

/// How a layer is drawn.
public struct MarkSpec: Sendable, Equatable {
  /// The kind of mark, in Vega-Lite's words where it has one.
  public enum Kind: String, CaseIterable, Sendable {
    /// Straight lines between samples.
    case line
    /// A curve that keeps each value until the next sample.
    case step
    /// The area under a step curve.
    case area
    /// A dot for each sample.
    case point
    /// An upright bar for each sample.
    case bar
    /// A straight line across the panel.
    case rule
    /// The area between two values across the panel.
    case band
    /// Words at a place.
    case text
    /// A dot and words at the highest or lowest sample.
    case extremum
  }

  /// Which extremum is marked.
  public enum Which: String, CaseIterable, Sendable { case max, min }

  /// The kind of mark.
  public var kind: Kind
  /// The colour; nil for the theme's.
  public var color: Color?
  /// The width of lines in points; nil for the theme's.
  public var strokeWidth: Double?
  /// Dashes and gaps in points; nil for the theme's.
  public var strokeDash: [Double]?
  /// The opacity, 0...1, of the whole mark; nil for opaque.
  public var opacity: Double?
  /// The opacity of an area under a line or step curve, 0...1; nil for none, -1 for the theme's.
  public var fill: Double?
  /// The radius of dots in points; nil for the theme's.
  public var size: Double?
  /// Words at the mark, a template with `{x}` and `{y}`; nil for the mark's usual ones.
  public var label: String?
  /// Which extremum an `extremum` marks.
  public var which: Which

  /// Creates a mark.
  public init(
    _ kind: Kind, color: Color? = nil, strokeWidth: Double? = nil, strokeDash: [Double]? = nil,
    opacity: Double? = nil, fill: Double? = nil, size: Double? = nil, label: String? = nil,
    which: Which = .max
  ) {
    self.kind = kind
    self.color = color
    self.strokeWidth = strokeWidth
    self.strokeDash = strokeDash
    self.opacity = opacity
    self.fill = fill
    self.size = size
    self.label = label
    self.which = which
  }

  /// The value of `fill` that asks for the theme's opacity.
  public static let themeFill = -1.0
}

/// Which columns and values a layer draws.
public struct Encoding: Sendable, Equatable {
  /// Along the page.
  public var x: ChannelSpec?
  /// Up the page.
  public var y: ChannelSpec?
  /// The far end along the page, of bands.
  public var x2: ChannelSpec?
  /// The far end up the page, of bands.
  public var y2: ChannelSpec?

  /// Creates an encoding.
  public init(
    x: ChannelSpec? = nil, y: ChannelSpec? = nil, x2: ChannelSpec? = nil, y2: ChannelSpec? = nil
  ) {
    self.x = x
    self.y = y
    self.x2 = x2
    self.y2 = y2
  }
}

/// What places marks in one direction.
public struct ChannelSpec: Sendable, Equatable {
  /// The columns; several draw several curves.
  public var fields: [String]
  /// A constant in the axis' unit, instead of columns.
  public var datum: Double?
  /// The axis; nil for the panel's first of the channel.
  public var axis: String?
  /// The curve's name in legends; nil for the column's title.
  public var title: String?
  /// Whether the fields' areas are stacked.
  public var isStacked: Bool

  /// Creates a channel.
  public init(
    fields: [String] = [], datum: Double? = nil, axis: String? = nil, title: String? = nil,
    isStacked: Bool = false
  ) {
    self.fields = fields
    self.datum = datum
    self.axis = axis
    self.title = title
    self.isStacked = isStacked
  }

  /// A channel of one column.
  public static func field(_ name: String, axis: String? = nil, title: String? = nil) -> ChannelSpec
  {
    ChannelSpec(fields: [name], axis: axis, title: title)
  }
}
