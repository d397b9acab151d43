import PlotScene

/// A layer of a panel when everything is placed: what a mark draws.
public struct MarkLayer: Sendable {
  /// The panel around it.
  public var panel: MarkPanel
  /// The layer's channels.
  public var encoding: Encoding
  /// The curves, one for each column in y; none where the mark demanded none.
  public var curves: [MarkCurve]
  /// The rows, where the mark demanded them: those that the axes have a place for.
  public var rows: [MarkRow] = []
  /// The axis along the page, by its place in the panel's list.
  public var xAxis: Int
  /// The axis up the page, by its place in the panel's list.
  public var yAxis: Int

  /// Creates a layer.
  public init(
    panel: MarkPanel, encoding: Encoding = Encoding(), curves: [MarkCurve] = [], xAxis: Int,
    yAxis: Int
  ) {
    self.panel = panel
    self.encoding = encoding
    self.curves = curves
    self.xAxis = xAxis
    self.yAxis = yAxis
  }

  /// Where data is drawn.
  public var frame: Rect { panel.frame }
  /// Fonts, colours and distances of the page.
  public var style: PageStyle { panel.style }
  /// The axis along the page.
  public var x: MarkAxis { panel.axes[xAxis] }
  /// The axis up the page.
  public var y: MarkAxis { panel.axes[yAxis] }

  /// Returns a value's place across the page; NaN where the scale has none.
  public func x(_ value: Double) -> Double {
    panel.frame.minX + panel.axes[xAxis].scale.boundedShare(value) * panel.frame.width
  }

  /// Returns a value's place up the page; NaN where the scale has none.
  public func y(_ value: Double) -> Double {
    panel.frame.maxY - panel.axes[yAxis].scale.boundedShare(value) * panel.frame.height
  }

  /// Returns a sample's place on the page, with NaN where a scale has none.
  public func point(_ sample: Curve.Sample) -> Point { Point(x(sample.x), y(sample.y)) }

  /// Returns a constant's place across the page; nil where the channel has none.
  public func x(_ channel: ChannelSpec?) -> Double? {
    channel?.datum.map { x($0) }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Returns a constant's place up the page; nil where the channel has none.
  public func y(_ channel: ChannelSpec?) -> Double? {
    channel?.datum.map { y($0) }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The place up the page where amounts begin: zero, or the panel's edge nearest to it.
  public var baseline: Double {
    let zero = y(0)
    guard zero.isFinite else { return y.scale.isReversed ? frame.minY : frame.maxY }
    return min(frame.maxY, max(frame.minY, zero))
  }
}

extension MarkCurve {
  /// The values of x at the panel's left and right edge.
  public var domain: ClosedRange<Double> { scale.lowest...scale.highest }
}

/// A curve of a layer.
public struct MarkCurve: Sendable {
  /// Its place in the panel's list of curves.
  public var number: Int
  /// Its name.
  public var name: String
  /// How it looks, all options included.
  public var look: CurveLook
  /// The samples that the walk has kept, in order of rows, and how many rows there were.
  public var data: Curve
  /// The scale along the page, with values growing from left to right: between its ends samples were
  /// reduced, by columns of equal width on the page.
  public var scale: Scale
  /// How many pixel columns may be told apart, so that a page stays small in text formats.
  public var columnLimit: Int
  /// The exact lowest sample, where it was demanded and is known.
  public var lowest: Curve.Sample?
  /// The exact highest sample, where it was demanded and is known.
  public var highest: Curve.Sample?

  /// Creates a curve.
  public init(
    number: Int, name: String, look: CurveLook, data: Curve, scale: Scale,
    columnLimit: Int = 2000, lowest: Curve.Sample? = nil, highest: Curve.Sample? = nil
  ) {
    self.number = number
    self.name = name
    self.look = look
    self.data = data
    self.scale = scale
    self.columnLimit = columnLimit
    self.lowest = lowest
    self.highest = highest
  }
}
