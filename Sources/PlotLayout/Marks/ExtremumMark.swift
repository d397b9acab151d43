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
    return marked(in: layer).compactMap { item in
      let font = style.boldLabel
      // The whole label, or the number alone where the panel has no room for more.
      let value = layer.y.quantity(item.sample.y)
      let whole = label(of: item, in: layer)
      let fair = LabelPlacer.fairCost
      for (words, cost) in [(whole, fair), (value, fair), (whole, .infinity), (value, .infinity)]
      where !words.isEmpty {
        let size = Size(width: style.width(words, font), height: style.height(font))
        guard
          let box = placer.place(
            size, near: item.point, radius: radius, costingAtMost: cost)
        else { continue }
        let color =
          drawn.dotCount == 1 && options.look.color == nil
          ? style.theme.text
          : style.theme.textColor(like: options.look.color ?? item.curve.look.color)
        return .text(
          style.text(
            words, x: box.minX, middle: box.midY, font: font, color: color, halo: style.halo))
      }
      return nil
    }
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
