import PlotScene

/// Draws one layer of a panel: from options to what it wants of the walk, and from reduced data,
/// placed scales and a style to primitives.
///
/// It is made once for each layer and called once for each, with all curves of the layer; it knows
/// no file, no page and no other layer. What is asked of it, in this order:
///
/// 1. `channels` and `demands(of:)`, before anything is read: what the layer must name, and what the
///    walk has to find.
/// 2. `widen(_:)`, when the extents of the columns are known: what the axes must show beyond them.
/// 3. `look(over:)`: how its curves look, for itself and for legends.
/// 4. `draw(_:)`, when everything is placed.
/// 5. `words(of:in:placer:)`, when all marks of the panel are drawn.
///
/// The same layer gives the same primitives, whatever the number of threads and outputs.
public protocol Mark: Component {
  /// What places it.
  static var channels: MarkChannels { get }
  /// Whether it stands behind the data, among them or over them.
  static var plane: MarkPlane { get }
  /// Whether it draws the samples of its columns: legends name them, and themes give them looks.
  static var drawsSamples: Bool { get }
  /// Whether it shows what lies between samples, as a line does and a dot does not.
  static var joinsSamples: Bool { get }
  /// Whether it draws amounts from zero on, as bars and areas do: those of one place may be stacked.
  static var drawsAmounts: Bool { get }
  /// Whether x2 may name a column: where each sample ends along the page, as a bin does.
  static var takesEnds: Bool { get }
  /// Whether a curve's name can stand at the end of what it draws.
  static var hasEnds: Bool { get }
  /// Whether every panel has one, without a layer that names it: the grid, the axes, the legend.
  static var isImplied: Bool { get }

  /// What the walk must find of the layer's columns; nothing where the mark needs constants only.
  func demands(of encoding: Encoding) -> Set<MarkDemand>
  /// Widens the axes to what it draws beyond its columns' values.
  func widen(_ extents: inout MarkExtents)
  /// Puts its own options over the look that the theme gives a curve.
  func look(over theme: CurveLook) -> CurveLook
  /// About how many points of a path each pixel column of a curve takes.
  var pointsPerColumn: Int { get }
  /// Draws the sign beside a curve's name in a legend: from a point in the middle of the line of
  /// text to the right, no longer than a length.
  func swatch(of look: CurveLook, from start: Point, length: Double, style: PageStyle)
    -> [Primitive]
  /// Draws the layer.
  func draw(_ layer: MarkLayer) -> MarkDrawing
  /// Places words where they hide least; what is placed is taken for the words of later marks.
  ///
  /// Marks over the data are asked first, the others after them, each in the order of the layers.
  func words(
    of layer: MarkLayer, in drawn: DrawnPanel, placer: inout LabelPlacer
  ) -> [Primitive]
}

/// What places a mark.
public enum MarkChannels: Sendable {
  /// One or several columns in y, over one in x.
  case columns
  /// A constant in x or y.
  case constant
  /// Two constants of one direction: x and x2, or y and y2.
  case span
  /// A column in y, or a constant in x or y.
  case columnOrConstant
  /// Nothing: it belongs to the panel.
  case none
}

/// Where a mark stands on a panel, from back to front.
public enum MarkPlane: Int, CaseIterable, Sendable {
  /// Behind the data.
  case behind
  /// Among the data, in the order of layers; cut off at the panel's edge.
  case data
  /// Over the data and the axes.
  case over
}

/// What a mark wants of the walk over its columns.
public enum MarkDemand: Hashable, Sendable {
  /// The first, lowest, highest and last sample of each pixel column, and its gaps.
  case columns
  /// A sample for each cell of a grid that any sample lies in, for marks that draw each by itself;
  /// x may go back and forth.
  case cells
  /// The samples with their ends along the page: of those that begin and end in the same pixel columns
  /// the lowest and the highest; x may go back and forth.
  case spans
  /// The exact lowest and highest sample of each curve.
  case extremes
  /// All rows, each with its values in all channels, names among them.
  case rows
}

extension Mark {
  /// Columns.
  public static var channels: MarkChannels { .columns }
  /// Among the data.
  public static var plane: MarkPlane { .data }
  /// Whether columns place it and it stands among the data.
  public static var drawsSamples: Bool { channels.isColumns && plane == .data }
  /// It does not.
  public static var joinsSamples: Bool { false }
  /// It does not.
  public static var drawsAmounts: Bool { false }
  /// It may not.
  public static var takesEnds: Bool { false }
  /// One can.
  public static var hasEnds: Bool { true }
  /// It does not belong to every panel.
  public static var isImplied: Bool { false }

  /// Pixel columns, where the layer names columns that the mark takes.
  public func demands(of encoding: Encoding) -> Set<MarkDemand> {
    if encoding.drawsRows { return [.rows] }
    let takesColumns = Self.channels.isColumns || Self.channels.isColumnOrConstant
    return takesColumns && encoding.y?.fields.isEmpty == false ? [.columns] : []
  }

  /// Widens the axis up the page to the sum of curves that are stacked.
  public func widen(_ extents: inout MarkExtents) { extents.addStack() }

  /// The theme's look.
  public func look(over theme: CurveLook) -> CurveLook { theme }

  /// Four: a rectangle.
  public var pointsPerColumn: Int { 4 }

  /// A line in the curve's colour and dashes.
  public func swatch(
    of look: CurveLook, from start: Point, length: Double, style: PageStyle
  ) -> [Primitive] {
    let line = Path(through: [start, Point(start.x + length, start.y)])
    let width = max(look.width, 1.4) * style.scale
    let dash = look.dash.map { $0 * style.scale }
    return [.stroke(line, look.color, StrokeStyle(width: width, dash: dash))]
  }

  /// None.
  public func words(
    of layer: MarkLayer, in drawn: DrawnPanel, placer: inout LabelPlacer
  ) -> [Primitive] { [] }
}

extension MarkChannels {
  var isColumns: Bool { self == .columns }
  var isColumnOrConstant: Bool { self == .columnOrConstant }

  /// Whether the channels of a layer say enough to place the mark.
  package func isMet(by encoding: Encoding) -> Bool {
    let hasFields = encoding.y?.fields.isEmpty == false
    let hasConstant = encoding.x?.isConstant == true || encoding.y?.isConstant == true
    // Rows stand wherever any of their columns says.
    if encoding.drawsRows { return self != .none }
    switch self {
    case .columns: return hasFields
    case .constant: return hasConstant
    case .span:
      return (encoding.x?.isConstant == true && encoding.x2?.isConstant == true)
        || (encoding.y?.isConstant == true && encoding.y2?.isConstant == true)
    case .columnOrConstant: return hasFields || hasConstant
    case .none: return true
    }
  }
}
