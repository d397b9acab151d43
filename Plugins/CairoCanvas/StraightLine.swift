import PlotScene

/// A single horizontal or vertical line, such as a grid line, an axis or a tick.
struct StraightLine {
  var start: Point
  var end: Point
  var isHorizontal: Bool { start.y == end.y }

  init(start: Point, end: Point) {
    self.start = start
    self.end = end
  }

  /// Recognizes a path that is nothing but one such line.
  init?(_ path: Path) {
    guard path.elements.count == 2, case .move(let start) = path.elements[0],
      case .line(let end) = path.elements[1], start.isFinite, end.isFinite,
      (start.x == end.x) != (start.y == end.y)
    else { return nil }
    self.init(start: start, end: end)
  }

  /// Returns the line with its edges on whole pixels, so that it is drawn in one shade.
  func snapped(width: Double, scale: Double) -> (line: StraightLine, width: Double) {
    let pixels = max(1, (width * scale).rounded())
    let isOdd = pixels.truncatingRemainder(dividingBy: 2) == 1
    func snap(_ value: Double) -> Double {
      (isOdd ? (value * scale - 0.5).rounded() + 0.5 : (value * scale).rounded()) / scale
    }
    var line = self
    if isHorizontal {
      line.start.y = snap(start.y)
      line.end.y = line.start.y
    } else {
      line.start.x = snap(start.x)
      line.end.x = line.start.x
    }
    return (line, pixels / scale)
  }
}
