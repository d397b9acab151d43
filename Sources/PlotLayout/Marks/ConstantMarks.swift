import PlotCore
import PlotScene

extension PlacedPanel {
  /// Draws a straight line across the panel at a constant.
  func drawRule(_ layer: ResolvedLayer) -> [Primitive] {
    var path = Path()
    if let y = yConstant(layer.encoding.y, layer) {
      path.move(to: Point(frame.minX, y))
      path.line(to: Point(frame.maxX, y))
    }
    if let x = xConstant(layer.encoding.x, layer) {
      path.move(to: Point(x, frame.minY))
      path.line(to: Point(x, frame.maxY))
    }
    guard !path.isEmpty else { return [] }
    let dash = (layer.mark.strokeDash ?? [3, 2]).map { $0 * style.scale }
    let stroke = StrokeStyle(
      width: (layer.mark.strokeWidth ?? 0.9) * style.scale,
      dash: dash.reduce(0, +) > 0 ? dash : [])
    return [mark(layer, [.stroke(path, annotationColor(layer), stroke)])]
  }

  /// Draws the area between two constants.
  func drawBand(_ layer: ResolvedLayer) -> [Primitive] {
    guard let area = bandArea(layer), area.width > 0, area.height > 0 else { return [] }
    return [mark(layer, [.fill(Path(area), bandColor(layer))])]
  }

  /// Draws the words of a rule, band or text mark where they hide least.
  func drawWords(_ layer: ResolvedLayer, ends: [Int: Point], _ placer: inout LabelPlacer)
    -> [Primitive]
  {
    guard detail.shows(upTo: .withoutLegend), let label = layer.mark.label else { return [] }
    let words = TextBlock.words(of: label).joined(separator: " ")
    guard !words.isEmpty else { return [] }
    let font = style.label
    let text = TextBlock.ellipsis(words, font, frame.width - 8 * style.scale, style)
    let size = Size(width: style.width(text, font), height: style.height(font))
    let pad = 4 * style.scale
    let (x, y) = (xConstant(layer.encoding.x, layer), yConstant(layer.encoding.y, layer))
    var point: Point?
    // Others that are as good, if something is at the first.
    var others: [Point] = []
    switch layer.mark.kind {
    case .band:
      guard let area = bandArea(layer) else { return [] }
      let y = area.minY + size.height + pad
      point = Point(area.minX + pad + size.width / 2, y)
      if area.width > size.width + 2 * pad {
        others = [Point(area.midX, y), Point(area.maxX - pad - size.width / 2, y)]
      }
    case .rule:
      // Above the line, near the left edge, where curves that grow are low.
      if let y { point = Point(frame.minX + pad + size.width / 2, y) }
      if y == nil, let x { point = Point(x, frame.minY + size.height + pad) }
    default:
      let end = layer.series.first.flatMap { ends[$0] }
      if x != nil || y != nil || end != nil {
        point = Point(x ?? end?.x ?? frame.midX, y ?? end?.y ?? frame.midY)
      }
    }
    guard let point, frame.contains(Rect(x: point.x, y: point.y, width: 0, height: 0), slack: 1)
    else { return [] }
    let radius = 1.5 * style.scale
    var free: Rect?
    for spot in others.isEmpty ? [] : [point] + others where free == nil {
      free = placer.place(size, near: spot, radius: radius, costingAtMost: 1)
    }
    guard let box = free ?? placer.place(size, near: point, radius: radius) else { return [] }
    var halo = style.halo
    if layer.mark.kind == .band {
      halo.color = bandColor(layer).flattened(over: style.theme.ground)
    }
    let color = style.theme.textColor(like: layer.mark.color ?? style.theme.muted)
    return [
      .text(
        style.text(
          text, x: box.minX, middle: box.midY, font: font, color: color, halo: halo))
    ]
  }

  private func bandColor(_ layer: ResolvedLayer) -> Color {
    let alpha = layer.mark.fill.map { $0 < 0 ? 0.12 : min(1, $0) } ?? layer.mark.opacity ?? 0.12
    return (layer.mark.color ?? style.theme.muted).withAlpha(alpha)
  }

  private func bandArea(_ layer: ResolvedLayer) -> Rect? {
    func sides(_ a: Double?, _ b: Double?, _ low: Double, _ high: Double) -> (Double, Double)? {
      guard let a, let b else { return a == nil && b == nil ? (low, high) : nil }
      return (max(low, min(a, b)), min(high, max(a, b)))
    }
    let encoding = layer.encoding
    guard
      let (left, right) = sides(
        xConstant(encoding.x, layer), xConstant(encoding.x2, layer), frame.minX, frame.maxX),
      let (top, bottom) = sides(
        yConstant(encoding.y, layer), yConstant(encoding.y2, layer), frame.minY, frame.maxY),
      right > left, bottom > top
    else { return nil }
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }

  private func xConstant(_ channel: ChannelSpec?, _ layer: ResolvedLayer) -> Double? {
    let place = channel?.datum.map { x($0, axis: layer.xAxis) }
    return place.flatMap { $0.isFinite ? $0 : nil }
  }

  private func yConstant(_ channel: ChannelSpec?, _ layer: ResolvedLayer) -> Double? {
    let place = channel?.datum.map { y($0, axis: layer.yAxis) }
    return place.flatMap { $0.isFinite ? $0 : nil }
  }

  private func annotationColor(_ layer: ResolvedLayer) -> Color {
    (layer.mark.color ?? style.theme.muted).withAlpha(min(1, max(0, layer.mark.opacity ?? 1)))
  }

  private func mark(_ layer: ResolvedLayer, _ items: [Primitive]) -> Primitive {
    .group(Group(role: .mark, label: layer.mark.label ?? layer.mark.kind.rawValue, items: items))
  }
}
