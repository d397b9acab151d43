import PlotCore
import PlotScene

/// The labels and titles of a panel's axes.
package struct AxesMark: Mark {
  package static let id = "axes"
  package static let summary = "writes the labels and titles of axes"
  package static var channels: MarkChannels { .none }
  package static var plane: MarkPlane { .over }
  package static var isImplied: Bool { true }

  package init(options: NoOptions) {}

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    var drawing = MarkDrawing(reach: nil)
    let panel = layer.panel
    guard panel.detail.shows(upTo: .withoutTickLabels) else { return drawing }
    for axis in panel.axes {
      let items =
        axis.channel == .y
        ? yLabels(axis, panel) + yTitle(axis, panel)
        : (axis.showsLabels ? xLabels(axis, panel) + openLabels(axis, panel) : [])
          + xTitle(axis, panel)
      guard !items.isEmpty else { continue }
      let words = axis.title.map { ", \($0)" } ?? ""
      drawing.items.append(
        .group(Group(role: .axis, label: "\(axis.channel.rawValue) axis\(words)", items: items)))
    }
    return drawing
  }

  private func yLabels(_ axis: MarkAxis, _ panel: MarkPanel) -> [Primitive] {
    let (frame, style) = (panel.frame, panel.style)
    let isRight = axis.orient == .right
    let gap = PlacedPanel.labelGap(style) + axis.offset
    return axis.ticks.map { tick in
      .text(
        Text(
          tick.label,
          at: Point(
            isRight ? frame.maxX + gap : frame.minX - gap,
            style.baseline(middle: frame.maxY - tick.share * frame.height, style.label)),
          anchor: isRight ? .start : .end, font: style.label, color: axis.color,
          width: tick.width))
    }
  }

  private func xLabels(_ axis: MarkAxis, _ panel: MarkPanel) -> [Primitive] {
    let (frame, style, bounds) = (panel.frame, panel.style, panel.xLabelBounds)
    let baseline = xBaseline(axis, panel)
    if axis.labelRotation != 0 { return turnedLabels(axis, panel) }
    return axis.ticks.enumerated().map { index, tick in
      var (label, width) = (tick.label, tick.width)
      let start = PlacedPanel.start(
        middle: frame.minX + tick.share * frame.width, width: width, in: bounds)
      // The last label says what is counted, where nothing else does.
      if index == axis.ticks.count - 1, let words = countedWords(axis) {
        let longer = label + words
        let longerWidth = style.width(longer, style.label)
        if start + longerWidth <= bounds.upperBound { (label, width) = (longer, longerWidth) }
      }
      return .text(
        Text(
          label, at: Point(start, baseline), font: style.label, color: style.theme.muted,
          width: width))
    }
  }

  /// Labels that are read from below, each ending at its tick.
  private func turnedLabels(_ axis: MarkAxis, _ panel: MarkPanel) -> [Primitive] {
    let (frame, style) = (panel.frame, panel.style)
    let isTop = axis.orient == .top
    let top = isTop ? frame.minY - 4 * style.scale : frame.maxY + 4 * style.scale
    return axis.ticks.map { tick in
      // The baseline of turned letters stands right of their middle.
      let middle = frame.minX + tick.share * frame.width
      let x = middle + (style.baseline(middle: 0, style.label))
      return .text(
        Text(
          tick.label, at: Point(x, top), anchor: isTop ? .start : .end, font: style.label,
          color: style.theme.muted, rotation: axis.labelRotation, width: tick.width))
    }
  }

  private func xBaseline(_ axis: MarkAxis, _ panel: MarkPanel) -> Double {
    let (frame, style) = (panel.frame, panel.style)
    let reach = PlacedPanel.xLabelGap(style) + style.halfLabel
    let middle = axis.orient == .top ? frame.minY - reach : frame.maxY + reach
    return style.baseline(middle: middle, style.label)
  }

  /// What bins hold that stand apart.
  private func openLabels(_ axis: MarkAxis, _ panel: MarkPanel) -> [Primitive] {
    [axis.openBelow, axis.openAbove].compactMap { end in
      guard let end, let label = end.label else { return nil }
      let share = (end.shares.lowerBound + end.shares.upperBound) / 2
      let start = PlacedPanel.start(
        middle: panel.frame.minX + share * panel.frame.width, width: end.width,
        in: panel.xLabelBounds)
      return .text(
        Text(
          label, at: Point(start, xBaseline(axis, panel)), font: panel.style.label,
          color: panel.style.theme.muted, width: end.width))
    }
  }

  private func countedWords(_ axis: MarkAxis) -> String? {
    axis.unit == .events && axis.title == nil && !axis.scale.isReversed ? " events" : nil
  }

  private func yTitle(_ axis: MarkAxis, _ panel: MarkPanel) -> [Primitive] {
    guard let title = axis.words else { return [] }
    let (frame, cell, style) = (panel.frame, panel.cell, panel.style)
    let isRight = axis.orient == .right
    let bottom =
      frame.minY - panel.topAxesHeight - style.halfLabel - PlacedPanel.yTitleGap(style)
    let others = panel.axes.filter { $0.channel == .y && $0.words != nil }.count
    let room = (cell.width - 8 * style.scale) / Double(max(1, others))
    // Where the title names the curve, it looks like the names of curves elsewhere.
    var font = style.label
    if case .axes = panel.legend { font = style.boldLabel }
    return [
      .text(
        style.text(
          style.cut(title, to: room, font: font), x: isRight ? cell.maxX : cell.minX,
          middle: bottom - style.halfLabel, anchor: isRight ? .end : .start, font: font,
          color: axis.color))
    ]
  }

  private func xTitle(_ axis: MarkAxis, _ panel: MarkPanel) -> [Primitive] {
    guard let title = axis.words, axis.showsLabels else { return [] }
    let (frame, cell, style) = (panel.frame, panel.cell, panel.style)
    let text = style.cut(title, to: cell.width, font: style.label)
    let turned = axis.labelRotation == 0 ? 0 : axis.ticks.lazy.map(\.width).max() ?? 0
    let labels = PlacedPanel.xLabelGap(style) + max(style.halfLabel * 2, turned)
    let gap = labels + 3 * style.scale + style.halfLabel
    let width = style.width(text, style.label)
    let start = PlacedPanel.start(middle: frame.midX, width: width, in: cell.minX...cell.maxX)
    let middle = axis.orient == .top ? frame.minY - gap : frame.maxY + gap
    return [
      .text(
        style.text(text, x: start, middle: middle, font: style.label, color: style.theme.muted))
    ]
  }
}
