import PlotCore
import PlotScene

/// Everything on a page but the curves: header, panels, axes, legends.
struct PagePlan: Sendable {
  let style: PageStyle
  let detail: Detail
  private(set) var header: PageHeader
  private(set) var panels: [PlacedPanel] = []

  /// Places panels with as much detail as there is room for.
  static func make(
    _ spec: FigureSpec, panels: [ResolvedPanel], style: PageStyle
  ) throws(PlotError) -> PagePlan {
    for detail in Detail.allCases {
      if let plan = PagePlan(spec, panels: panels, detail: detail, style: style) { return plan }
    }
    let (width, height) = (Decimal.trimmed(style.size.width, places: 2), style.size.height)
    throw PlotError(
      .layout,
      "a page of \(width) × \(Decimal.trimmed(height, places: 2)) points has no room for"
        + (panels.count == 1 ? " a panel" : " \(panels.count) panels"),
      remedy: "make the page larger or leave panels out")
  }

  /// Returns the plan with other words at its head and foot; nil where they take another room, and the
  /// panels' places with it.
  func with(words other: FigureSpec, insteadOf spec: FigureSpec) -> PagePlan? {
    var plan = self
    // With less words at its head a page may have room for what was left out.
    for level in Detail.allCases where level <= detail {
      let old = level == detail ? header : PageHeader(spec, detail: level, style: style)
      let new = PageHeader(other, detail: level, style: style)
      guard old.body == new.body else { return nil }
      plan.header = new
    }
    return plan
  }

  /// Places panels with some detail; nil where a panel would be too small for it.
  private init?(
    _ spec: FigureSpec, panels: [ResolvedPanel], detail: Detail, style: PageStyle
  ) {
    self.style = style
    self.detail = detail
    header = PageHeader(spec, detail: detail, style: style)
    guard !panels.isEmpty else { return }
    let grid = PanelGrid(spec.layout, count: panels.count, body: header.body, style: style)
    var panels = panels
    for index in panels.indices {
      // About what labels up the page leave.
      let width = grid.cellWidth(index) - 60 * style.scale
      for axis in panels[index].axes.indices {
        panels[index].axes[axis].turnNames(in: width, style)
      }
    }
    let drafts = panels.indices.map { index in
      let title = TextBlock(
        detail.shows(upTo: .withoutPanelTitles) ? panels[index].spec.title : nil,
        font: style.panelTitle, leastSize: style.label.size,
        width: grid.cellWidth(index), lineLimit: 2, style: style)
      let legend = LegendPlan(
        panels[index], width: grid.cellWidth(index), height: grid.roughHeight(index),
        detail: detail, style: style)
      let shows = !grid.sharesLabels(index, panels)
      return (
        title: title, legend: legend, showsXLabels: shows,
        room: PlacedPanel.verticalRoom(
          panels[index], title: title, legend: legend, showsXLabels: shows, detail: detail,
          style: style)
      )
    }
    let frames = grid.rows(drafts.map(\.room))
    let least = detail.leastPanel
    guard frames.allSatisfy({ $0.height > 0 && $0.height >= least.height * style.scale }) else {
      return nil
    }

    for index in panels.indices {
      // Where names stand at the curves, dashes would be noise.
      let isRow = if case .rows = drafts[index].legend { true } else { false }
      panels[index].dress(
        byDashes: isRow && style.theme.prefersDashes && panels[index].series.count > 1)
    }
    var placed = panels.indices.map { index in
      PlacedPanel(
        panel: panels[index], cell: grid.cell(index), frame: frames[index],
        axes: panels[index].axes.map { PlacedAxis(unplaced: $0) },
        legend: drafts[index].legend, title: drafts[index].title, detail: detail,
        showsXLabels: drafts[index].showsXLabels && detail.shows(upTo: .withoutTickLabels),
        style: style)
    }
    for index in placed.indices { placed[index].placeYAxes() }
    // Panels above one another have the same sides, so that what happens at one time lines up.
    for column in 0..<grid.columns {
      let members = placed.indices.filter { grid.column($0) == column }
      var (left, right) = (0.0, 0.0)
      for index in members {
        let axes = placed[index].axes
        left = max(left, PlacedPanel.sideWidth(axes, .left, detail: detail, style: style))
        right = max(
          right, PlacedPanel.sideWidth(axes, .right, detail: detail, style: style),
          placed[index].legend.rightWidth)
      }
      for index in members {
        let cell = placed[index].cell
        placed[index].frame.x = cell.minX + left
        placed[index].frame.width = cell.width - left - right
      }
    }
    if let margins = spec.layout.margins, placed.count == 1 {
      placed[0].frame = Rect(
        x: margins.left, y: margins.top,
        width: max(0, style.size.width - margins.left - margins.right),
        height: max(0, style.size.height - margins.top - margins.bottom))
      guard placed[0].frame.height > 0 else { return nil }
      placed[0].placeYAxes()
    }
    guard
      placed.allSatisfy({ $0.frame.width > 0 && $0.frame.width >= least.width * style.scale })
    else { return nil }
    for index in placed.indices { placed[index].placeXAxes() }
    self.panels = placed
  }
}

