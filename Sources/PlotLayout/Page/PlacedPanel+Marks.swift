import PlotCore
import PlotScene

/// The panel as its marks see it.
extension PlacedPanel {
  var markPanel: MarkPanel {
    MarkPanel(
      frame: frame, cell: cell, axes: markAxes,
      curves: panel.series.map { PanelCurve(name: $0.name, look: $0.look, mark: $0.mark) },
      legend: placedLegend, detail: detail, style: style, xLabelBounds: xLabelBounds,
      topAxesHeight: Self.topAxisRoom(panel, detail: detail, style: style))
  }

  /// A layer with the samples of its curves; a curve that is missing is empty.
  func layer(
    _ layer: ResolvedLayer, of panel: MarkPanel, with curves: (CurveDemand) -> Curve?,
    data: FigureData, budget: ColumnBudget
  ) -> MarkLayer {
    if layer.rows != nil { return rowLayer(layer, of: panel) }
    return MarkLayer(
      panel: panel, encoding: layer.encoding,
      curves: layer.series.map { index in
        let series = self.panel.series[index]
        let demand = demand(series.key, of: layer)
        let curve = curves(demand) ?? Curve(samples: [], rowCount: 0)
        let extremes = layer.demands.contains(.extremes) ? data.extrema[series.key] : nil
        return MarkCurve(
          number: index, name: series.name, look: series.look, data: curve,
          scale: demand.scale, columnLimit: budget.limit(for: curve, width: frame.width),
          lowest: extremes?.minimum, highest: extremes?.maximum)
      }, xAxis: layer.xAxis, yAxis: layer.yAxis)
  }

  /// A layer with its rows; its curves have looks and no samples.
  private func rowLayer(_ layer: ResolvedLayer, of panel: MarkPanel) -> MarkLayer {
    var made = MarkLayer(
      panel: panel, encoding: layer.encoding,
      curves: layer.series.map { index in
        let series = self.panel.series[index]
        return MarkCurve(
          number: index, name: series.name, look: series.look,
          data: Curve(samples: [], rowCount: layer.rows?.count ?? 0),
          scale: axes[layer.xAxis].scale.ascending)
      }, xAxis: layer.xAxis, yAxis: layer.yAxis)
    made.rows = rows(of: layer)
    return made
  }

  /// The layer of marks that belong to the panel.
  func impliedLayer(of panel: MarkPanel) -> MarkLayer {
    MarkLayer(
      panel: panel, xAxis: self.panel.mainX,
      yAxis: panel.axes.firstIndex { $0.channel == .y } ?? 0)
  }

  private var markAxes: [MarkAxis] {
    // Several axes on one side stand beside each other, the first nearest to the panel.
    var offsets: [AxisSpec.Orient: Double] = [:]
    let main = panel.axes.first { $0.channel == .y && $0.orient == .left }?.spec.name
    return axes.indices.map { index in
      let (axis, orient) = (axes[index].axis, axes[index].axis.orient)
      let isMain = axis.channel == .y && orient == .left && axis.spec.name == main
      let offset = axis.channel == .y ? offsets[orient] ?? 0 : 0
      if axis.channel == .y {
        offsets[orient] =
          offset + Self.sideWidth([axes[index]], orient, detail: detail, style: style)
      }
      var mark = MarkAxis(
        channel: axis.channel, orient: orient, scale: axes[index].scale,
        ticks: axes[index].ticks, unit: axis.unit, prefix: axis.system, clock: axis.clock,
        title: axis.spec.title,
        words: Self.words(at: axis, in: panel, legend: legend, detail: detail),
        color: curveColor(of: index).map(style.theme.textColor) ?? style.theme.muted,
        hasGrid: axis.spec.grid ?? hasGrid(axis, isMain: isMain), isMain: isMain,
        showsLabels: axis.channel == .y || showsXLabels, offset: offset)
      mark.minorShares = axes[index].minor
      (mark.openBelow, mark.openAbove) = (axes[index].openBelow, axes[index].openAbove)
      mark.labelPrefix = axes[index].labelPrefix
      mark.origin = axis.origin
      if let names = axis.names {
        (mark.isOfNames, mark.namePadding) = (true, names.padding)
      }
      mark.labelRotation = axes[index].labelRotation
      return mark
    }
  }

  /// Whether lines stand at an axis' ticks without a word of the figure: at amounts, and at no names.
  private func hasGrid(_ axis: ResolvedAxis, isMain: Bool) -> Bool {
    if axis.channel == .x {
      return axis.names == nil && panel.axes.contains { $0.channel == .y && $0.names != nil }
    }
    return isMain && axis.names == nil
  }

  private var placedLegend: PlacedLegend {
    switch legend {
    case .none: .none
    case .axes: .axes
    case .direct(let labels, _): .direct(labels)
    case .rows(let rows):
      .rows(rows.entries(at: Point(cell.minX, frame.minY - rowsOffset)))
    }
  }

  /// From the frame's top up to the top of the legend's rows.
  private var rowsOffset: Double {
    let room = Self.verticalRoom(
      panel, title: title, legend: legend, showsXLabels: showsXLabels, detail: detail, style: style)
    return room.above - (title.isEmpty ? 0 : title.height + 4 * style.scale)
  }
}
