/// A series of straight and curved pieces, open or closed.
public struct Path: Hashable, Sendable {
  /// One piece of a path.
  public enum Element: Hashable, Sendable {
    /// Starts a new piece without drawing.
    case move(Point)
    /// Draws a straight line.
    case line(Point)
    /// Draws a cubic Bézier curve with two control points.
    ///
    /// Kept apart, so that the pieces of straight lines, of which pages have up to millions, stay small.
    indirect case curve(Point, Point, Point)
    /// Closes the piece that the last `move` started.
    case close
  }

  /// The pieces in the order in which they are drawn.
  public var elements: [Element]

  /// Creates an empty path.
  public init() { elements = [] }

  /// Creates a path through points in order.
  public init(through points: some Sequence<Point>, closed: Bool = false) {
    elements = []
    for point in points { elements.append(elements.isEmpty ? .move(point) : .line(point)) }
    if closed && !elements.isEmpty { elements.append(.close) }
  }

  /// Creates the outline of a rectangle.
  public init(_ rect: Rect) {
    self.init()
    add(rect)
  }

  /// Creates a circle of four Bézier curves.
  public init(circleAt center: Point, radius: Double) {
    let k = radius * 0.552_284_749_8
    let (x, y, r) = (center.x, center.y, radius)
    elements = [
      .move(Point(x + r, y)),
      .curve(Point(x + r, y + k), Point(x + k, y + r), Point(x, y + r)),
      .curve(Point(x - k, y + r), Point(x - r, y + k), Point(x - r, y)),
      .curve(Point(x - r, y - k), Point(x - k, y - r), Point(x, y - r)),
      .curve(Point(x + k, y - r), Point(x + r, y - k), Point(x + r, y)),
      .close,
    ]
  }

  /// Tells whether the path draws nothing.
  public var isEmpty: Bool { elements.isEmpty }

  /// Starts a new piece.
  public mutating func move(to point: Point) { elements.append(.move(point)) }
  /// Adds a straight line.
  public mutating func line(to point: Point) { elements.append(.line(point)) }
  /// Adds the outline of a rectangle.
  public mutating func add(_ rect: Rect) {
    move(to: Point(rect.minX, rect.minY))
    line(to: Point(rect.maxX, rect.minY))
    line(to: Point(rect.maxX, rect.maxY))
    line(to: Point(rect.minX, rect.maxY))
    close()
  }
  /// Closes the current piece.
  public mutating func close() { elements.append(.close) }

  /// Gives back the room that was kept for more elements.
  package mutating func trim() {
    if elements.capacity > elements.count + 16 { elements = Array(elements[...]) }
  }
}
