import PlotCore
import PlotScene

/// A panel with every name found: axes, inputs, columns, curves.
struct ResolvedPanel: Sendable {
  let spec: PanelSpec
  var axes: [ResolvedAxis]
  var layers: [ResolvedLayer] = []
  var series: [ResolvedSeries] = []
  /// What it has beside its layers: the grid, the axes, the legend.
  let implied: [any Mark]
  /// The place of each curve in the list.
  private var places: [CurvePlace: Int] = [:]
  private var looks: SeriesLooks?
  private var theme: Theme?

  /// A curve on an axis: what `series` has one of each.
  private struct CurvePlace: Hashable {
    var key: CurveKey
    var yAxis: Int
  }

  /// Finds what a panel names; throws where something is not there.
  init(
    _ spec: PanelSpec, theme: Theme, data: FigureData, marks: MarkSet
  ) throws(PlotError) {
    let dated = try PanelDates.resolved(spec, data: data)
    let spec = PointPanel.titled(dated, data: data, marks: marks)
    self.spec = spec
    implied = try marks.makeImplied()
    axes = spec.axes.map { ResolvedAxis($0) }
    for channel in Channel.allCases where !axes.contains(where: { $0.channel == channel }) {
      axes.append(ResolvedAxis(AxisSpec(channel.rawValue, channel: channel)))
    }
    // Curves are numbered by the layers that draw them, whatever else stands behind these.
    let curves = spec.layers.indices.filter { marks.drawsSamples(spec.layers[$0]) }
    let others = spec.layers.indices.filter { !marks.drawsSamples(spec.layers[$0]) }
    var found: [Int: ResolvedLayer] = [:]
    for index in curves + others {
      found[index] = try resolve(spec.layers[index], data: data, marks: marks)
    }
    layers = spec.layers.indices.compactMap { found[$0] }
    for axis in spec.axes {
      if let name = axis.align { _ = try self.axis(name, axis.channel) }
    }
    looks = SeriesLooks(theme: theme, inputs: data.numbers, keys: series.map(\.key))
    self.theme = theme
    dress(byDashes: false)
  }

  /// The axis along the page to which other panels' may be tied.
  var mainX: Int { axes.firstIndex { $0.channel == .x } ?? 0 }

  /// The axis up the page to which other panels' may be tied.
  var mainY: Int { axes.firstIndex { $0.channel == .y } ?? 0 }

  /// Widens the main y axis to what another panel shows.
  mutating func widenMainY(to extent: Extent) { axes[mainY].extent.add(extent) }

  /// Widens the main x axis to what another panel shows.
  mutating func widenMainX(to extent: Extent, leastPositive: Double?, open: OpenBins) {
    axes[mainX].extent.add(extent)
    axes[mainX].open.keepRoom(like: open)
    if let leastPositive { axes[mainX].addPositive(leastPositive) }
  }

  private mutating func resolve(
    _ layer: LayerSpec, data: FigureData, marks: MarkSet
  ) throws(PlotError) -> ResolvedLayer {
    let encoding = layer.encoding
    let xAxis = try axis(encoding.x?.axis ?? encoding.x2?.axis, .x)
    let yAxis = try axis(encoding.y?.axis ?? encoding.y2?.axis, .y)
    for (channel, axis) in [
      (encoding.x, xAxis), (encoding.x2, xAxis), (encoding.y, yAxis), (encoding.y2, yAxis),
    ] {
      if let datum = channel?.datum { axes[axis].extent.add(datum) }
    }
    let mark = try marks.make(layer.mark)
    try Self.check(encoding, of: mark)
    if encoding.drawsRows, mark.demands(of: encoding).contains(.rows) {
      return try resolve(
        rows: layer, mark: mark, data: data, xAxis: xAxis, yAxis: yAxis)
    }
    var resolved = ResolvedLayer(
      mark: mark, demands: mark.demands(of: encoding), encoding: encoding, xAxis: xAxis,
      yAxis: yAxis, series: [])
    var columns: [Extent] = []
    var rowCount = 0
    var stack: Extent?
    if !resolved.demands.isEmpty {
      let input = try Self.input(layer.data, data)
      let x = try Self.xColumn(encoding.x?.fields.first, input)
      rowCount = input.rowCount
      stack = encoding.y.flatMap { input.stacks[$0.fields] }.map { range in
        var extent = Extent()
        extent.add(range)
        return extent
      }
      try axes[xAxis].adopt(x)
      axes[xAxis].addData(Self.extent(of: x, in: input), leastPositive: input.positives[x.name])
      if resolved.demands.contains(.spans), let field = encoding.x2?.fields.first {
        let end = try Self.column(field, input)
        try axes[xAxis].adopt(end)
        axes[xAxis].addData(
          Self.extent(of: end, in: input), leastPositive: input.positives[end.name])
        let bins = input.bins[[x.name, end.name]] ?? BinEnds()
        try axes[xAxis].open.add(bins, on: axes[xAxis].spec, unit: axes[xAxis].unit)
      }
      if !(mark is PointMark) { axes[yAxis].hasAmounts = true }
      if layer.mark.fill != nil || !(mark is any LineLike) { axes[yAxis].hasAreas = true }
      for field in encoding.y?.fields ?? [] {
        let y = try Self.column(field, input)
        try axes[yAxis].adopt(y)
        columns.append(Self.extent(of: y, in: input))
        axes[yAxis].addData(
          columns[columns.count - 1], leastPositive: input.positives[y.name])
        let key = CurveKey(input: input.name, x: x.name, y: y.name)
        resolved.series.append(place(of: key, y, layer, mark, yAxis))
      }
    }
    var extents = MarkExtents(
      encoding: encoding, columns: columns, stack: stack, rowCount: rowCount,
      x: axes[xAxis].asSeenByMarks,
      y: axes[yAxis].asSeenByMarks)
    mark.widen(&extents)
    axes[xAxis].take(extents.x)
    axes[yAxis].take(extents.y)
    return resolved
  }

