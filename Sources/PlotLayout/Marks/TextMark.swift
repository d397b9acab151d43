import PlotCore
import PlotScene

/// Words at a place, or at the end of a curve.
package struct TextMark: Mark {
  package static let id = "text"
  package static let summary = "writes words at a place or at a curve's end"
  package static var channels: MarkChannels { .columnOrConstant }
  package static var drawsSamples: Bool { false }
  private let options: PlainOptions

  package init(options: PlainOptions) { self.options = options }

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    var drawing = MarkDrawing(reach: nil)
    if layer.encoding.drawsRows {
      drawing.add(RowPen(layer, options.look).texts(), label: "words")
    }
    return drawing
  }

  package func words(
    of layer: MarkLayer, in drawn: DrawnPanel, placer: inout LabelPlacer
  ) -> [Primitive] {
    guard let words = ConstantWords(options.look, in: layer) else { return [] }
    let (x, y) = (layer.x(layer.encoding.x), layer.y(layer.encoding.y))
    let end = layer.curves.first.flatMap { drawn.ends[$0.number] }
    guard x != nil || y != nil || end != nil else { return [] }
    let middle = Point(layer.frame.midX, layer.frame.midY)
    return words.draw(
      near: Point(x ?? end?.x ?? middle.x, y ?? end?.y ?? middle.y), &placer)
  }
}
