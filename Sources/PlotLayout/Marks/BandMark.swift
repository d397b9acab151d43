import PlotCore
import PlotScene

/// The area between two constants, across the panel.
package struct BandMark: Mark {
  package static let id = "band"
  package static let summary = "shades the area between two constants across the panel"
  package static var channels: MarkChannels { .span }
  package static var plane: MarkPlane { .behind }
  private let options: BandOptions

  package init(options: BandOptions) { self.options = options }

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    var drawing = MarkDrawing(reach: layer.style.lineReach)
    guard let area = area(layer), area.width > 0, area.height > 0 else { return drawing }
    drawing.add([.fill(Path(area), color(layer.style))], label: options.look.label ?? Self.id)
    return drawing
  }

  package func words(
    of layer: MarkLayer, in drawn: DrawnPanel, placer: inout LabelPlacer
  ) -> [Primitive] {
    guard var words = ConstantWords(options.look, in: layer), let area = area(layer) else {
      return []
    }
    words.halo.color = color(layer.style).flattened(over: layer.style.theme.ground)
    let (size, pad) = (words.size, ConstantWords.padding(layer.style))
    let y = area.minY + size.height + pad
    let isWide = area.width > size.width + 2 * pad
    return words.draw(
      near: Point(area.minX + pad + size.width / 2, y),
      or: isWide ? [Point(area.midX, y), Point(area.maxX - pad - size.width / 2, y)] : [],
      &placer)
  }

  private func color(_ style: PageStyle) -> Color {
    let usual = options.isBeyond ? style.theme.beyond : style.theme.muted.withAlpha(0.12)
    return (options.look.color ?? usual).withAlpha(options.look.opacity ?? usual.alpha)
  }

  private func area(_ layer: MarkLayer) -> Rect? {
    func sides(_ a: Double?, _ b: Double?, _ low: Double, _ high: Double) -> (Double, Double)? {
      guard let a, let b else { return a == nil && b == nil ? (low, high) : nil }
      return (max(low, min(a, b)), min(high, max(a, b)))
    }
    let (encoding, frame) = (layer.encoding, layer.frame)
    guard
      let (left, right) = sides(
        layer.x(encoding.x), layer.x(encoding.x2), frame.minX, frame.maxX),
      let (top, bottom) = sides(
        layer.y(encoding.y), layer.y(encoding.y2), frame.minY, frame.maxY),
      right > left, bottom > top
    else { return nil }
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }
}

/// What a band takes: a look, and whether it is what lies beyond a limit.
package struct BandOptions: ComponentOptions {
  let look: MarkLook
  let isBeyond: Bool

  /// Takes the look and `beyond`.
  package init(from reader: inout OptionReader) {
    look = MarkLook(from: &reader)
    isBeyond = reader.flag(
      "beyond", default: false, help: "takes the theme's tone for what lies beyond a limit")
  }
}
