import PlotCore
import PlotScene

/// A straight line across the panel at a constant.
package struct RuleMark: Mark {
  package static let id = "rule"
  package static let summary = "draws a straight line across the panel at a constant"
  package static var channels: MarkChannels { .constant }
  package static var drawsSamples: Bool { false }
  private let options: PlainOptions

  package init(options: PlainOptions) { self.options = options }

  private var width: Double { options.look.strokeWidth ?? 0.9 }

  package func demands(of encoding: Encoding) -> Set<MarkDemand> {
    encoding.drawsRows ? [.rows] : []
  }

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    if layer.encoding.drawsRows {
      return RowPen(layer, options.look).rules(
        width: width, dash: options.look.strokeDash ?? [], color: layer.style.theme.muted)
    }
    let (frame, style) = (layer.frame, layer.style)
    var drawing = MarkDrawing(reach: style.lineReach)
    var path = Path()
    let half = width * style.scale / 2
    if let y = layer.y(layer.encoding.y) {
      path.move(to: Point(frame.minX, y))
      path.line(to: Point(frame.maxX, y))
      drawing.obstacles.append(
        Rect(x: frame.minX, y: y - half, width: frame.width, height: 2 * half))
    }
    if let x = layer.x(layer.encoding.x) {
      path.move(to: Point(x, frame.minY))
      path.line(to: Point(x, frame.maxY))
      drawing.obstacles.append(
        Rect(x: x - half, y: frame.minY, width: 2 * half, height: frame.height))
    }
    guard !path.isEmpty else { return drawing }
    let dash = (options.look.strokeDash ?? [3, 2]).map { $0 * style.scale }
    let stroke = StrokeStyle(width: width * style.scale, dash: dash.reduce(0, +) > 0 ? dash : [])
    let color = (options.look.color ?? style.theme.muted)
      .withAlpha(min(1, max(0, options.look.opacity ?? 1)))
    drawing.add([.stroke(path, color, stroke)], label: options.look.label ?? Self.id)
    return drawing
  }

  /// Above the line, near the left edge, where curves that grow are low.
  package func words(
    of layer: MarkLayer, in drawn: DrawnPanel, placer: inout LabelPlacer
  ) -> [Primitive] {
    guard let words = ConstantWords(options.look, in: layer) else { return [] }
    let (frame, pad) = (layer.frame, ConstantWords.padding(layer.style))
    let y = layer.y(layer.encoding.y)
    let point =
      y.map { Point(frame.minX + pad + words.size.width / 2, $0) }
      ?? layer.x(layer.encoding.x).map { Point($0, frame.minY + words.size.height + pad) }
    return words.draw(near: point, &placer)
  }
}
