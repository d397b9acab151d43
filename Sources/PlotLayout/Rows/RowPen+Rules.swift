import PlotCore
import PlotScene

extension RowPen {
  /// A straight stroke for each row: from end to end, or across the panel where only one direction places
  /// it.
  func rules(width: Double, dash: [Double], color usual: Color) -> MarkDrawing {
    let style = layer.style
    var drawing = MarkDrawing(reach: style.lineReach)
    for (curve, rows) in zip(layer.curves, layer.rowsByCurve) {
      var path = Path()
      for row in rows {
        guard let (start, end) = stroke(of: row) else { continue }
        path.move(to: start)
        path.line(to: end)
        drawing.ends[curve.number] = end
        drawing.obstacles.append(
          Rect(
            x: min(start.x, end.x), y: min(start.y, end.y), width: (start.x - end.x).magnitude,
            height: (start.y - end.y).magnitude))
      }
      guard !path.isEmpty else { continue }
      let hasLook = !layer.encoding.groupFields.isEmpty
      let color = hasLook || look.color != nil ? look.color(of: curve.look) : usual
      let stroke = StrokeStyle(
        width: width * style.scale, dash: dash.map { $0 * style.scale })
      drawing.add([.stroke(path, color, stroke)], label: "\(curve.name), rules")
    }
    return drawing
  }

  private func stroke(of row: MarkRow) -> (Point, Point)? {
    let frame = layer.frame
    func middle(_ channel: Channel) -> Double? {
      layer.span(of: row, channel).map { ($0.lowerBound + $0.upperBound) / 2 }
    }
    func place(_ value: Double?, _ channel: Channel) -> Double? {
      let place = value.map { channel == .x ? layer.x($0) : layer.y($0) }
      return place.flatMap { $0.isFinite ? $0 : nil }
    }
    let (hasX, hasY) = (row.x.isFinite, row.y.isFinite)
    if row.x2 != nil, let start = place(row.x, .x), let end = place(row.x2, .x) {
      let y = hasY ? middle(.y) ?? frame.midY : frame.midY
      return (Point(start, y), Point(end, row.y2.flatMap { place($0, .y) } ?? y))
    }
    if row.y2 != nil, let start = place(row.y, .y), let end = place(row.y2, .y) {
      let x = hasX ? middle(.x) ?? frame.midX : frame.midX
      return (Point(x, start), Point(x, end))
    }
    if hasX, !hasY, let x = middle(.x) { return (Point(x, frame.minY), Point(x, frame.maxY)) }
    if hasY, !hasX, let y = middle(.y) { return (Point(frame.minX, y), Point(frame.maxX, y)) }
    guard hasX, hasY, let x = layer.span(of: row, .x), let y = layer.span(of: row, .y) else {
      return nil
    }
    // Within the room of a name, or from the baseline to the value.
    if layer.x.isOfNames {
      let middle = (y.lowerBound + y.upperBound) / 2
      return (Point(x.lowerBound, middle), Point(x.upperBound, middle))
    }
    if layer.y.isOfNames {
      let middle = (x.lowerBound + x.upperBound) / 2
      return (Point(middle, y.lowerBound), Point(middle, y.upperBound))
    }
    return (Point(x.lowerBound, baseline), Point(x.lowerBound, y.lowerBound))
  }

  /// The words of each row at its place.
  func texts() -> [Primitive] {
    let style = layer.style
    var items: [Primitive] = []
    for row in layer.rows {
      guard let words = row.text.map(style.oneLine), !words.isEmpty else { continue }
      let frame = layer.frame
      var plain = row
      if plain.x.isNaN { plain.x = .nan }
      let middle = layer.middle(of: plain)
      let point =
        middle
        ?? (row.x.isNaN && row.y.isNaN ? Point(frame.midX, frame.midY) : nil)
      guard let point, layer.curves.indices.contains(row.curve) else { continue }
      let curve = layer.curves[row.curve]
      let hasLook = !layer.encoding.groupFields.isEmpty
      let color =
        look.color ?? (hasLook ? style.theme.textColor(like: curve.look.color) : style.theme.text)
      items.append(
        .text(
          style.text(
            words, x: point.x, middle: point.y, anchor: .middle, font: style.label, color: color)))
    }
    return items
  }
}
