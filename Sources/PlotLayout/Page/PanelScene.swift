import PlotCore
import PlotScene

extension PlacedPanel {
  /// Draws the panel with its curves.
  func draw(
    with curves: [CurveDemand: Curve], data: FigureData, budget: ColumnBudget
  ) -> Primitive {
    var drawn = DrawnCurves()
    let lineReach = Self.lineReach(style)
    for layer in panel.layers where layer.mark.kind == .band {
      drawn.add(drawBand(layer), reach: lineReach)
    }
    for layer in panel.layers {
      if layer.mark.kind.drawsSamples {
        draw(layer, with: curves, budget: budget, into: &drawn)
      } else if layer.mark.kind == .rule {
        drawn.add(drawRule(layer), reach: lineReach)
      }
    }
    // A label's halo would break the line around a framed panel.
    let air = style.theme.frame ? 3 * style.scale : 0
    var placer = LabelPlacer(bounds: frame.inset(by: air), spacing: 4 * style.scale)
    placer.keepsClearOfLeft(by: 3 * style.scale)
    placer.curves = drawn.obstacles + ruleObstacles
    let annotations = drawAnnotations(drawn, curves, data, &placer)
    let legend = drawLegend(drawn, &placer)

    var items = drawGrid()
    items += drawBaselines()
    items += drawn.clipped(to: frame)
    items += drawAxes() + annotations + legend
    items += drawTitle() + drawEmptyNote(drawn)
    let label = title.isEmpty ? names : title.lines.joined(separator: " ")
    return .group(Group(role: .panel, label: label, items: items))
  }

  /// How far lines reach beyond the panel.
  static func lineReach(_ style: PageStyle) -> Double { 1.5 * style.scale }

  private var names: String? {
    let names = panel.series.filter { $0.kind != nil }.map(\.name)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private func drawAnnotations(
    _ drawn: DrawnCurves, _ curves: [CurveDemand: Curve], _ data: FigureData,
    _ placer: inout LabelPlacer
  ) -> [Primitive] {
    let extremes = panel.layers.filter { $0.mark.kind == .extremum }.map {
      (layer: $0, marked: markedSamples($0, data: data, curves: curves))
    }
    var items: [Primitive] = []
    for (layer, marked) in extremes {
      items += drawDots(layer, marked)
      let reach = dotRadius(layer) + style.theme.haloWidth * style.scale
      placer.taken += marked.map {
        Rect(x: $0.point.x, y: $0.point.y, width: 0, height: 0).inset(by: -reach)
      }
    }
    let count = extremes.reduce(0) { $0 + $1.marked.count }
    for (layer, marked) in extremes {
      items += drawExtremumWords(layer, marked, isOnly: count == 1, &placer)
    }
    for layer in panel.layers where [.rule, .band, .text].contains(layer.mark.kind) {
      items += drawWords(layer, ends: drawn.ends, &placer)
    }
    return items.isEmpty ? [] : [.group(Group(role: .annotation, items: items))]
  }

  private func drawTitle() -> [Primitive] {
    guard !title.isEmpty else { return [] }
    let room = PlacedPanel.verticalRoom(
      panel, title: title, legend: legend, showsXLabels: showsXLabels, detail: detail, style: style)
    let corner = Point(cell.minX, frame.minY - room.above)
    return title.texts(at: corner, color: style.theme.text).map { .text($0) }
  }

  /// Says that a panel with curves has no sample to show, so that it does not look like a fault.
  private func drawEmptyNote(_ drawn: DrawnCurves) -> [Primitive] {
    let wantsCurves = panel.layers.contains { $0.mark.kind.drawsSamples }
    guard wantsCurves, drawn.ends.isEmpty, detail.shows(upTo: .withoutTickLabels) else { return [] }
    let isLog = axes.contains { $0.axis.channel == .y && $0.scale.kind == .log }
    let words = isLog ? "no samples above zero" : "no samples"
    guard style.width(words, style.subtitle) < frame.width else { return [] }
    return [
      .text(
        style.text(
          words, x: frame.midX, middle: frame.midY, anchor: .middle, font: style.subtitle,
          color: style.theme.muted, halo: style.halo))
    ]
  }
}
