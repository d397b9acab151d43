import PlotCore
import PlotScene

/// What drawing a panel's curves leaves for its labels.
struct DrawnCurves {
  /// What is drawn, each with how far it may reach beyond the panel, in points.
  private var parts: [(reach: Double, item: Primitive)] = []
  /// What the curves cover.
  var obstacles: [Rect] = []
  /// The last sample of each curve, by the curve's place in the panel's list.
  var ends: [Int: Point] = [:]

  mutating func add(_ items: [Primitive], reach: Double) {
    parts += items.map { (reach, $0) }
  }

  /// The items in their order, cut off where they may no longer reach.
  func clipped(to frame: Rect) -> [Primitive] {
    var groups: [Primitive] = []
    var rest = parts[...]
    while let reach = rest.first?.reach {
      let run = rest.prefix { $0.reach == reach }
      rest = rest.dropFirst(run.count)
      groups.append(.group(Group(clip: frame.inset(by: -reach), items: run.map(\.item))))
    }
    return groups
  }
}

extension PlacedPanel {
  /// How many pixel columns a layer's curve may have, so that a page stays small in text formats.
  struct ColumnBudget {
    /// Path points for a page whose curves are reduced to two columns for each point of width.
    static let pagePoints = 11_000
    /// Path points for each column: a rectangle, and two for the area below.
    static let linePoints = 4
    static let areaPoints = 2

    let columns: Int

    init(_ panels: [PlacedPanel]) {
      let cost = panels.reduce(0) { sum, placed in
        placed.panel.layers.filter { $0.mark.kind.drawsSamples }.reduce(sum) {
          $0 + $1.series.count * (Self.linePoints + ($1.mark.fill == nil ? 0 : Self.areaPoints))
        }
      }
      columns = max(48, min(2000, Self.pagePoints / max(1, cost)))
    }

    /// Finer columns were asked for by a raster output, whose size does not grow with them.
    func limit(for curve: Curve, width: Double) -> Int {
      let fineness = Double(curve.density.count) / max(1, width)
      return min(2000, max(columns, Int(Double(columns) * min(16, fineness / 2))))
    }
  }

  /// Draws a layer's curves.
  func draw(
    _ layer: ResolvedLayer, with curves: [CurveDemand: Curve], budget: ColumnBudget,
    into drawn: inout DrawnCurves
  ) {
    let isStacked = layer.encoding.y?.isStacked == true && layer.mark.kind != .point
    var found = layer.series.map {
      curves[demand(panel.series[$0].key, xAxis: layer.xAxis)] ?? Curve(samples: [], rowCount: 0)
    }
    if isStacked { found = StackedCurves.sums(found) }
    // The highest sum is drawn first, so that each lower one covers its own part.
    let order = isStacked ? Array(layer.series.indices.reversed()) : Array(layer.series.indices)
    for place in order {
      let index = layer.series[place]
      let series = panel.series[index]
      let curve = found[place]
      let columns = PixelColumns(
        curve, domain: demand(series.key, xAxis: layer.xAxis).domain, width: frame.width,
        limit: budget.limit(for: curve, width: frame.width))
      let pen = CurvePen(panel: self, layer: layer, series: series, isStacked: isStacked)
      let items = pen.draw(columns, of: curve, into: &drawn, index: index)
      guard !items.isEmpty else { continue }
      let label = "\(series.name), \(layer.mark.kind.inWords)"
      drawn.add([.group(Group(role: .mark, label: label, items: items))], reach: pen.reach)
    }
  }
}

extension MarkSpec.Kind {
  /// The mark in words, for readers who cannot see it.
  fileprivate var inWords: String {
    switch self {
    case .line, .step: "\(rawValue) curve"
    case .point: "points"
    case .bar: "bars"
    default: rawValue
    }
  }
}

/// Draws one curve with the colour, width and fill of its mark.
struct CurvePen {
  var panel: PlacedPanel
  var layer: ResolvedLayer
  var series: ResolvedSeries
  var isStacked: Bool

  private var mark: MarkSpec { layer.mark }
  private var style: PageStyle { panel.style }

  /// How far its marks reach beyond the panel: half a line's width, so that a curve along the edge is
  /// not cut in two, and whole dots whose middle is in the panel.
  var reach: Double {
    mark.kind == .point
      ? max(PlacedPanel.lineReach(style), pointRadius + 0.5 * style.scale)
      : PlacedPanel.lineReach(style)
  }

  private var pointRadius: Double { (mark.size ?? 1.6) * style.scale }

  private func color(_ alpha: Double = 1) -> Color {
    series.color.withAlpha(series.color.alpha * alpha * min(1, max(0, mark.opacity ?? 1)))
  }

  private func place(_ sample: Curve.Sample) -> Point {
    Point(panel.x(sample.x, axis: layer.xAxis), panel.y(sample.y, axis: layer.yAxis))
  }

  /// Where amounts begin: zero, or the panel's edge nearest to it.
  private var baseline: Double {
    let zero = panel.y(0, axis: layer.yAxis)
    guard zero.isFinite else {
      return panel.axes[layer.yAxis].scale.isReversed ? panel.frame.minY : panel.frame.maxY
    }
    return min(panel.frame.maxY, max(panel.frame.minY, zero))
  }

  func draw(
    _ columns: PixelColumns, of curve: Curve, into drawn: inout DrawnCurves, index: Int
  ) -> [Primitive] {
    switch mark.kind {
    case .point: return points(columns, &drawn, index)
    case .bar: return bars(columns, of: curve, &drawn, index)
    default: return self.curve(columns, &drawn, index)
    }
  }

