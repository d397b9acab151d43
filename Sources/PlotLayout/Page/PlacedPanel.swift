import PlotCore
import PlotScene

/// A panel with its place on the page, its axes and its legend's room.
struct PlacedPanel: Sendable {
  var panel: ResolvedPanel
  /// The grid cell, with everything that belongs to the panel.
  var cell: Rect
  /// Where data is drawn.
  var frame: Rect
  /// The axes in the order of the panel's.
  var axes: [PlacedAxis]
  var legend: LegendPlan
  var title: TextBlock
  var detail: Detail
  /// Whether the x axis has labels; not where the panel below has the same ones.
  var showsXLabels: Bool
  var style: PageStyle

  /// The distance between a panel and its tick labels.
  static func labelGap(_ style: PageStyle) -> Double { 5 * style.scale }

  /// The distance below a panel to the top of its x labels: clear of the lowest y label.
  static func xLabelGap(_ style: PageStyle) -> Double {
    max(5 * style.scale, style.halfLabel + 1.5 * style.scale)
  }

  /// The distance between the topmost y label and the axis' title above it.
  static func yTitleGap(_ style: PageStyle) -> Double { 4 * style.scale }

  /// What a layer wants of the walk for one of its curves.
  func demand(_ key: CurveKey, of layer: ResolvedLayer) -> CurveDemand {
    var grid: CurveDemand.Grid?
    if layer.demands.contains(.cells) {
      func count(_ side: Double) -> Int { max(1, Int((side * SampleCells.perPoint).rounded(.up))) }
      grid = CurveDemand.Grid(
        scale: axes[layer.yAxis].scale.ascending, columns: count(frame.width),
        rows: count(frame.height))
    }
    var span: CurveDemand.Span?
    if layer.demands.contains(.spans), let end = layer.encoding.x2?.fields.first {
      span = CurveDemand.Span(end: end, keepsAll: layer.encoding.y?.isStacked == true)
    }
    return CurveDemand(
      key: key, scale: axes[layer.xAxis].scale, width: frame.width, grid: grid, span: span)
  }

  /// The curves that the panel needs, in the order of its layers.
  var demands: [CurveDemand] {
    panel.layers.filter { !$0.demands.isDisjoint(with: [.columns, .cells, .spans]) }.flatMap {
      layer in
      layer.series.map { demand(panel.series[$0].key, of: layer) }
    }
  }

  /// Whether an axis stands in the colour of its only curve, since the panel has another one.
  func curveColor(of axis: Int) -> Color? {
    let scaled = panel.axes.indices.filter {
      panel.axes[$0].channel == .y && !panel.axes[$0].series.isEmpty
    }
    guard scaled.count > 1, panel.axes[axis].channel == .y, panel.axes[axis].series.count == 1
    else { return nil }
    return panel.series[panel.axes[axis].series[0]].look.color
  }

  /// The room that y labels on one side take, the gap to the panel included.
  ///
  /// At least that of an ordinary label, in whole steps, so that a small difference between the
  /// extent hinted at by a file and the true one does not move the panel.
  static func sideWidth(
    _ axes: [PlacedAxis], _ orient: AxisSpec.Orient, detail: Detail, style: PageStyle
  ) -> Double {
    guard detail.shows(upTo: .withoutTickLabels) else { return 0 }
    return axes.filter { $0.axis.channel == .y && $0.axis.orient == orient }.reduce(0) {
      let usual = $1.axis.unit == .none || $1.axis.unit == .events ? "888" : "0.75 MiB"
      let width = max($1.labelWidth, style.width(usual, style.label))
      let step = 2 * style.scale
      return $0 + (width / step).rounded(.up) * step + labelGap(style)
    }
  }

  /// The words at an axis: its title, or the name of its only curve where that names the curve.
  static func words(
    at axis: ResolvedAxis, in panel: ResolvedPanel, legend: LegendPlan, detail: Detail
  ) -> String? {
    var title = detail.shows(upTo: .withoutAxisTitles) ? axis.title : nil
    if axis.channel == .y, let only = axis.series.first, axis.series.count == 1 {
      let name = panel.series[only].name
      switch legend {
      case .axes: title = axis.title ?? name
      // Said by the row of names already.
      case .rows where title?.lowercased() == name.lowercased(): title = nil
      default: break
      }
    }
    let words = TextBlock.words(of: title ?? "")
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// The room above the frame and, where it has x labels, below it.
  static func verticalRoom(
    _ panel: ResolvedPanel, title: TextBlock, legend: LegendPlan, showsXLabels: Bool,
    detail: Detail, style: PageStyle
  ) -> (above: Double, below: Double) {
    guard detail.shows(upTo: .curvesOnly) else { return (0, 0) }
    let hasLabels = detail.shows(upTo: .withoutTickLabels)
    let line = style.height(style.label)
    var above = title.isEmpty ? 0 : title.height + 4 * style.scale
    above += legend.topHeight > 0 ? legend.topHeight + 4 * style.scale : 0
    let hasTitles = panel.axes.contains {
      $0.channel == .y && words(at: $0, in: panel, legend: legend, detail: detail) != nil
    }
    if hasTitles { above += line + yTitleGap(style) }
    if hasLabels { above += style.halfLabel }
    above += topAxisRoom(panel, detail: detail, style: style)
    guard showsXLabels else { return (above, hasLabels ? style.halfLabel : 0) }
    return (above, xAxisRoom(panel, .bottom, detail: detail, style: style))
  }

  /// The room of the x axes above a panel.
  static func topAxisRoom(_ panel: ResolvedPanel, detail: Detail, style: PageStyle) -> Double {
    xAxisRoom(panel, .top, detail: detail, style: style)
  }

  /// The room of labels and titles of x axes on one side.
  private static func xAxisRoom(
    _ panel: ResolvedPanel, _ orient: AxisSpec.Orient, detail: Detail, style: PageStyle
  ) -> Double {
    let line = style.height(style.label)
    let hasLabels = detail.shows(upTo: .withoutTickLabels)
    let axes = panel.axes.filter { $0.channel == .x && $0.orient == orient }
    return axes.map { axis in
      let hasTitle = detail.shows(upTo: .withoutAxisTitles) && axis.title?.isEmpty == false
      let labels = max(line, axis.turnedLength)
      return (hasLabels ? xLabelGap(style) + labels : 0) + (hasTitle ? line + 3 * style.scale : 0)
    }.max() ?? (orient == .bottom && hasLabels ? style.halfLabel : 0)
  }
}
