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

/// Which columns and values a layer draws.
public struct Encoding: Sendable, Equatable {
  /// Along the page.
  public var x: ChannelSpec?
  /// Up the page.
  public var y: ChannelSpec?
  /// The far end along the page: a constant of bands, a column of bars.
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
  /// A constant that is named by its date, instead of `datum` or beside a number that may be one.
  public var datumDate: FigureDate?
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

  /// The title of a curve that is the sum of those stacked below it.
  package static let together = "together"

  /// Whether it has a constant, as a number or a date.
  package var isConstant: Bool { datum != nil || datumDate != nil }

  /// A channel of one column.
  public static func field(_ name: String, axis: String? = nil, title: String? = nil) -> ChannelSpec
  {
    ChannelSpec(fields: [name], axis: axis, title: title)
  }
}
