import PlotCore
import PlotScene

extension PlacedPanel {
  /// The exact sample that a layer marks of one curve, and where it stands.
  struct MarkedSample {
    var series: ResolvedSeries
    var sample: Curve.Sample
    var point: Point
  }

  /// Finds the samples that a layer marks: the exact ones, or the drawn ones where those are unknown.
  func markedSamples(
    _ layer: ResolvedLayer, data: FigureData, curves: [CurveDemand: Curve]
  ) -> [MarkedSample] {
    layer.series.compactMap { index in
      let series = panel.series[index]
      let isMaximum = layer.mark.which == .max
      var sample = data.extrema[series.key].map { isMaximum ? $0.maximum : $0.minimum }
      if sample == nil {
        let drawn = curves[demand(series.key, xAxis: layer.xAxis)]?.samples ?? []
        let finite = drawn.filter { $0.y.isFinite }
        // `max` returns the last of equal samples; the first one reached the value.
        sample =
          isMaximum
          ? finite.reversed().max { $0.y < $1.y } : finite.min { $0.y < $1.y }
      }
      guard let sample, sample.y.isFinite, axes[layer.xAxis].scale.contains(sample.x),
        axes[layer.yAxis].scale.contains(sample.y)
      else { return nil }
      let point = Point(x(sample.x, axis: layer.xAxis), y(sample.y, axis: layer.yAxis))
      return MarkedSample(series: series, sample: sample, point: point)
    }
  }

  /// The radius of a layer's dots without their halo.
  func dotRadius(_ layer: ResolvedLayer) -> Double {
    max(0, layer.mark.size ?? style.theme.dotRadius) * style.scale
  }

  /// Draws dots with a ring in the ground's colour at a layer's extremes.
  func drawDots(_ layer: ResolvedLayer, _ marked: [MarkedSample]) -> [Primitive] {
    let radius = dotRadius(layer)
    guard radius > 0 else { return [] }
    let ring = radius + style.theme.haloWidth * style.scale
    return marked.flatMap { item -> [Primitive] in
      let color = layer.mark.color ?? item.series.color
      return [
        .fill(Path(circleAt: item.point, radius: ring), style.theme.ground),
        .fill(Path(circleAt: item.point, radius: radius), color),
      ]
    }
  }

  /// Draws the words at a layer's extremes.
  func drawExtremumWords(
    _ layer: ResolvedLayer, _ marked: [MarkedSample], isOnly: Bool, _ placer: inout LabelPlacer
  ) -> [Primitive] {
    guard detail.shows(upTo: .withoutTitle) else { return [] }
    let radius = dotRadius(layer) + style.theme.haloWidth * style.scale
    return marked.compactMap { item in
      let font = style.boldLabel
      // The whole label, or the number alone where the panel has no room for more.
      let value = self.value(item.sample.y, axis: layer.yAxis)
      let whole = expanded(layer, item)
      let fair = LabelPlacer.fairCost
      for (words, cost) in [(whole, fair), (value, fair), (whole, .infinity), (value, .infinity)]
      where !words.isEmpty {
        let size = Size(width: style.width(words, font), height: style.height(font))
        guard
          let box = placer.place(
            size, near: item.point, radius: radius, costingAtMost: cost)
        else { continue }
        let color =
          isOnly && layer.mark.color == nil
          ? style.theme.text
          : style.theme.textColor(like: layer.mark.color ?? item.series.color)
        return .text(
          style.text(
            words, x: box.minX, middle: box.midY, font: font, color: color, halo: style.halo))
      }
      return nil
    }
  }

  private func value(_ value: Double, axis: Int) -> String {
    let (unit, system) = (axes[axis].axis.unit, axes[axis].axis.system)
    let text = QuantityFormat.string(value, unit: unit, system: system)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }

  /// The time of the day, on an axis that shows it.
  private func moment(_ value: Double, axis: Int) -> String? {
    axes[axis].axis.clock.map { start in
      ClockFormat.moment(start + value, span: axes[axis].scale.highest - axes[axis].scale.lowest)
    }
  }

  /// The label's template with its numbers filled in.
  private func expanded(_ layer: ResolvedLayer, _ item: MarkedSample) -> String {
    let unit = axes[layer.xAxis].axis.unit
    let usual =
      (layer.mark.which == .max ? "peak {y}" : "lowest {y}") + (unit == .seconds ? " at {x}" : "")
    let template = TextBlock.words(of: layer.mark.label ?? usual).joined(separator: " ")
    let values = [
      "x": moment(item.sample.x, axis: layer.xAxis) ?? value(item.sample.x, axis: layer.xAxis),
      "y": value(item.sample.y, axis: layer.yAxis),
    ]
    var result = ""
    var rest = template[...]
    while let brace = rest.firstIndex(of: "{") {
      result += rest[..<brace]
      let after = rest[rest.index(after: brace)...]
      if let end = after.firstIndex(of: "}"), let known = values[String(after[..<end])] {
        result += known
        rest = after[after.index(after: end)...]
      } else {
        result += "{"
        rest = after
      }
    }
    return result + rest
  }
}
