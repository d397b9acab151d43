import Host
import PlotCore
import PlotScene

/// A figure placed on its page: panels, scales, ticks and margins; curves are added in `scene`.
///
/// On a page too small for everything, this is left out, in this order: the caption, the axes'
/// titles, the subtitle, the panels' titles, the names of curves, the headline, tick labels, and at
/// last everything but the curves. Ticks thin out before any of it, since labels never touch.
package struct FigureLayout: Sendable {
  /// The samples that the figure needs, each curve once for each panel width and domain.
  package let demands: [CurveDemand]

  private var spec: FigureSpec
  private let theme: Theme
  private var data: FigureData
  private let size: Size
  private let marks: MarkSet
  private var plan: PagePlan

  /// How much of the figure the page has room for.
  package var detail: Detail { plan.detail }

  /// The extent of a page of the same proportions that has room for the line under the headline and all
  /// that is needed more; nil where the page itself has, and where none of eight times its sides does.
  package func roomySize(measurer: any TextMeasurer) throws(PlotError) -> Size? {
    guard !detail.shows(upTo: .withoutSubtitle) else { return nil }
    for step in 1...10 {
      let factor = pow(1.25, Double(step))
      func side(_ length: Double) -> Double { (length * factor / 10).rounded(.up) * 10 }
      let size = Size(width: side(size.width), height: side(size.height))
      let larger = try FigureLayout(
        spec, theme: theme, data: data, size: size, measurer: measurer, marks: marks)
      if larger.detail.shows(upTo: .withoutSubtitle) { return size }
    }
    return nil
  }

  /// Places a figure. Templates in titles are expected to be expanded already.
  ///
  /// Throws where an axis, column or input that the figure names is not there, or where the page is
  /// too small for its panels.
  package init(
    _ spec: FigureSpec, theme: Theme, data: FigureData, size: Size, measurer: any TextMeasurer,
    marks: MarkSet = .standard
  ) throws(PlotError) {
    guard size.width.isFinite, size.height.isFinite, size.width > 0, size.height > 0 else {
      throw PlotError(
        .layout, "a page of \(size.width) × \(size.height) points cannot be drawn on",
        remedy: "give it a width and a height above zero")
    }
    let panels = try Self.panels(of: spec, theme, data, marks)
    let isGrid = spec.layout.sharesY && spec.layout.columns > 1
    let style = PageStyle(
      theme, size: size, measurer: measurer, panelCount: isGrid ? panels.count : 1)
    plan = try PagePlan.make(spec, panels: panels, style: style)
    var demands: [CurveDemand] = []
    var known: Set<CurveDemand> = []
    for demand in plan.panels.flatMap(\.demands) where known.insert(demand).inserted {
      demands.append(demand)
    }
    self.demands = demands
    self.spec = spec
    self.theme = theme
    self.data = data
    self.size = size
    self.marks = marks
  }

  /// Returns the layout for other words and data of the same figure; nil where they move anything, so
  /// that the figure has to be placed anew.
  package func with(_ spec: FigureSpec, data: FigureData) throws(PlotError) -> FigureLayout? {
    guard spec.panels == self.spec.panels, spec.layout == self.spec.layout,
      let plan = plan.with(words: spec, insteadOf: self.spec)
    else { return nil }
    if data.inputs != self.data.inputs {
      let moved = try Self.panels(of: spec, theme, data, marks)
      for (new, old) in zip(moved, plan.panels) {
        guard zip(new.axes, old.panel.axes).allSatisfy({ $0.stands(like: $1) }) else { return nil }
      }
    }
    var layout = self
    (layout.spec, layout.data, layout.plan) = (spec, data, plan)
    return layout
  }

  private static func panels(
    of spec: FigureSpec, _ theme: Theme, _ data: FigureData, _ marks: MarkSet
  ) throws(PlotError) -> [ResolvedPanel] {
    var panels: [ResolvedPanel] = []
    for panel in spec.panels {
      panels.append(try ResolvedPanel(panel, theme: theme, data: data, marks: marks))
    }
    PanelGrid.shareX(&panels, spec.layout)
    PanelGrid.shareY(&panels, spec.layout)
    return panels
  }

  /// Draws the figure with its curves, one for each demand; a missing one is drawn as empty.
  ///
  /// Each is asked for when its panel is drawn, so that those of a single panel are in memory.
  package func scene(with curves: (CurveDemand) -> Curve?) throws(PlotError) -> Scene {
    let budget = ColumnBudget(plan.panels)
    var items = plan.header.draw()
    items += plan.emptyNote
    items += plan.panels.map { $0.draw(with: curves, data: data, budget: budget) }
    return Scene(
      size: size, background: theme.background, title: spec.title ?? "",
      description: spec.description ?? "", items: items)
  }
}
