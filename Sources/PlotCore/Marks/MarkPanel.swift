import PlotScene

/// A panel with everything placed, as marks see it.
public struct MarkPanel: Sendable {
  /// Where data is drawn.
  public var frame: Rect
  /// The panel's part of the page, with axes and names.
  public var cell: Rect
  /// The axes in the panel's order: at least one along the page and one up the page.
  public var axes: [MarkAxis]
  /// The curves of all layers, in the order in which they first come up.
  public var curves: [PanelCurve]
  /// How curves are named.
  public var legend: PlacedLegend
  /// How much of a figure the page has room for.
  public var detail: Detail
  /// Fonts, colours and distances of the page.
  public var style: PageStyle
  /// How far labels along the page may reach to either side.
  public var xLabelBounds: ClosedRange<Double>
  /// The height that axes above the panel take.
  public var topAxesHeight: Double

  /// Creates a panel.
  public init(
    frame: Rect, cell: Rect? = nil, axes: [MarkAxis], curves: [PanelCurve] = [],
    legend: PlacedLegend = .none, detail: Detail = .everything, style: PageStyle,
    xLabelBounds: ClosedRange<Double>? = nil, topAxesHeight: Double = 0
  ) {
    self.frame = frame
    self.cell = cell ?? frame
    self.axes = axes
    self.curves = curves
    self.legend = legend
    self.detail = detail
    self.style = style
    self.xLabelBounds = xLabelBounds ?? frame.minX...frame.maxX
    self.topAxesHeight = topAxesHeight
  }
}

/// A curve of a panel with its name and looks.
public struct PanelCurve: Sendable {
  /// The name that legends show.
  public var name: String
  /// How it looks, its marks' options included.
  public var look: CurveLook
  /// The first mark that draws its samples, and so its sign in legends; nil where none does.
  public var mark: (any Mark)?

  /// Creates a curve.
  public init(name: String, look: CurveLook, mark: (any Mark)? = nil) {
    self.name = name
    self.look = look
    self.mark = mark
  }
}

/// How a curve looks.
public struct CurveLook: Hashable, Sendable {
  /// The colour.
  public var color: Color
  /// Dashes and gaps in points at scale 1; empty for a solid line.
  public var dash: [Double]
  /// The width of its line in points at scale 1.
  public var width: Double
  /// The opacity of the area under it, where its mark asks for the theme's.
  public var fill: Double

  /// Creates a look.
  public init(color: Color, dash: [Double] = [], width: Double = 1.1, fill: Double = 0) {
    self.color = color
    self.dash = dash
    self.width = width
    self.fill = fill
  }
}

/// How a panel's curves are named, with the room that the page keeps for it.
public enum PlacedLegend: Sendable {
  /// A name that stands at its curve's end, in one line or two.
  public struct Label: Sendable {
    /// The curve, by its place in the panel's list.
    public var curve: Int
    /// The lines from top to bottom.
    public var lines: [String]
    /// The extent of all lines.
    public var size: Size

    /// Creates a name.
    public init(curve: Int, lines: [String], size: Size) {
      self.curve = curve
      self.lines = lines
      self.size = size
    }
  }

  /// A name with its sign in a row.
  public struct Entry: Sendable {
    /// The curve, by its place in the panel's list; nil for the count of those left out.
    public var curve: Int?
    /// The name, as much of it as there is room for.
    public var name: String
    /// The left end, in the middle of the line of text.
    public var start: Point

    /// Creates a name.
    public init(curve: Int?, name: String, start: Point) {
      self.curve = curve
      self.name = name
      self.start = start
    }
  }

  /// Not at all.
  case none
  /// At the curves' ends, right of the panel where there is room.
  case direct([Label])
  /// By the titles of axes, each in the colour of its only curve.
  case axes
  /// In rows above the panel.
  case rows([Entry])
}
