/// What the axes of a layer must show, before any scale is placed.
public struct MarkExtents: Sendable {
  /// One of the layer's axes.
  public struct Axis: Sendable {
    /// How its values become places.
    public let scale: ScaleSpec
    /// What the columns on it reach, of this layer and those below it.
    public let data: Extent
    /// What it must show.
    public var shown: Extent
    /// Whether words stand above its highest value, which need room.
    public var hasWordsAbove: Bool

    /// Creates an axis that shows its data.
    public init(
      scale: ScaleSpec = ScaleSpec(), data: Extent = Extent(), shown: Extent? = nil,
      hasWordsAbove: Bool = false
    ) {
      self.scale = scale
      self.data = data
      self.shown = shown ?? data
      self.hasWordsAbove = hasWordsAbove
    }
  }

  /// The layer's channels.
  public let encoding: Encoding
  /// What each of the layer's columns in y reaches, in order.
  public let columns: [Extent]
  /// How many rows the layer's input has; 0 where it draws constants only.
  public let rowCount: Int
  /// What the sum of the columns reaches up and down, where they are stacked and that is known.
  public let stack: Extent?
  /// The axis along the page.
  public var x: Axis
  /// The axis up the page.
  public var y: Axis

  /// Creates the extents of a layer.
  public init(
    encoding: Encoding, columns: [Extent] = [], stack: Extent? = nil, rowCount: Int = 0, x: Axis,
    y: Axis
  ) {
    self.encoding = encoding
    self.stack = stack
    self.columns = columns
    self.rowCount = rowCount
    self.x = x
    self.y = y
  }

  /// Widens the axis up the page to the sum of the columns, where they are stacked: positive values up,
  /// negative ones down. Where the sum is not known it is at most that of what each column reaches.
  public mutating func addStack() {
    guard encoding.y?.isStacked == true else { return }
    if let stack { return y.shown.add(stack) }
    y.shown.add(columns.reduce(0) { $1.isEmpty ? $0 : $0 + max(0, $1.highest) })
    y.shown.add(columns.reduce(0) { $1.isEmpty ? $0 : $0 + min(0, $1.lowest) })
  }
}
