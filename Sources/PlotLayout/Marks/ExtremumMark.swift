import PlotCore
import PlotScene

/// A dot and words at the highest or lowest sample of each curve.
package struct ExtremumMark: Mark {
  /// What it takes from a config.
  package struct Options: ComponentOptions {
    let look: MarkLook
    let which: MarkSpec.Which

    /// Takes the look and `which`.
    package init(from reader: inout OptionReader) {
      look = MarkLook(from: &reader)
      which = reader.choice("which", default: .max, help: "which extremum is marked")
    }
  }

  package static let id = "extremum"
  package static let summary = "marks the highest or lowest sample with a dot and words"
  package static var plane: MarkPlane { .over }
  private let options: Options

  package init(options: Options) { self.options = options }

  package static var takesEnds: Bool { true }

  package func demands(of encoding: Encoding) -> Set<MarkDemand> {
    [encoding.x2?.fields.isEmpty == false ? .spans : .columns, .extremes]
  }

  /// Words stand above the highest sample.
  package func widen(_ extents: inout MarkExtents) {
    extents.addStack()
    if options.which == .max { extents.y.hasWordsAbove = true }
  }

  /// Draws dots; a ring around them would hide the tip that they mark.
  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    let style = layer.style
    let radius = dotRadius(style)
    let ring = radius + style.theme.haloWidth * style.scale
    var drawing = MarkDrawing(reach: ring)
    for item in marked(in: layer) {
      drawing.dots.append(
        Rect(x: item.point.x, y: item.point.y, width: 0, height: 0).inset(by: -ring))
      guard radius > 0 else { continue }
      let color = options.look.color ?? item.curve.look.color
      drawing.items.append(.fill(Path(circleAt: item.point, radius: radius), color))
    }
    return drawing
  }

  package func words(
    of layer: MarkLayer, in drawn: DrawnPanel, placer: inout LabelPlacer
  ) -> [Primitive] {
    let style = layer.style
    guard layer.panel.detail.shows(upTo: .withoutTitle) else { return [] }
    let radius = dotRadius(style) + style.theme.haloWidth * style.scale
    // Below a highest sample stands its own curve, and above a lowest one.
    let side: LabelPlacer.Side = options.which == .max ? .above : .below
    return marked(in: layer).flatMap { item -> [Primitive] in
      let font = style.boldLabel
      let color =
        drawn.dotCount == 1 && options.look.color == nil
        ? style.theme.text
        : style.theme.textColor(like: options.look.color ?? item.curve.look.color)
      for (words, cost) in attempts(at: item, in: layer, isAlone: drawn.dotCount <= Self.fewDots)
      where !words.isEmpty {
        let size = Size(width: style.width(words, font), height: style.height(font))
        guard
          let box = placer.place(
            size, near: item.point, radius: radius, on: side, costingAtMost: cost)
        else { continue }
        let text = Primitive.text(
          style.text(
            words, x: box.minX, middle: box.midY, font: font, color: color, halo: style.halo))
        return leader(from: item.point, to: box, color, style) + [text]
      }
      return []
    }
  }

  /// Of more dots than this, words that would hide curves are left out: the dots say where peaks are.
  private static let fewDots = 3

  /// What is tried, with how much it may cost: the whole label, or the number alone where there is no
  /// room for more; at the dot, then with a line that leads there, and of few dots at any price.
  private func attempts(
    at item: MarkedSample, in layer: MarkLayer, isAlone: Bool
  ) -> [(String, Double)] {
    let (whole, value) = (label(of: item, in: layer), layer.y.quantity(item.sample.y))
    let costs =
      [LabelPlacer.fairCost, LabelPlacer.freeCost] + (isAlone ? [Double.infinity] : [])
    return costs.flatMap { [(whole, $0), (value, $0)] }
  }

  /// A line from words to their dot; none where they stand at it.
  private func leader(
    from point: Point, to box: Rect, _ color: Color, _ style: PageStyle
  ) -> [Primitive] {
    let near = Point(
      min(box.maxX, max(box.minX, point.x)), min(box.maxY, max(box.minY, point.y)))
    let way = (near.x - point.x, near.y - point.y)
    let length = (way.0 * way.0 + way.1 * way.1).squareRoot()
    let radius = dotRadius(style) + style.scale
    guard length > 16 * style.scale else { return [] }
    let start = Point(point.x + way.0 / length * radius, point.y + way.1 / length * radius)
    return [
      .stroke(
        Path(through: [start, near]), color.withAlpha(0.7), StrokeStyle(width: 0.6 * style.scale))
    ]
  }

  /// The exact sample that is marked of one curve, and where it stands.
  private struct MarkedSample {
    var curve: MarkCurve
    var sample: Curve.Sample
    var point: Point
  }

  /// Finds what is marked: the exact samples, or the drawn ones where those are unknown.
  private func marked(in layer: MarkLayer) -> [MarkedSample] {
    layer.curves.compactMap { curve in
      let isMaximum = options.which == .max
      var sample = isMaximum ? curve.highest : curve.lowest
      if sample == nil {
        let finite = curve.data.samples.filter { $0.y.isFinite }
        // Of equal samples the first one reached the value.
        sample =
          isMaximum
          ? finite.max { $0.y < $1.y } : finite.min { $0.y < $1.y }
      }
      guard let sample, sample.y.isFinite, layer.y.scale.contains(sample.y),
        let x = place(of: sample, curve, in: layer)
      else { return nil }
      return MarkedSample(curve: curve, sample: sample, point: Point(x, layer.y(sample.y)))
    }
  }

  /// Where a sample stands across the page, in the middle of its bar where it has an end; nil where the
  /// panel does not show it.
  private func place(
    of sample: Curve.Sample, _ curve: MarkCurve, in layer: MarkLayer
  ) -> Double? {
    guard layer.encoding.x2?.fields.isEmpty == false else {
      return layer.x.scale.contains(sample.x) ? layer.x(sample.x) : nil
    }
    guard let index = curve.data.samples.firstIndex(where: { $0.row == sample.row }),
      curve.data.ends.indices.contains(index),
      let span = layer.span(from: sample.x, to: curve.data.ends[index])
    else { return nil }
    let middle = (span.lowerBound + span.upperBound) / 2
    return middle >= layer.frame.minX && middle <= layer.frame.maxX ? middle : nil
  }

  /// The radius of dots without their halo.
  private func dotRadius(_ style: PageStyle) -> Double {
    max(0, options.look.size ?? style.theme.dotRadius) * style.scale
  }

  /// The label's template with its numbers filled in.
  private func label(of item: MarkedSample, in layer: MarkLayer) -> String {
    let usual =
      (options.which == .max ? "peak {y}" : "lowest {y}")
      + (layer.x.unit == .seconds ? " at {x}" : "")
    let template = layer.style.oneLine(options.look.label ?? usual)
    return layer.expand(template, for: item.sample)
  }
}