extension PagePlan {
  /// Says that a page without panels is none by mistake.
  var emptyNote: [Primitive] {
    guard panels.isEmpty, detail.shows(upTo: .withoutTickLabels) else { return [] }
    let words = "nothing to draw: no column holds numbers"
    let body = header.body
    guard style.width(words, style.subtitle) < body.width,
      style.height(style.subtitle) < body.height
    else { return [] }
    return [
      .text(
        style.text(
          words, x: body.midX, middle: body.midY, anchor: .middle, font: style.subtitle,
          color: style.theme.muted))
    ]
  }
}

extension PlacedAxis {
  /// Creates an axis that has no ticks yet.
  fileprivate init(unplaced axis: ResolvedAxis) {
    self.axis = axis
    let ends = axis.ends
    scale = Scale(axis.spec.scale.kind, lowest: ends.0, highest: ends.1)
    ticks = []
  }
}

extension PlacedPanel {
  /// Chooses the ticks of y axes; those that share another's rows come after it.
  fileprivate mutating func placeYAxes() {
    let line = style.halfLabel * 2
    let room = PlacedAxis.Room(
      length: frame.height,
      span: { [height = frame.height] share, _ in
        let middle = share * height
        return (middle - line / 2)...(middle + line / 2)
      },
      gap: line * 0.25, pitch: 36 * style.scale)
    for index in axes.indices where axes[index].axis.channel == .y {
      axes[index] = PlacedAxis(axes[index].axis, room: room, style: style)
    }
    for index in axes.indices where axes[index].axis.channel == .y {
      guard let name = axes[index].axis.spec.align,
        let other = axes.first(where: { $0.axis.spec.name == name && $0.axis.spec.align == nil }),
        let aligned = PlacedAxis(axes[index].axis, sharing: other, room: room, style: style)
      else { continue }
      axes[index] = aligned
    }
  }

  /// Chooses the ticks of x axes, now that the panel's width is known.
  fileprivate mutating func placeXAxes() {
    let (frame, bounds) = (frame, xLabelBounds)
    let room = PlacedAxis.Room(
      length: frame.width,
      span: { share, width in
        let start = PlacedPanel.start(
          middle: frame.minX + share * frame.width, width: width, in: bounds)
        return start...(start + width)
      },
      gap: style.label.size, pitch: 60 * style.scale)
    for index in axes.indices where axes[index].axis.channel == .x {
      axes[index] = PlacedAxis(axes[index].axis, room: room, style: style)
    }
  }

  /// How far x labels may reach to either side: into the page's margin at the page's edge.
  var xLabelBounds: ClosedRange<Double> {
    let room = style.room
    let air = style.margin * 0.8
    let left = cell.minX <= room.minX + 0.01 ? cell.minX - air : cell.minX
    let right = cell.maxX >= room.maxX - 0.01 ? cell.maxX + air : cell.maxX
    return left...max(left, right)
  }

  /// Where a label of some width starts, so that its middle is as near to a place as bounds allow.
  static func start(middle: Double, width: Double, in bounds: ClosedRange<Double>) -> Double {
    max(bounds.lowerBound, min(bounds.upperBound - width, middle - width / 2))
  }
}
