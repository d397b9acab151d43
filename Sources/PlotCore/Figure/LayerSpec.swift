import PlotScene

/// A mark drawn for each field of its encoding.
public struct LayerSpec: Sendable, Equatable {
  /// How it is drawn.
  public var mark: MarkSpec
  /// The input whose rows it draws; nil where it needs none or the run has one only.
  public var data: String?
  /// Which columns and values it draws.
  public var encoding: Encoding
  /// Which of the theme's colours its curves have, from 0; nil where their columns or inputs decide.
  package var colorNumber: Int?
  /// What its rows must be called in some columns, where its panel shows a part of them.
  package var only: [NameFilter] = []

  /// Creates a layer.
  public init(mark: MarkSpec, data: String? = nil, encoding: Encoding) {
    self.mark = mark
    self.data = data
    self.encoding = encoding
  }
}

/// What rows must be called in a column: its name, or its number with the column's name.
package struct NameFilter: Sendable, Equatable {
  /// The column.
  package var column: String
  /// What the rows are called by it.
  package var label: String

  /// Creates a filter.
  package init(_ column: String, is label: String) {
    self.column = column
    self.label = label
  }
}

extension LayerSpec {
  /// The columns that part its rows: those of its panel, and those that tell curves apart.
  package var partFields: [String] {
    let facets = only.map(\.column)
    return facets + encoding.groupFields.filter { !facets.contains($0) }
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
  /// What tells curves apart by their colours; each combination of names is a curve of its own.
  public var color: GroupChannel?
  /// What tells curves apart by their dashes.
  public var strokeDash: GroupChannel?
  /// What tells curves apart beside colours and dashes.
  public var detail: [String] = []
  /// What tells dots apart by their shapes.
  public var shape: GroupChannel?
  /// The names whose bars stand side by side within the room of one name along the page.
  public var xOffset: GroupChannel?
  /// The names whose bars stand above one another within the room of one name up the page.
  public var yOffset: GroupChannel?
  /// A column of numbers that are shown as the areas of dots.
  public var size: ChannelSpec?
  /// A column of numbers that are shown as opacities.
  public var opacity: ChannelSpec?
  /// The column whose values stand as words at rows.
  public var text: ChannelSpec?
  /// Whether each row is drawn by itself, at names as well as at numbers, rather than curves through many;
  /// set when the columns are known.
  package var drawsRows = false

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

extension Encoding {
  /// The columns that part a layer's rows into curves, each once; empty where all rows are one curve.
  public var groupFields: [String] {
    var fields: [String] = []
    for field in (color?.fields ?? []) + (strokeDash?.fields ?? []) + detail
    where !fields.contains(field) {
      fields.append(field)
    }
    return fields
  }
}

/// Columns whose names tell curves apart by their looks.
public struct GroupChannel: Sendable, Equatable {
  /// The columns.
  public var fields: [String]
  /// The words at the legend; nil for the column's title.
  public var title: String?
  /// The names that are drawn, in order; empty for all.
  public var domain: [String]
  /// The colours of these names, in order; empty for the theme's.
  public var colors: [Color]

  /// Creates a channel.
  public init(
    _ fields: [String], title: String? = nil, domain: [String] = [], colors: [Color] = []
  ) {
    self.fields = fields
    self.title = title
    self.domain = domain
    self.colors = colors
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
  /// Where stacks begin and end, where they are.
  public var stacking = Stacking.zero
  /// Whether a row's own value is drawn although others have the same place.
  public var isUnstacked = false
  /// The order in which names stand along the axis; nil for their natural one.
  public var sort: NameOrder?

  /// Where stacks begin and end.
  public enum Stacking: String, CaseIterable, Sendable {
    /// At zero.
    case zero
    /// At zero, and all of them at one.
    case normalize
    /// As far below zero as above it.
    case center
  }

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
