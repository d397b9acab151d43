import PlotCore

/// Layers that draw each row by itself: at names, with sizes, shapes and words of their own.
extension ResolvedPanel {
  /// Finds what such a layer shows, and widens its axes to it; throws where a column is not there.
  mutating func resolve(
    rows layer: LayerSpec, mark: any Mark, data: FigureData, xAxis: Int, yAxis: Int
  ) throws(PlotError) -> ResolvedLayer {
    let encoding = layer.encoding
    let input = try Self.input(layer.data, data)
    let table = input.rows ?? RowTable(rowCount: 0, columns: [:])
    func column(_ name: String) throws(PlotError) -> Column {
      if let column = input.columns.first(where: { $0.name == name }) { return column }
      throw .noColumn(name, among: input.columns, leftOut: input.leftOut)
    }
    let rows = try LayerRows(
      encoding, of: table.only(layer.only, of: input.columns), column: column)
    var resolved = ResolvedLayer(
      mark: mark, demands: [.rows], encoding: encoding, xAxis: xAxis, yAxis: yAxis, series: [])
    let isX = rows.valueChannel == .x
    let amount = isX ? encoding.x : encoding.y
    let grows = type(of: mark).drawsAmounts
    if grows, amount?.isStacked == true || Self.stacksByDefault(encoding, amount) {
      resolved.stacks = RowStacks(rows, amount?.stacking ?? .zero)
    }
    // Amounts that are stacked reach as far as their stacks do.
    let isStacked = resolved.stacks != nil
    var counted = Column("share", unit: Unit("%"))
    if isStacked, amount?.stacking != .normalize {
      counted = try column(amount?.fields.first ?? "")
    }
    if isX, isStacked {
      try axes[xAxis].adopt(counted)
    } else {
      try show(rows.x, of: encoding.x, rows, table, on: xAxis, column)
    }
    try show(rows.x2, of: encoding.x2, rows, table, on: xAxis, column)
    if !isX, isStacked {
      try axes[yAxis].adopt(counted)
    } else {
      try show(rows.y, of: encoding.y, rows, table, on: yAxis, column)
    }
    try show(rows.y2, of: encoding.y2, rows, table, on: yAxis, column)
    if grows {
      axes[yAxis].hasAmounts = axes[yAxis].hasAmounts || !isX
      axes[yAxis].hasAreas = axes[yAxis].hasAreas || !isX
      let hasFarEnd = (isX ? rows.x2 : rows.y2) != nil
      if isX, !hasFarEnd { axes[xAxis].holdsAmounts = true }
      if let stacks = resolved.stacks {
        var extent = Extent()
        for span in stacks.spans where span.from.isFinite {
          extent.add(span.from)
          extent.add(span.to)
        }
        axes[isX ? xAxis : yAxis].addData(extent)
      }
      widen(rows, on: isX ? yAxis : xAxis, isX ? .y : .x)
    }
    resolved.series = series(of: rows, layer, mark, input, yAxis)
    resolved.rows = rows
    return resolved
  }

  /// Whether amounts of one place stand on top of one another without a word of the config: where colours
  /// tell them apart, and no place beside each other is named.
  private static func stacksByDefault(_ encoding: Encoding, _ amount: ChannelSpec?) -> Bool {
    !encoding.groupFields.isEmpty && amount?.isUnstacked != true && encoding.xOffset == nil
      && encoding.yOffset == nil && encoding.x2 == nil && encoding.y2 == nil
  }

  /// Widens an axis to what a channel says.
  private mutating func show(
    _ values: LayerRows.Values?, of channel: ChannelSpec?, _ rows: LayerRows, _ table: RowTable,
    on axis: Int, _ column: (String) throws(PlotError) -> Column
  ) throws(PlotError) {
    guard let values, let channel else { return }
    switch values {
    case .names(let names):
      let found = try channel.fields.first.map(column)
      var order: [Double]?
      switch channel.sort {
      case .field(let field, _):
        _ = try column(field)
        if case .numbers(let numbers) = table.columns[field] { order = numbers }
      case .value:
        let other = axes[axis].channel == .x ? rows.y : rows.x
        if case .numbers(let numbers) = other { order = numbers }
      default: break
      }
      try axes[axis].add(names, of: found, order: channel.sort, values: order)
    case .numbers(let numbers):
      if let field = channel.fields.first { try axes[axis].adopt(try column(field)) }
      var extent = Extent()
      var least: Double?
      for number in numbers {
        extent.add(number)
        if number > 0, number < least ?? .infinity { least = number }
      }
      axes[axis].addData(extent, leastPositive: least)
    }
  }

  /// Keeps whole the outermost bars of an axis of numbers, each of which is as wide as its neighbours are
  /// near.
  private mutating func widen(_ rows: LayerRows, on axis: Int, _ channel: Channel) {
    let (values, ends) = channel == .x ? (rows.x, rows.x2) : (rows.y, rows.y2)
    guard axes[axis].names == nil, ends == nil,
      let half = rows.leastStep(of: values).map({ $0 / 2 })
    else { return }
    let extent = axes[axis].dataExtent
    var wide = Extent()
    wide.add(extent.lowest - half)
    wide.add(extent.highest + half)
    axes[axis].extent.add(wide)
  }

  /// A curve of the panel's list for each label of the rows, which legends name where there are several.
  private mutating func series(
    of rows: LayerRows, _ layer: LayerSpec, _ mark: any Mark, _ input: FigureData.Input,
    _ yAxis: Int
  ) -> [Int] {
    let (x, y) = (
      layer.encoding.x?.fields.first ?? "", layer.encoding.y?.fields.first ?? ""
    )
    let color = layer.encoding.color
    let isNamed = rows.groups.order.count > 1 || !layer.encoding.groupFields.isEmpty
    return rows.groups.order.enumerated().map { number, label in
      let key = CurveKey(input: input.name, x: x, y: y, label: isNamed ? label : "")
      if let known = series.firstIndex(where: {
        $0.key.label == key.label && isNamed && $0.isNamed || $0.key == key
      }) {
        if series[known].mark == nil, isNamed, type(of: mark).drawsSamples {
          series[known].mark = mark
        }
        return known
      }
      let name = isNamed ? label : layer.encoding.y?.title ?? y
      var made = ResolvedSeries(
        key: key, title: name, name: name, isNamed: true,
        mark: isNamed && type(of: mark).drawsSamples ? mark : nil, yAxis: yAxis)
      if color != nil { made.colorNumber = number }
      if let color, !color.colors.isEmpty {
        made.ownColor = color.colors[number % color.colors.count]
      }
      series.append(made)
      axes[yAxis].series.append(series.count - 1)
      return series.count - 1
    }
  }
}

extension LayerRows {
  /// The least distance of two different numbers; nil where there are no two.
  func leastStep(of values: Values?) -> Double? {
    guard case .numbers(let numbers) = values else { return nil }
    let sorted = Set(numbers.filter(\.isFinite)).sorted()
    let steps = zip(sorted.dropFirst(), sorted).lazy.map { $0 - $1 }.filter { $0 > 0 }
    return steps.min()
  }
}
