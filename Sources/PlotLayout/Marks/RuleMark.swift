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

  /// At the line: above it from the left on, where curves that grow are low, or beside one that stands
  /// upright, from the top down.
  package func words(
    of layer: MarkLayer, in drawn: DrawnPanel, placer: inout LabelPlacer
  ) -> [Primitive] {
    guard let words = ConstantWords(options.look, in: layer) else { return [] }
    let (frame, pad, size) = (layer.frame, ConstantWords.padding(layer.style), words.size)
    let gap = 1.5 * layer.style.scale + max(1, size.height / 9)
    var boxes: [Rect] = []
    func add(_ x: Double, _ y: Double) {
      boxes.append(Rect(x: x, y: y, width: size.width, height: size.height))
    }
    if let y = layer.y(layer.encoding.y), frame.minY - 1...frame.maxY + 1 ~= y {
      for top in [y - gap - size.height, y + gap] {
        let last = frame.maxX - pad - size.width
        for x in stride(from: frame.minX + pad, to: last, by: max(1, size.width / 3)) {
          add(x, top)
        }
        add(last, top)
      }
    } else if let x = layer.x(layer.encoding.x), frame.minX - 1...frame.maxX + 1 ~= x {
      for y in stride(from: frame.minY + pad, to: frame.maxY, by: max(1, size.height / 2)) {
        add(x + pad, y)
        add(x - pad - size.width, y)
      }
    }
    return words.draw(among: boxes, &placer)
  }
}
