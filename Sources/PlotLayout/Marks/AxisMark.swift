import PlotCore
import PlotScene

extension PlacedPanel {
  /// Draws the lines behind the data: hairlines at the ticks of the axes that have a grid.
  func drawGrid() -> [Primitive] {
    guard detail.shows(upTo: .curvesOnly) else { return [] }
    var path = Path()
    for placed in axes where placed.axis.spec.grid ?? (placed.axis.isMainY(of: panel)) {
      for tick in placed.ticks where tick.share >= -1e-9 && tick.share <= 1 + 1e-9 {
        let share = min(1, max(0, tick.share))
        if placed.axis.channel == .y {
          let y = CurveShape.rounded(frame.maxY - share * frame.height)
          // The baseline stands there already.
          if (y - frame.maxY).magnitude < 0.05 { continue }
          path.move(to: Point(frame.minX, y))
          path.line(to: Point(frame.maxX, y))
        } else {
          let x = CurveShape.rounded(frame.minX + share * frame.width)
          path.move(to: Point(x, frame.minY))
          path.line(to: Point(x, frame.maxY))
        }
      }
    }
    guard !path.isEmpty else { return [] }
    let stroke = StrokeStyle(width: style.theme.gridWidth * style.scale)
    return [.group(Group(role: .grid, items: [.stroke(path, style.theme.grid, stroke)]))]
  }

  /// Draws baselines, and the line at zero where values lie on both sides of it.
  func drawBaselines() -> [Primitive] {
    guard detail.shows(upTo: .curvesOnly) else { return [] }
    var path = Path()
    if style.theme.frame {
      path = Path(frame)
    } else {
      let orients = axes.filter { $0.axis.channel == .x }.map(\.axis.orient)
      for orient in orients {
        let y = orient == .top ? frame.minY : frame.maxY
        path.move(to: Point(frame.minX, y))
        path.line(to: Point(frame.maxX, y))
      }
    }
    if let main = axes.firstIndex(where: { $0.axis.isMainY(of: panel) }) {
      let share = axes[main].scale.share(0)
      if share > 1e-6, share < 1 + 1e-6, axes[main].scale.kind != .log {
        let y = frame.maxY - share * frame.height
        path.move(to: Point(frame.minX, y))
        path.line(to: Point(frame.maxX, y))
      }
    }
    if showsXLabels || style.theme.frame { addTickMarks(to: &path) }
    guard !path.isEmpty else { return [] }
    let stroke = StrokeStyle(width: style.theme.axisWidth * style.scale, cap: .square)
    return [.stroke(path, style.theme.axis, stroke)]
  }

  private func addTickMarks(to path: inout Path) {
    let length = 3 * style.scale
    for placed in axes where placed.axis.channel == .x {
      let isTop = placed.axis.orient == .top
      let y = isTop ? frame.minY : frame.maxY
      for tick in placed.ticks {
        let x = CurveShape.rounded(frame.minX + tick.share * frame.width)
        path.move(to: Point(x, y))
        path.line(to: Point(x, y + (isTop ? -length : length)))
      }
    }
  }

  /// Draws tick labels and axis titles.
  func drawAxes() -> [Primitive] {
    guard detail.shows(upTo: .withoutTickLabels) else { return [] }
    // Several axes on one side stand beside each other, the first nearest to the panel.
    var offsets: [AxisSpec.Orient: Double] = [:]
    return axes.indices.compactMap { index in
      let placed = axes[index]
      var items: [Primitive] = []
      if placed.axis.channel == .y {
        let offset = offsets[placed.axis.orient] ?? 0
        items = yLabels(placed, index, offset: offset) + yTitle(placed, index)
        offsets[placed.axis.orient] =
          offset
          + PlacedPanel.sideWidth([placed], placed.axis.orient, detail: detail, style: style)
      } else {
        items = (showsXLabels ? xLabels(placed) : []) + xTitle(placed)
      }
      guard !items.isEmpty else { return nil }
      let words = placed.axis.spec.title.map { ", \($0)" } ?? ""
      return .group(
        Group(role: .axis, label: "\(placed.axis.channel.rawValue) axis\(words)", items: items))
    }
  }

