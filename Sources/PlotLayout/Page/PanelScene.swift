import PlotCore
import PlotScene

extension PlacedPanel {
  /// Draws the panel with its curves.
  func draw(
    with curves: (CurveDemand) -> Curve?, data: FigureData, budget: ColumnBudget
  ) -> Primitive {
    let markPanel = markPanel
    let whole = impliedLayer(of: markPanel)
    let layers = panel.layers.map {
      (
        mark: $0.mark,
        layer: layer($0, of: markPanel, with: curves, data: data, budget: budget)
      )
    }
    let all = panel.implied.map { (mark: $0, layer: whole) } + layers
    var drawn = DrawnMarks()
    for plane in MarkPlane.allCases {
      for (mark, layer) in all where type(of: mark).plane == plane {
        drawn.add(mark.draw(layer), by: mark)
      }
    }
    // A label's halo would break the line around a framed panel.
    let air = style.theme.frame ? 3 * style.scale : 0
    var placer = LabelPlacer(bounds: frame.inset(by: air), spacing: 4 * style.scale)
    placer.keepsClearOfLeft(by: 3 * style.scale)
    // Half a line of tick labels and some air are above the frame, where no axis stands there.
    if !style.theme.frame, markPanel.topAxesHeight == 0, detail.shows(upTo: .withoutTickLabels) {
      placer.reachesAbove(by: style.halfLabel + 3 * style.scale)
    }
    placer.curves = drawn.obstacles.curves + drawn.obstacles.others
    placer.taken = drawn.dots
    let known = DrawnPanel(ends: drawn.ends, dotCount: drawn.dots.count)
    // What is said of samples must stand at them; other words may go elsewhere.
    let over = layers.filter { type(of: $0.mark).plane == .over }
    let others = layers.filter { type(of: $0.mark).plane != .over }
    var annotations = drawn.annotations
    for (mark, layer) in over + others {
      annotations += mark.words(of: layer, in: known, placer: &placer)
    }
    var names: [Primitive] = []
    for mark in panel.implied { names += mark.words(of: whole, in: known, placer: &placer) }

    var items = drawn.clipped(to: frame)
    items += drawn.over
    if !annotations.isEmpty {
      items.append(.group(Group(role: .annotation, items: annotations)))
    }
    items += names
    items += drawTitle() + drawEmptyNote(drawn)
    let label = title.isEmpty ? curveNames : title.lines.joined(separator: " ")
    return .group(Group(role: .panel, label: label, items: items))
  }

  private var curveNames: String? {
    let names = panel.series.filter { $0.mark != nil }.map(\.name)
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  private func drawTitle() -> [Primitive] {
    guard !title.isEmpty else { return [] }
    let room = PlacedPanel.verticalRoom(
      panel, title: title, legend: legend, showsXLabels: showsXLabels, detail: detail, style: style)
    let corner = Point(cell.minX, frame.minY - room.above)
    return title.texts(at: corner, color: style.theme.text).map { .text($0) }
  }

  /// Says that a panel with curves has no sample to show, so that it does not look like a fault.
  private func drawEmptyNote(_ drawn: DrawnMarks) -> [Primitive] {
    let wantsCurves = panel.layers.contains(where: \.drawsSamples)
    // A line may cross the panel from one sample outside to another.
    let isCrossed = drawn.obstacles.curves.contains { $0.intersects(frame) }
    guard wantsCurves, drawn.ends.isEmpty, !isCrossed, detail.shows(upTo: .withoutTickLabels) else {
      return []
    }
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
