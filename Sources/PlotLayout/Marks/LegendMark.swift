import PlotCore
import PlotScene

/// The names of a panel's curves: beside their ends, in the order of these from top to bottom and pushed
/// apart where they would overlap, with lines that lead to ends further away; or in rows with their
/// signs, in the order in which the figure names the curves.
package struct LegendMark: Mark {
  package static let id = "legend"
  package static let summary = "names the curves of a panel, at their ends or in rows above it"
  package static var channels: MarkChannels { .none }
  package static var plane: MarkPlane { .over }
  package static var isImplied: Bool { true }

  package init(options: NoOptions) {}

  /// Names are words: they stand where everything else has left room.
  package func draw(_ layer: MarkLayer) -> MarkDrawing { MarkDrawing(reach: nil) }

  package func words(
    of layer: MarkLayer, in drawn: DrawnPanel, placer: inout LabelPlacer
  ) -> [Primitive] {
    switch layer.panel.legend {
    case .none, .axes: []
    case .direct(let labels): Self.group(draw(labels, of: layer.panel, drawn, &placer))
    case .rows(let entries): Self.group(entries.flatMap { draw($0, of: layer.panel) })
    }
  }

  private static func group(_ items: [Primitive]) -> [Primitive] {
    items.isEmpty ? [] : [.group(Group(role: .legend, label: "curves", items: items))]
  }

  private func draw(_ entry: PlacedLegend.Entry, of panel: MarkPanel) -> [Primitive] {
    let style = panel.style
    var items: [Primitive] = []
    var (x, color) = (entry.start.x, style.theme.muted)
    if let index = entry.curve, let mark = panel.curves[index].mark {
      items += mark.swatch(
        of: panel.curves[index].look, from: entry.start, length: 13 * style.scale, style: style)
      x += LegendRows.swatch * style.scale
      color = style.theme.text
    }
    items.append(
      .text(
        style.text(entry.name, x: x, middle: entry.start.y, font: style.label, color: color)))
    return items
  }

  private func draw(
    _ labels: [PlacedLegend.Label], of panel: MarkPanel, _ drawn: DrawnPanel,
    _ placer: inout LabelPlacer
  ) -> [Primitive] {
    let (frame, style) = (panel.frame, panel.style)
    let x = frame.maxX + 7 * style.scale
    var column: [(label: PlacedLegend.Label, middle: Double, end: Point?)] = []
    var items: [Primitive] = []
    for label in labels {
      guard let end = drawn.ends[label.curve] else { continue }
      // A curve that ends early is named there, if nothing is in the way.
      let size = label.size
      let top = max(frame.minY, min(frame.maxY - size.height, end.y - size.height / 2))
      let box = Rect(
        x: end.x + 5 * style.scale, y: top, width: size.width, height: size.height)
      let isFree =
        frame.contains(box) && !placer.taken.contains { $0.intersects(box) }
        && !placer.curves.contains { $0.intersects(box) }
      let isEarly = end.x < frame.maxX - frame.width * 0.06
      if isEarly, isFree { placer.take(box) }
      let place =
        !isEarly
        ? nil
        : isFree
          ? box
          : placer.place(
            size, near: end, radius: 3 * style.scale, beyondNothing: true,
            costingAtMost: LabelPlacer.fairCost)
      if let place {
        items += leader(from: end, to: place, color: panel.curves[label.curve].look.color, style)
        items += lines(label, of: panel, x: place.minX, middle: place.midY, halo: style.halo)
      } else {
        // Far from its curve's end a name needs a line that leads there.
        column.append((label, end.y, isEarly ? end : nil))
      }
    }
    column.sort { $0.middle < $1.middle }
    // Names of two lines are told apart by the air between them.
    let gap = column.contains { $0.label.lines.count > 1 } ? 3.0 : 0.5
    let middles = Boxes.pushedApart(
      column.map { ($0.middle, $0.label.size.height) }, gap: gap * style.scale,
      from: frame.minY - style.halfLabel, to: frame.maxY + style.halfLabel)
    for (entry, middle) in zip(column, middles) {
      let color = panel.curves[entry.label.curve].look.color.withAlpha(0.7)
      let tip = Point(x - 2 * style.scale, middle)
      if let end = entry.end {
        let leader = Path(through: [
          Point(end.x + 3 * style.scale, end.y), Point(frame.maxX, end.y), tip,
        ])
        items.append(
          .stroke(
            leader, color,
            StrokeStyle(width: 0.6 * style.scale, dash: [1 * style.scale, 2 * style.scale])))
      } else if (middle - entry.middle).magnitude > entry.label.size.height * 0.75 {
        // Pushed away from its curve by other names.
        let leader = Path(through: [Point(frame.maxX + style.scale, entry.middle), tip])
        items.append(.stroke(leader, color, StrokeStyle(width: 0.6 * style.scale)))
      }
      items += lines(entry.label, of: panel, x: x, middle: middle, halo: nil)
    }
    return items
  }

  /// A line from a curve's end to its name, where that stands apart from it.
  private func leader(
    from end: Point, to box: Rect, color: Color, _ style: PageStyle
  ) -> [Primitive] {
    let near = Point(
      min(box.maxX, max(box.minX, end.x)), min(box.maxY, max(box.minY, end.y)))
    let way = ((near.x - end.x) * (near.x - end.x) + (near.y - end.y) * (near.y - end.y))
    guard way.squareRoot() > 7 * style.scale else { return [] }
    return [
      .stroke(
        Path(through: [end, near]), color.withAlpha(0.7), StrokeStyle(width: 0.6 * style.scale))
    ]
  }

  private func lines(
    _ label: PlacedLegend.Label, of panel: MarkPanel, x: Double, middle: Double, halo: Text.Halo?
  ) -> [Primitive] {
    let style = panel.style
    let line = label.size.height / Double(label.lines.count)
    let color = style.theme.textColor(like: panel.curves[label.curve].look.color)
    return label.lines.enumerated().map { index, string in
      .text(
        style.text(
          string, x: x, middle: middle - label.size.height / 2 + (Double(index) + 0.5) * line,
          font: style.boldLabel, color: color, halo: halo))
    }
  }
}