  private static func check<M: Mark>(_ encoding: Encoding, of mark: M) throws(PlotError) {
    guard !M.channels.isMet(by: encoding) else { return }
    throw switch M.channels {
    case .columns:
      PlotError(
        .config, "the mark \"\(M.id)\" has no column to draw",
        remedy: "name one: \"encoding\": { \"y\": \"heap\" }")
    case .columnOrConstant:
      PlotError(
        .config, "the mark \"\(M.id)\" has no place",
        remedy: "give x or y a \"datum\", or y a column at whose last sample it stands")
    case .span:
      PlotError(
        .config, "the mark \"\(M.id)\" has no place",
        remedy: "give it x and x2, or y and y2, each a \"datum\"")
    case .constant, .none:
      PlotError(
        .config, "the mark \"\(M.id)\" has no place", remedy: "give x or y a \"datum\"")
    }
  }

  /// Returns a curve's place in the list, where it is added at its first layer.
  private mutating func place(
    of key: CurveKey, _ column: Column, _ layer: LayerSpec, _ mark: any Mark, _ yAxis: Int
  ) -> Int {
    let mark = type(of: mark).drawsSamples ? mark : nil
    if let known = places[CurvePlace(key: key, yAxis: yAxis)] {
      if series[known].mark == nil { series[known].mark = mark }
      return known
    }
    let fields = layer.encoding.y?.fields.count ?? 0
    let title = fields == 1 ? layer.encoding.y?.title : nil
    series.append(
      ResolvedSeries(
        key: key, title: title ?? column.title, name: title ?? column.title, isNamed: title != nil,
        colorNumber: layer.colorNumber, mark: mark, yAxis: yAxis))
    axes[yAxis].series.append(series.count - 1)
    places[CurvePlace(key: key, yAxis: yAxis)] = series.count - 1
    return series.count - 1
  }

  /// Gives every curve its name, colour, dashes and width; `byDashes` where these come first in telling
  /// curves apart.
  mutating func dress(byDashes: Bool) {
    guard let looks, let theme else { return }
    for index in series.indices {
      var style = looks.style(
        of: series[index].key, number: series[index].colorNumber, byDashes: byDashes)
      // A sum has the total's colour, whatever column holds it.
      if series[index].title == ChannelSpec.together, let total = theme.series["total"] {
        style = style.overlaid(by: total)
      }
      if !series[index].isNamed {
        series[index].name = looks.name(of: series[index].key, title: series[index].title)
      }
      series[index].look = CurveLook(
        color: style.color ?? theme.text, dash: style.dash ?? [],
        width: style.width ?? theme.strokeWidth, fill: style.fill ?? theme.fill)
      if let color = series[index].ownColor { series[index].look.color = color }
    }
    CurveNames.tellApart(&series)
    for layer in layers where layer.drawsSamples {
      for index in layer.series {
        series[index].look = layer.mark.look(over: series[index].look)
      }
    }
  }

  private func axis(_ name: String?, _ channel: Channel) throws(PlotError) -> Int {
    guard let name else { return axes.firstIndex { $0.channel == channel } ?? 0 }
    if let index = axes.firstIndex(where: { $0.spec.name == name && $0.channel == channel }) {
      return index
    }
    if let other = axes.first(where: { $0.spec.name == name }) {
      throw PlotError(
        .config,
        "axis \"\(name)\" places marks in \(other.channel.rawValue), not in \(channel.rawValue)",
        remedy: "name an axis whose channel is \"\(channel.rawValue)\"")
    }
    let known = axes.filter { $0.channel == channel }.map(\.spec.name)
    throw .unknown(.axis, name, among: known)
  }

  static func input(
    _ name: String?, _ data: FigureData
  ) throws(PlotError) -> FigureData.Input {
    if let name {
      if let number = data.numbers[name] { return data.inputs[number] }
      throw .unknown(.input, name, among: data.inputs.map(\.name))
    }
    if data.inputs.count == 1 { return data.inputs[0] }
    let known = data.inputs.map(\.name)
    throw PlotError(
      .config, "a layer names no input, and the run has \(data.inputs.count)",
      remedy: known.isEmpty
        ? "add an input to the run" : "set \"data\" to one of \(known.joined(separator: ", "))")
  }

  private static func column(
    _ name: String, _ input: FigureData.Input
  ) throws(PlotError) -> Column {
    if let column = input.columns.first(where: { $0.name == name }) {
      if column.storage == .name { throw .noNumbers(column) }
      return column
    }
    throw .noColumn(name, among: input.columns, leftOut: input.leftOut)
  }

  /// The column along the page: the one named, or time, or the row's number.
  private static func xColumn(
    _ name: String?, _ input: FigureData.Input
  ) throws(PlotError) -> Column {
    if let name { return try column(name, input) }
    if let index = input.columns.orderIndex { return input.columns[index] }
    throw PlotError(
      .config, "a layer of input \"\(input.name)\" has no column along the page",
      remedy: "name one: \"encoding\": { \"x\": \"time\" }")
  }

  private static func extent(of column: Column, in input: FigureData.Input) -> Extent {
    var extent = Extent()
    if let known = input.extents[column.name] {
      extent.add(known)
    } else if column.storage == .row, input.rowCount > 0 {
      let first = -Double(column.offset)
      extent.add(first * column.scale)
      extent.add((first + Double(input.rowCount - 1)) * column.scale)
    }
    return extent
  }
}
