import PlotCore
import PlotScene

/// A dot for each sample.
package struct PointMark: Mark {
  /// More dots than this would make a page too large in text formats.
  private static let mostDots = 5_500

  package static let id = "point"
  package static let summary = "draws a dot for each sample"
  private let options: PlainOptions

  package init(options: PlainOptions) { self.options = options }

  package func look(over theme: CurveLook) -> CurveLook { options.look.over(theme) }

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    let style = layer.style
    let radius = (options.look.size ?? 1.6) * style.scale
    // Dots whose middle is in the panel are whole.
    var drawing = MarkDrawing(reach: max(style.lineReach, radius + 0.5 * style.scale))
    for curve in layer.curves {
      let path = path(of: curve, in: layer, radius: radius, &drawing)
      guard !path.isEmpty else { continue }
      let stroke = StrokeStyle(width: 2 * radius, cap: .round, join: .round)
      drawing.add(
        [.stroke(path, options.look.color(of: curve.look), stroke)], label: "\(curve.name), points")
    }
    return drawing
  }

  private func path(
    of curve: MarkCurve, in layer: MarkLayer, radius: Double, _ drawing: inout MarkDrawing
  ) -> Path {
    let frame = layer.frame.inset(by: -0.01)
    var path = Path()
    var seen: Set<Point> = []
    for sample in layer.columns(of: curve).samples {
      let point = layer.point(sample)
      guard point.x.isFinite, point.y.isFinite,
        frame.contains(Rect(x: point.x, y: point.y, width: 0, height: 0))
      else { continue }
      drawing.ends[curve.number] = point
      // Dots nearer than a tenth of a point are one dot to the eye.
      let cell = Point((point.x * 4).rounded() / 4, (point.y * 4).rounded() / 4)
      guard seen.count < Self.mostDots, seen.insert(cell).inserted else { continue }
      path.move(to: cell)
      path.line(to: Point(cell.x + 0.01, cell.y))
      drawing.obstacles.append(
        Rect(x: point.x, y: point.y, width: 0, height: 0).inset(by: -radius))
    }
    return path
  }
}
