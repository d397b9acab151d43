import PlotCore
import PlotScene

/// A dot for each sample; x may go back and forth.
package struct PointMark: Mark {
  /// Up to so many dots each stands at its own place; more shade the cells of a fine grid.
  private static let mostDots = 5_500
  /// More dots than this are an area to words, not places to keep clear of one by one.
  private static let mostObstacles = 5_500

  package static let id = "point"
  package static let summary = "draws a dot for each sample"
  private let options: PlainOptions

  package init(options: PlainOptions) { self.options = options }

  package func demands(of encoding: Encoding) -> Set<MarkDemand> {
    if encoding.drawsRows { return [.rows] }
    return encoding.y?.fields.isEmpty == false ? [.cells] : []
  }

  package func look(over theme: CurveLook) -> CurveLook { options.look.over(theme) }

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    if layer.encoding.drawsRows { return RowPen(layer, options.look).dots() }
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
      for point in points.prefix(Self.mostObstacles) {
        drawing.obstacles.append(
          Rect(x: point.x, y: point.y, width: 0, height: 0).inset(by: -radius))
      }
      drawing.add(
        dots(of: curve, at: points, radius: radius, in: layer), label: "\(curve.name), points")
    }
    return drawing
  }

  /// The dots: each at its place, or where they are many the stronger the more of them lie there.
  private func dots(
    of curve: MarkCurve, at points: [Point], radius: Double, in layer: MarkLayer
  ) -> [Primitive] {
    let color = options.look.color(of: curve.look)
    let counts = curve.data.counts
    guard counts.isEmpty ? points.count > Self.mostDots : counts.reduce(0, +) > Self.mostDots else {
      let stroke = StrokeStyle(width: 2 * radius, cap: .round, join: .round)
      return [.stroke(path(through: points), color, stroke)]
    }
    let cells = SampleCells(
      curve.data, x: curve.scale, y: layer.y.scale.ascending, frame: layer.frame)
    return cells.shades(
      radius: radius, palest: SampleCells.palest(color, on: layer.style.theme.ground),
      flippedX: layer.x.scale.isReversed, flippedY: layer.y.scale.isReversed
    ).map { .fill($0.area, color.withAlpha(color.alpha * $0.opacity)) }
  }

  /// A path whose round ends are the dots.
  private func path(through points: [Point]) -> Path {
    var path = Path()
    var seen: Set<Point> = []
    for point in points {
      let place = CurveShape.rounded(point)
      guard seen.insert(place).inserted else { continue }
      path.move(to: place)
      path.line(to: Point(place.x + 0.01, place.y))
    }
    return path
  }
}
