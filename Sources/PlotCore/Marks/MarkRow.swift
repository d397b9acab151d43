import PlotScene

/// A row of a layer that draws each row by itself, with its values on the panel's axes.
///
/// A name is the number of its place along the axis, from 0; NaN where a row has no value.
public struct MarkRow: Hashable, Sendable {
  /// One of several places side by side within the room of a name.
  public struct Slot: Hashable, Sendable {
    /// The place, from 0.
    public var index: Int
    /// How many there are.
    public var count: Int

    /// Creates a place.
    public init(_ index: Int, of count: Int) { (self.index, self.count) = (index, count) }
  }

  /// Along the page.
  public var x = Double.nan
  /// Up the page.
  public var y = Double.nan
  /// The far end along the page; nil where there is none.
  public var x2: Double?
  /// The far end up the page; nil where there is none.
  public var y2: Double?
  /// The curve whose look it has, by its place in the layer's list.
  public var curve = 0
  /// The place within the name's room along the page.
  public var xSlot = Slot(0, of: 1)
  /// The place within the name's room up the page.
  public var ySlot = Slot(0, of: 1)
  /// The share of the largest dot's area, 0...1; nil for the usual size.
  public var size: Double?
  /// The opacity, 0...1; nil for that of the mark.
  public var opacity: Double?
  /// Its colour where that shows a number; nil for the curve's.
  public var color: Color?
  /// Which of several shapes its dot has, from 0.
  public var shape = 0
  /// The words at it.
  public var text: String?

  /// Creates a row without values.
  public init() {}
}

extension MarkLayer {
  /// The room of a row's name in one direction, in points from left to right or from top to bottom; of a
  /// number its place, or what lies between its ends.
  public func span(of row: MarkRow, _ channel: Channel) -> ClosedRange<Double>? {
    let isX = channel == .x
    let (axis, value, end) = isX ? (x, row.x, row.x2) : (y, row.y, row.y2)
    func place(_ value: Double) -> Double { isX ? x(value) : y(value) }
    guard value.isFinite else { return nil }
    guard axis.isOfNames else {
      let (one, other) = (place(value), place(end ?? value))
      return one.isFinite && other.isFinite ? min(one, other)...max(one, other) : nil
    }
    let slot = isX ? row.xSlot : row.ySlot
    let room = (1 - axis.namePadding) / Double(slot.count)
    let start = value - (1 - axis.namePadding) / 2 + room * Double(slot.index)
    let gap = slot.count > 1 ? room * 0.05 : 0
    let (one, other) = (place(start + gap), place(start + room - gap))
    return min(one, other)...max(one, other)
  }

  /// The middle of a row's place in both directions; nil where it has none.
  public func middle(of row: MarkRow) -> Point? {
    guard let x = span(of: row, .x), let y = span(of: row, .y) else { return nil }
    return Point(
      (x.lowerBound + x.upperBound) / 2, (y.lowerBound + y.upperBound) / 2)
  }

  /// The rows of each curve, in their order.
  public var rowsByCurve: [[MarkRow]] {
    var found: [[MarkRow]] = curves.map { _ in [] }
    for row in rows where found.indices.contains(row.curve) { found[row.curve].append(row) }
    return found
  }
}
