import PlotCore
import PlotScene

/// A dot for each sample; x may go back and forth.
package struct PointMark: Mark {
  /// Up to so many dots each stands at its own place; more fill the cells of a fine grid.
  private static let mostDots = 5_500
  /// More dots than this are an area to words, not places to keep clear of one by one.
  private static let mostObstacles = 5_500

  package static let id = "point"
  package static let summary = "draws a dot for each sample"
  private let options: PlainOptions

  package init(options: PlainOptions) { self.options = options }

  package func demands(of encoding: Encoding) -> Set<MarkDemand> {
    encoding.y?.fields.isEmpty == false ? [.cells] : []
  }

  package func look(over theme: CurveLook) -> CurveLook { options.look.over(theme) }

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    let style = layer.style
    let radius = (options.look.size ?? 1.6) * style.scale
    // Dots whose middle is in the panel are whole.
    var drawing = MarkDrawing(reach: max(style.lineReach, radius + 0.5 * style.scale))
    for curve in layer.curves {
      let frame = layer.frame.inset(by: -0.01)
      let points = curve.data.samples.map(layer.point).filter { point in
        point.x.isFinite && point.y.isFinite
          && frame.contains(Rect(x: point.x, y: point.y, width: 0, height: 0))
      }
      guard let end = points.last else { continue }
      drawing.ends[curve.number] = end
      let path = path(of: curve, at: points, in: layer)
      for point in points.prefix(Self.mostObstacles) {
        drawing.obstacles.append(
          Rect(x: point.x, y: point.y, width: 0, height: 0).inset(by: -radius))
      }
      let stroke = StrokeStyle(width: 2 * radius, cap: .round, join: .round)
      drawing.add(
        [.stroke(path, options.look.color(of: curve.look), stroke)], label: "\(curve.name), points")
    }
    return drawing
  }

  /// A path whose round ends are the dots.
  private func path(of curve: MarkCurve, at points: [Point], in layer: MarkLayer) -> Path {
    var path = Path()
    if points.count <= Self.mostDots {
      var seen: Set<Point> = []
      for point in points {
        let place = CurveShape.rounded(point)
        guard seen.insert(place).inserted else { continue }
        path.move(to: place)
        path.line(to: Point(place.x + 0.01, place.y))
      }
      return path
    }
    let cells = SampleCells(
      curve.data.samples, x: curve.scale, y: layer.y.scale.ascending, frame: layer.frame)
    let isReversed = (layer.x.scale.isReversed, layer.y.scale.isReversed)
    for run in cells.runs(flippedX: isReversed.0, flippedY: isReversed.1) {
      let (a, b) = (CurveShape.rounded(run.start), CurveShape.rounded(run.end))
      path.move(to: a)
      path.line(to: Point(a.x == b.x ? a.x + 0.01 : b.x, b.y))
    }
    return path
  }
}
