import PlotCore
import PlotScene

extension RowPen {
  /// The radius of a dot without a size of its own, in points at scale 1.
  private static let usualRadius = 2.6
  /// The radius of the largest dot where sizes are amounts.
  private static let largestRadius = 10.0

  /// A dot for each row, in the shape of its name.
  func dots() -> MarkDrawing {
    let scale = layer.style.scale
    let radius = (look.size ?? Self.usualRadius) * scale
    return fills(as: "points", reach: Self.largestRadius * scale) { row in
      guard let middle = layer.middle(of: row) else { return nil }
      let own = row.size.map { max(0.8, Self.largestRadius * $0.squareRoot()) * scale }
      return Self.shape(row.shape, at: middle, radius: own ?? radius)
    }
  }

  /// The outline of one of the shapes, all of about the same area.
  static func shape(_ number: Int, at center: Point, radius: Double) -> Path {
    func corners(_ points: [(Double, Double)]) -> Path {
      Path(
        through: points.map { Point(center.x + $0.0 * radius, center.y + $0.1 * radius) },
        closed: true)
    }
    switch number % 5 {
    case 1: return corners([(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)])
    case 2: return corners([(0, -1.3), (1.2, 0.8), (-1.2, 0.8)])
    case 3: return corners([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)])
    case 4:
      let (a, b) = (0.36, 1.2)
      return corners([
        (-a, -b), (a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b), (-a, b), (-a, a), (-b, a),
        (-b, -a), (-a, -a),
      ])
    default: return Path(circleAt: center, radius: radius)
    }
  }

  /// A short stroke for each row, across the direction of its number.
  func ticks() -> MarkDrawing {
    let scale = layer.style.scale
    let (thickness, length) = ((look.strokeWidth ?? 1) * scale, 12 * scale)
    // Along the page stands the number, unless names do.
    let isUpright = layer.y.isOfNames || !layer.x.isOfNames
    return fills(as: "ticks") { row in
      let frame = layer.frame
      var along = row.x.isNaN ? frame.minX...frame.maxX : layer.span(of: row, .x)
      var up = row.y.isNaN ? frame.minY...frame.maxY : layer.span(of: row, .y)
      func around(_ range: ClosedRange<Double>?, _ width: Double) -> ClosedRange<Double>? {
        range.map {
          let middle = ($0.lowerBound + $0.upperBound) / 2
          return (middle - width / 2)...(middle + width / 2)
        }
      }
      if isUpright {
        along = around(along, thickness)
        if !layer.y.isOfNames, !row.y.isNaN { up = around(up, length) }
      } else {
        up = around(up, thickness)
      }
      guard let along, let up else { return nil }
      return Path(
        Rect(
          x: along.lowerBound, y: up.lowerBound, width: along.upperBound - along.lowerBound,
          height: up.upperBound - up.lowerBound))
    }
  }
}
