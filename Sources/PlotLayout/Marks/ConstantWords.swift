import PlotCore
import PlotScene

/// The words of a rule, band or text mark, placed where they hide least.
struct ConstantWords {
  /// The words' extent.
  let size: Size
  /// The rim around the letters.
  var halo: Text.Halo

  private let text: String
  private let color: Color
  private let layer: MarkLayer

  /// The distance of words from what they stand at.
  static func padding(_ style: PageStyle) -> Double { 4 * style.scale }

  /// Measures a layer's words; nil where it has none, or the page no room for any.
  init?(_ look: MarkLook, in layer: MarkLayer) {
    let style = layer.style
    guard layer.panel.detail.shows(upTo: .withoutLegend), let label = look.label else {
      return nil
    }
    let words = style.oneLine(label)
    guard !words.isEmpty else { return nil }
    text = style.cut(words, to: layer.frame.width - 8 * style.scale, font: style.label)
    size = Size(width: style.width(text, style.label), height: style.height(style.label))
    halo = style.halo
    color = style.theme.textColor(like: look.color ?? style.theme.muted)
    self.layer = layer
  }

  /// Draws the words near a point; `others` are as good, if something is at the first.
  func draw(near point: Point?, or others: [Point] = [], _ placer: inout LabelPlacer)
    -> [Primitive]
  {
    let style = layer.style
    guard let point,
      layer.frame.contains(Rect(x: point.x, y: point.y, width: 0, height: 0), slack: 1)
    else { return [] }
    let radius = 1.5 * style.scale
    var free: Rect?
    for spot in others.isEmpty ? [] : [point] + others where free == nil {
      free = placer.place(size, near: spot, radius: radius, costingAtMost: 1)
    }
    return draw(in: free ?? placer.place(size, near: point, radius: radius))
  }

  /// Draws the words in the first of some boxes that hides nothing, or the one that hides least.
  func draw(among boxes: [Rect], _ placer: inout LabelPlacer) -> [Primitive] {
    draw(in: placer.place(among: boxes))
  }

  private func draw(in box: Rect?) -> [Primitive] {
    guard let box else { return [] }
    let style = layer.style
    return [
      .text(
        style.text(
          text, x: box.minX, middle: box.midY, font: style.label, color: color, halo: halo))
    ]
  }
}
