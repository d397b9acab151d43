/// What a figure shows, before any data is read: panels with axes and layers of marks.
///
/// Parsers suggest one, configs and flags change it, the layout draws it.
public struct FigureSpec: Sendable, Equatable {
  /// The page's width in points; nil for 720.
  public var width: Double?
  /// The page's height in points; nil for 440.
  public var height: Double?
  /// The headline, a template.
  public var title: String?
  /// The line under the headline, a template.
  public var subtitle: String?
  /// The line at the foot of the page, a template.
  public var caption: String?
  /// What the figure shows, in sentences, for readers who cannot see it, a template.
  public var description: String?
  /// What is wrong with its recordings, in place of the line under the headline where a page has no room
  /// for that, as it is to be read.
  package var warning: String?
  /// The panels, row by row.
  public var panels: [PanelSpec]
  /// How the panels stand on the page.
  public var layout: PanelLayout

  /// The page's width in points where nothing names one.
  package static let usualWidth = 720.0
  /// The page's height in points where nothing names one.
  package static let usualHeight = 440.0

  /// Creates a figure.
  public init(
    width: Double? = nil, height: Double? = nil, title: String? = nil, subtitle: String? = nil,
    caption: String? = nil, description: String? = nil, panels: [PanelSpec] = [],
    layout: PanelLayout = PanelLayout()
  ) {
    self.width = width
    self.height = height
    self.title = title
    self.subtitle = subtitle
    self.caption = caption
    self.description = description
    self.panels = panels
    self.layout = layout
  }
}

/// How panels stand on a page.
public struct PanelLayout: Sendable, Equatable {
  /// Which panels share their x domain and tick labels.
  public enum Share: String, CaseIterable, Sendable { case all, column, none }

  /// How many panels stand side by side.
  public var columns: Int
  /// The rows' shares of the height; missing ones are 1.
  public var heights: [Double]
  /// The columns' shares of the width; missing ones are 1.
  public var widths: [Double]
  /// Which panels share x.
  public var shareX: Share
  /// Whether panels share the scale of their first axis up the page, as small multiples do.
  public var sharesY: Bool
  /// Where the only panel's frame stands; nil for what its labels leave.
  public var margins: Margins?

  /// Creates a layout.
  public init(
    columns: Int = 1, heights: [Double] = [], widths: [Double] = [], shareX: Share = .all,
    sharesY: Bool = false, margins: Margins? = nil
  ) {
    self.margins = margins
    self.columns = columns
    self.heights = heights
    self.widths = widths
    self.shareX = shareX
    self.sharesY = sharesY
  }
}

/// The distances of a frame from the page's edges, in points, so that the frames of several figures
/// can stand at the same place.
public struct Margins: Sendable, Equatable {
  /// From the left edge.
  public var left: Double
  /// From the top edge.
  public var top: Double
  /// From the right edge.
  public var right: Double
  /// From the bottom edge.
  public var bottom: Double

  /// Creates margins.
  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }
}

/// One plot with its axes.
public struct PanelSpec: Sendable, Equatable {
  /// The panel's own headline.
  public var title: String?
  /// The axes; a missing x or y axis is made with its defaults.
  public var axes: [AxisSpec]
  /// What is drawn, from back to front.
  public var layers: [LayerSpec]
  /// How curves are named.
  public var legend: LegendKind
  /// By what it is drawn several times; nil for once.
  public var facet: FacetSpec?

  /// Creates a panel.
  public init(
    title: String? = nil, axes: [AxisSpec] = [], layers: [LayerSpec] = [],
    legend: LegendKind = .direct
  ) {
    self.title = title
    self.axes = axes
    self.layers = layers
    self.legend = legend
  }
}

/// How curves are named.
public enum LegendKind: String, CaseIterable, Sendable {
  /// At the curves' ends, or in a box where they do not fit.
  case direct
  /// In a box.
  case box
  /// Not at all.
  case none
}

/// A direction in which marks are placed.
public enum Channel: String, CaseIterable, Sendable {
  /// Along the page.
  case x
  /// Up the page.
  case y
}

/// One axis of a panel.
public struct AxisSpec: Sendable, Equatable {
  /// The side of the panel at which an axis stands.
  public enum Orient: String, CaseIterable, Sendable { case left, right, top, bottom }

  /// The name by which encodings and other axes know it.
  public var name: String
  /// The direction in which it places marks.
  public var channel: Channel
  /// The side at which it stands; nil for bottom or left.
  public var orient: Orient?
  /// The words at the axis; nil for none.
  public var title: String?
  /// How values become places.
  public var scale: ScaleSpec
  /// The unit of its labels; nil for the data's.
  public var unit: Unit?
  /// The prefixes of its labels; nil for the unit's usual ones.
  public var prefix: Prefix.System?
  /// Whether lines stand behind the data at its ticks; nil for y axes on the left.
  public var grid: Bool?
  /// The axis whose tick rows it shares.
  public var align: String?
  /// About how many ticks it has; nil for what fits well.
  public var tickCount: Int?

  /// Creates an axis.
  public init(
    _ name: String, channel: Channel, orient: Orient? = nil, title: String? = nil,
    scale: ScaleSpec = ScaleSpec(), unit: Unit? = nil, prefix: Prefix.System? = nil,
    grid: Bool? = nil, align: String? = nil, tickCount: Int? = nil
  ) {
    self.name = name
    self.channel = channel
    self.orient = orient
    self.title = title
    self.scale = scale
    self.unit = unit
    self.prefix = prefix
    self.grid = grid
    self.align = align
    self.tickCount = tickCount
  }
}

/// How values become places.
public struct ScaleSpec: Sendable, Equatable {
  /// The kind of mapping.
  public enum Kind: String, CaseIterable, Sendable { case linear, log, symlog, time }

  /// The kind of mapping.
  public var kind: Kind
  /// The lowest value shown, in the axis' unit; nil for the data's.
  public var lowest: Double?
  /// The highest value shown, in the axis' unit; nil for the data's.
  public var highest: Double?
  /// The lowest value shown where it is named by its date, instead of `lowest` or beside a number that
  /// may be one.
  public var lowestDate: FigureDate?
  /// The highest value shown where it is named by its date.
  public var highestDate: FigureDate?
  /// Whether the domain is widened to round numbers; nil for y axes, where they are near enough.
  public var nice: Bool?
  /// Whether zero is shown; nil for linear y axes of amounts.
  public var zero: Bool?
  /// Whether values grow to the left or downwards.
  public var reverse: Bool
  /// Whether values outside are drawn at the border rather than cut off.
  public var clamp: Bool
  /// The magnitude up to which a symlog scale is about linear, above zero; nil for one that suits
  /// the data: their least magnitude, or a 4096th of the greatest where they reach or cross zero.
  public var constant: Double?
  /// The names that stand along the axis, in order; empty for those of the data.
  public var names: [String] = []
  /// Which share of each name's room is left empty around its bar, 0..<1; nil for a tenth.
  public var padding: Double?

  /// Creates a scale.
  public init(
    _ kind: Kind = .linear, lowest: Double? = nil, highest: Double? = nil, nice: Bool? = nil,
    zero: Bool? = nil, reverse: Bool = false, clamp: Bool = false, constant: Double? = nil
  ) {
    self.kind = kind
    self.lowest = lowest
    self.highest = highest
    self.nice = nice
    self.zero = zero
    self.reverse = reverse
    self.clamp = clamp
    self.constant = constant
  }
}
