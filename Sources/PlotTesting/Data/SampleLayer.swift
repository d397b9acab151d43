import PlotCore
import PlotScene

extension MarkLayer {
  /// Places a layer of samples in a panel of 300 × 200 points, its corner at 60, 40 of a page of
  /// 420 × 300, so that a test can call a mark's `draw` and `words`.
  ///
  /// The axes end at the data, widened by the mark, or at a given domain. `y` has a curve for each of
  /// the encoding's columns; NaN is a gap. `ends` are those of the samples where x2 names a column. Text
  /// is 0.6 em a letter wide.
  public static func sample(
    of mark: some Mark, encoding: Encoding = Encoding(y: .field("y")), x: [Double] = [],
    y: [[Double]] = [], ends: [Double] = [], xScale: ScaleSpec = ScaleSpec(),
    yScale: ScaleSpec = ScaleSpec(),
    frame: Rect = Rect(x: 60, y: 40, width: 300, height: 200), detail: Detail = .everything
  ) -> MarkLayer {
    let page = Rect(x: 0, y: 0, width: frame.maxX + 60, height: frame.maxY + 60)
    let style = PageStyle(
      .light, size: Size(width: page.width, height: page.height),
      measurer: FixedWidthMeasurer())
    var extents = MarkExtents.sample(encoding: encoding, x: x + ends, y: y, xScale, yScale)
    mark.widen(&extents)
    let axes = [
      axis(.x, extents.x, unit: .seconds, style), axis(.y, extents.y, unit: .bytes, style),
    ]
    let curves = y.enumerated().map { number, values in
      let samples = zip(x, values).enumerated().map {
        Curve.Sample(row: $0.offset, x: $0.element.0, y: $0.element.1)
      }
      let finite = samples.filter(\.y.isFinite)
      var data = Curve(samples: samples, rowCount: samples.count)
      data.ends = ends
      return MarkCurve(
        number: number, name: "curve \(number)",
        look: mark.look(over: CurveLook(color: style.theme.palette[number % 6])),
        data: data, scale: axes[0].scale.ascending,
        lowest: finite.min { $0.y < $1.y }, highest: finite.max { $0.y < $1.y })
    }
    let panel = MarkPanel(
      frame: frame, cell: page.inset(by: 4), axes: axes,
      curves: curves.map { PanelCurve(name: $0.name, look: $0.look, mark: mark) },
      detail: detail, style: style, xLabelBounds: page.minX...page.maxX)
    return MarkLayer(panel: panel, encoding: encoding, curves: curves, xAxis: 0, yAxis: 1)
  }

  private static func axis(
    _ channel: Channel, _ extent: MarkExtents.Axis, unit: Unit, _ style: PageStyle
  ) -> MarkAxis {
    let spec = extent.scale
    let ends = extent.shown.ends(spec, channel: channel, countsWholes: false)
    let scale = Scale(
      spec.kind, lowest: ends.0, highest: ends.1, isReversed: spec.reverse, clamps: spec.clamp,
      linearRange: spec.constant)
    var axis = MarkAxis(
      channel: channel, scale: scale, unit: unit, title: channel.rawValue,
      words: channel.rawValue, color: style.theme.muted, hasGrid: channel == .y,
      isMain: channel == .y)
    axis.ticks = [ends.0, ends.0 / 2 + ends.1 / 2, ends.1].map { value in
      let label = axis.string(value)
      return Tick(
        value: value, share: scale.share(value), label: label,
        width: style.width(label, style.label))
    }
    return axis
  }
}

extension MarkExtents {
  /// The extents of samples, with the constants of their encoding.
  static func sample(
    encoding: Encoding, x: [Double], y: [[Double]], _ xScale: ScaleSpec, _ yScale: ScaleSpec
  ) -> MarkExtents {
    func extent(_ values: [Double]) -> Extent {
      values.reduce(into: Extent()) { $0.add($1) }
    }
    func axis(
      _ scale: ScaleSpec, _ data: Extent, _ channels: [ChannelSpec?]
    ) -> MarkExtents.Axis {
      var axis = MarkExtents.Axis(scale: scale, data: data)
      for datum in channels.compactMap({ $0?.datum }) { axis.shown.add(datum) }
      return axis
    }
    return MarkExtents(
      encoding: encoding, columns: y.map(extent), rowCount: y.first?.count ?? x.count,
      x: axis(xScale, extent(x), [encoding.x, encoding.x2]),
      y: axis(yScale, extent(y.flatMap(\.self)), [encoding.y, encoding.y2]))
  }
}
