import PlotCore
import PlotScene

/// Draws the curves of a layer: as strokes, dense stretches as spans, with areas below.
struct CurvePen {
  /// The opacity of what a dense curve reaches around its mean.
  private static let envelopeOpacity = 0.32
  /// The least opacity of an area that stands on others.
  private static let stackedFill = 0.35
  /// The same where the palette's colours have come again: no two bands are alike.
  private static let repeatedFill = 0.75

  private let layer: MarkLayer
  private let options: CurveOptions
  private var style: PageStyle { layer.style }

  init(_ layer: MarkLayer, _ options: CurveOptions) {
    self.layer = layer
    self.options = options
  }

  /// Draws all curves; `usualFill` gives the opacity of areas, from the theme's, where no option does.
  func draw(
    as words: String, isStep: Bool, usualFill: ((Double) -> Double)? = nil
  ) -> MarkDrawing {
    var drawing = MarkDrawing(reach: style.lineReach)
    let curves = layer.curvesToDraw(isStraight: !isStep)
    for var curve in curves {
      // Names stand at bands, and their edges are no curves to be told apart by dashes.
      let isAgain = layer.isStacked && !curve.look.dash.isEmpty && !style.theme.prefersDashes
      if isAgain { curve.look.dash = [] }
      let fill = max(fill(of: curve.look, usualFill), isAgain ? Self.repeatedFill : 0)
      drawing.add(
        draw(curve, isStep: isStep, fill: fill, into: &drawing), label: "\(curve.name), \(words)")
    }
    if layer.isStacked { moveEnds(of: &drawing, to: curves.reversed()) }
    return drawing
  }

  /// Moves the ends of stacked curves to the middle of their bands, where their names belong; what lies
  /// outside of the panel has no name there.
  private func moveEnds(of drawing: inout MarkDrawing, to sums: [MarkCurve]) {
    for (curve, sum) in zip(layer.curves, sums) {
      func last(_ curve: MarkCurve) -> Double? {
        curve.data.samples.last { $0.y.isFinite && layer.x.scale.contains($0.x) }?.y
      }
      guard let end = drawing.ends[curve.number], let height = last(curve), let top = last(sum)
      else { continue }
      let middle = layer.y(top - height / 2)
      guard middle.isFinite else { continue }
      drawing.ends[curve.number] = isSeen(middle) ? Point(end.x, middle) : nil
    }
  }

  private func isSeen(_ y: Double) -> Bool {
    (layer.frame.minY - 0.01...layer.frame.maxY + 0.01).contains(y)
  }

  /// Where a curve ends, or the last sample of it that the domain of y does not leave out; nil where there
  /// is none.
  private func seenEnd(_ end: Point, of columns: PixelColumns) -> Point? {
    if layer.isStacked || isSeen(end.y) { return end }
    return columns.samples.reversed().lazy.map(layer.point).first { $0.x.isFinite && isSeen($0.y) }
  }

  /// The opacity of a curve's area; 0 for none.
  private func fill(of look: CurveLook, _ usual: ((Double) -> Double)?) -> Double {
    let asked = options.fill.map { $0 == MarkSpec.themeFill ? look.fill : min(1, max(0, $0)) }
    if layer.isStacked { return asked.map { max($0, Self.stackedFill) } ?? Self.stackedFill }
    return asked ?? usual?(look.fill) ?? 0
  }

  private func draw(
    _ curve: MarkCurve, isStep: Bool, fill: Double, into drawing: inout MarkDrawing
  ) -> [Primitive] {
    let columns = layer.columns(of: curve, edges: isStep ? .held : .straight(layer.y.scale))
    let width = curve.look.width * style.scale
    let dense = style.theme.denseWidth * style.scale
    let dash = curve.look.dash.map { $0 * style.scale }
    let color = options.look.color(of: curve.look)
    let shape = CurveShape(
      columns, isStep: isStep, isFilled: fill > 0, width: width, denseWidth: min(dense, width),
      dash: dash, baseline: layer.baseline, place: layer.point
    ) { layer.x(columns.border($0)) }
    drawing.obstacles += shape.obstacles
    if let end = shape.end { drawing.ends[curve.number] = seenEnd(end, of: columns) }
    var items: [Primitive] = []
    if !shape.area.isEmpty {
      // Areas on top of one another must not shine through.
      let pale = options.look.color(of: curve.look, times: fill)
      let tint = layer.isStacked ? pale.flattened(over: style.theme.ground) : pale
      items.append(.fill(shape.area, tint))
    }
    if !shape.envelope.isEmpty {
      items.append(
        .fill(shape.envelope, options.look.color(of: curve.look, times: Self.envelopeOpacity)))
    }
    if !shape.spans.isEmpty { items.append(.fill(shape.spans, color)) }
    if !shape.line.isEmpty {
      items.append(
        .stroke(
          shape.line, color,
          StrokeStyle(width: width, dash: dash, cap: dash.isEmpty ? .round : .butt, join: .round)))
    }
    for dot in shape.dots + (layer.isStacked ? [] : [shape.bareEnd].compactMap { $0 }) {
      items.append(.fill(Path(circleAt: dot, radius: max(1.6 * style.scale, width)), color))
    }
    return items
  }
}

extension MarkLook {
  /// A curve's colour with the mark's opacity, and a share of it.
  func color(of look: CurveLook, times share: Double = 1) -> Color {
    look.color.withAlpha(look.color.alpha * share * min(1, max(0, opacity ?? 1)))
  }
}

extension PageStyle {
  /// How far lines reach beyond the panel: half a line's width and more, so that a curve along the
  /// edge is not cut in two.
  var lineReach: Double { 1.5 * scale }
}

extension MarkLayer {
  /// Whether each curve stands on the ones before it.
  var isStacked: Bool { encoding.y?.isStacked == true }

  /// The curves in the order in which they are drawn: of stacked ones the sums, the highest first, so
  /// that each lower one covers its own part.
  func curvesToDraw(isStraight: Bool = false) -> [MarkCurve] {
    guard isStacked else { return curves }
    let sums = StackedCurves.sums(curves.map(\.data), isStraight: isStraight)
    return zip(curves, sums).map { curve, sum in
      var copy = curve
      copy.data = sum
      return copy
    }.reversed()
  }

  /// A curve's samples by pixel column.
  func columns(of curve: MarkCurve, edges: CurveEdges = .cut) -> PixelColumns {
    PixelColumns(
      curve.data, scale: curve.scale, width: frame.width, limit: curve.columnLimit, edges: edges)
  }
}