  private func curve(
    _ columns: PixelColumns, _ drawn: inout DrawnCurves, _ index: Int
  ) -> [Primitive] {
    let width = series.width * style.scale
    let dense = style.theme.denseWidth * style.scale
    let dash = series.dash.map { $0 * style.scale }
    let shape = CurveShape(
      columns, isStep: mark.kind != .line, width: width,
      denseWidth: min(dense, width), dash: dash, baseline: baseline, place: place,
      edge: { panel.x(columns.border($0), axis: layer.xAxis) })
    drawn.obstacles += shape.obstacles
    if let end = shape.end { drawn.ends[index] = end }
    var items: [Primitive] = []
    let fill = self.fill
    if fill > 0, !shape.area.isEmpty {
      // Areas on top of one another must not shine through.
      let tint = isStacked ? color(fill).flattened(over: style.theme.ground) : color(fill)
      items.append(.fill(shape.area, tint))
    }
    if !shape.gaps.isEmpty { items.append(.fill(shape.gaps, color(Self.gapOpacity))) }
    if !shape.spans.isEmpty { items.append(.fill(shape.spans, color())) }
    if !shape.line.isEmpty {
      items.append(
        .stroke(
          shape.line, color(),
          StrokeStyle(width: width, dash: dash, cap: dash.isEmpty ? .round : .butt, join: .round)))
    }
    for dot in shape.dots {
      items.append(.fill(Path(circleAt: dot, radius: max(1.6 * style.scale, width)), color()))
    }
    return items
  }

  /// The opacity of a dense curve in the gaps of its dashes: what it reaches there is still seen.
  private static let gapOpacity = 0.3

  /// The opacity of the area; an area without any would be no area.
  private var fill: Double {
    let asked = mark.fill.map { $0 == MarkSpec.themeFill ? series.fill : min(1, max(0, $0)) }
    if isStacked { return asked.map { max($0, 0.35) } ?? 0.35 }
    return mark.kind == .area ? asked ?? max(series.fill, 0.22) : asked ?? 0
  }

  private func points(
    _ columns: PixelColumns, _ drawn: inout DrawnCurves, _ index: Int
  ) -> [Primitive] {
    let radius = pointRadius
    let frame = panel.frame.inset(by: -0.01)
    var path = Path()
    var seen: Set<Point> = []
    for sample in columns.samples {
      let point = place(sample)
      guard point.x.isFinite, point.y.isFinite,
        frame.contains(Rect(x: point.x, y: point.y, width: 0, height: 0))
      else { continue }
      drawn.ends[index] = point
      // Dots nearer than a tenth of a point are one dot to the eye.
      let cell = Point((point.x * 4).rounded() / 4, (point.y * 4).rounded() / 4)
      guard seen.count < PlacedPanel.ColumnBudget.pagePoints / 2, seen.insert(cell).inserted
      else { continue }
      path.move(to: cell)
      path.line(to: Point(cell.x + 0.01, cell.y))
      drawn.obstacles.append(
        Rect(x: point.x, y: point.y, width: 0, height: 0).inset(by: -radius))
    }
    guard !path.isEmpty else { return [] }
    return [.stroke(path, color(), StrokeStyle(width: 2 * radius, cap: .round, join: .round))]
  }

  private func bars(
    _ columns: PixelColumns, of curve: Curve, _ drawn: inout DrawnCurves, _ index: Int
  ) -> [Primitive] {
    let base = baseline
    let kind = panel.axes[layer.xAxis].scale.kind
    let isSpread = kind == .log || kind == .symlog
    var bars: [Point] = []
    for column in columns.columns where !isSpread {
      let points = columns.samples[column.samples].map(place)
        .filter { $0.x.isFinite && $0.y.isFinite }
      // Of many samples in one column the tallest bar covers the others.
      let isFew = column.samples.count <= 1
      let tallest = points.max { ($0.y - base).magnitude < ($1.y - base).magnitude }
      if isFew { bars += points } else if let tallest { bars.append(tallest) }
    }
    if isSpread {
      // Such a scale makes one column wide and another narrow: what stands in one place on the page
      // counts instead.
      let points = curve.samples.filter { columns.domain.contains($0.x) }.map(place)
      bars = tallestInEachPlace(points.filter { $0.x.isFinite && $0.y.isFinite }, base: base)
    }
    let gaps = zip(bars, bars.dropFirst()).map { ($1.x - $0.x).magnitude }.filter { $0 > 0 }
    let pitch = gaps.min() ?? 30 * style.scale
    var path = Path()
    for (place, bar) in bars.enumerated() {
      let beside = isSpread ? gaps[max(0, place - 1)..<min(gaps.count, place + 1)].min() : pitch
      let room = beside ?? pitch
      // A gap that tells neighbours apart and leaves their heights one shape.
      let gap = room > 3 ? min(0.25 * room, 1.1 * style.scale) : 0
      let width = min(40 * style.scale, max(0.5, room - gap))
      let rect = Rect(
        x: CurveShape.rounded(bar.x - width / 2), y: CurveShape.rounded(min(bar.y, base)),
        width: CurveShape.rounded(width), height: CurveShape.rounded((bar.y - base).magnitude))
      path.add(rect)
      drawn.obstacles.append(rect)
      drawn.ends[index] = bar
    }
    return path.isEmpty ? [] : [.fill(path, color())]
  }

  /// Of bars nearer than a quarter of a point, keeps the tallest.
  private func tallestInEachPlace(_ bars: [Point], base: Double) -> [Point] {
    var kept: [Point] = []
    for bar in bars {
      guard let last = kept.last, (bar.x - last.x).magnitude < 0.25 else {
        kept.append(bar)
        continue
      }
      if (bar.y - base).magnitude > (last.y - base).magnitude { kept[kept.count - 1] = bar }
    }
    return kept
  }
}