  private func axisColor(_ index: Int) -> Color {
    curveColor(of: index).map(style.theme.textColor(like:)) ?? style.theme.muted
  }

  private func yLabels(_ placed: PlacedAxis, _ index: Int, offset: Double) -> [Primitive] {
    let isRight = placed.axis.orient == .right
    let gap = PlacedPanel.labelGap(style) + offset
    return placed.ticks.map { tick in
      .text(
        Text(
          tick.label,
          at: Point(
            isRight ? frame.maxX + gap : frame.minX - gap,
            style.baseline(middle: frame.maxY - tick.share * frame.height, style.label)),
          anchor: isRight ? .start : .end, font: style.label, color: axisColor(index),
          width: tick.width))
    }
  }

  private func xLabels(_ placed: PlacedAxis) -> [Primitive] {
    let line = style.halfLabel * 2
    let gap = PlacedPanel.xLabelGap(style)
    let middle =
      placed.axis.orient == .top
      ? frame.minY - gap - line / 2 : frame.maxY + gap + line / 2
    let baseline = style.baseline(middle: middle, style.label)
    return placed.ticks.enumerated().map { index, tick in
      var (label, width) = (tick.label, tick.width)
      let start = Self.start(
        middle: frame.minX + tick.share * frame.width, width: width, in: xLabelBounds)
      // The last label says what is counted, where nothing else does.
      if index == placed.ticks.count - 1, let words = countedWords(placed.axis) {
        let longer = label + words
        let longerWidth = style.width(longer, style.label)
        if start + longerWidth <= xLabelBounds.upperBound { (label, width) = (longer, longerWidth) }
      }
      return .text(
        Text(
          label, at: Point(start, baseline), font: style.label, color: style.theme.muted,
          width: width))
    }
  }

  private func countedWords(_ axis: ResolvedAxis) -> String? {
    axis.unit == .events && axis.spec.title == nil && !axis.spec.scale.reverse ? " events" : nil
  }

  private func yTitle(_ placed: PlacedAxis, _ index: Int) -> [Primitive] {
    guard let title = shownTitle(placed.axis) else { return [] }
    let isRight = placed.axis.orient == .right
    let topAxis = PlacedPanel.topAxisRoom(panel, detail: detail, style: style)
    let bottom = frame.minY - topAxis - style.halfLabel - PlacedPanel.yTitleGap(style)
    let others = axes.filter { $0.axis.channel == .y && shownTitle($0.axis) != nil }.count
    let room = (cell.width - 8 * style.scale) / Double(max(1, others))
    // Where the title names the curve, it looks like the names of curves elsewhere.
    var font = style.label
    if case .axes = legend { font = style.boldLabel }
    let text = TextBlock.ellipsis(title, font, room, style)
    return [
      .text(
        style.text(
          text, x: isRight ? cell.maxX : cell.minX, middle: bottom - style.halfLabel,
          anchor: isRight ? .end : .start, font: font, color: axisColor(index)))
    ]
  }

  private func xTitle(_ placed: PlacedAxis) -> [Primitive] {
    guard let title = shownTitle(placed.axis), showsXLabels else { return [] }
    let text = TextBlock.ellipsis(title, style.label, cell.width, style)
    let labels = PlacedPanel.xLabelGap(style) + style.halfLabel * 2
    let gap = labels + 3 * style.scale + style.halfLabel
    let width = style.width(text, style.label)
    let start = Self.start(middle: frame.midX, width: width, in: cell.minX...cell.maxX)
    let middle = placed.axis.orient == .top ? frame.minY - gap : frame.maxY + gap
    return [
      .text(
        style.text(
          text, x: start, middle: middle, font: style.label, color: style.theme.muted))
    ]
  }

  private func shownTitle(_ axis: ResolvedAxis) -> String? {
    PlacedPanel.words(at: axis, in: panel, legend: legend, detail: detail)
  }
}

extension ResolvedAxis {
  /// Whether the axis is the one whose grid a panel shows unless told otherwise.
  fileprivate func isMainY(of panel: ResolvedPanel) -> Bool {
    channel == .y && orient == .left
      && panel.axes.first { $0.channel == .y && $0.orient == .left }?.spec.name == spec.name
  }
}
