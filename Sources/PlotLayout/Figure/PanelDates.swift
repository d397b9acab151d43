import PlotCore

/// Turns the dates of a panel into values of the columns on its axes.
struct PanelDates {
  /// An axis of the panel: its name, or the first of its channel.
  private struct AxisKey: Hashable {
    var channel: Channel
    var name: String?
  }

  private let spec: PanelSpec
  /// The columns on each axis that a date would count from.
  private var columns: [AxisKey: [Column]] = [:]

  /// Returns the panel with its dates resolved; throws at the place of a date whose axis has no clock.
  static func resolved(_ spec: PanelSpec, data: FigureData) throws(PlotError) -> PanelSpec {
    let hasDates =
      spec.axes.contains { $0.scale.lowestDate != nil || $0.scale.highestDate != nil }
      || spec.layers.contains { layer in
        let encoding = layer.encoding
        return [encoding.x, encoding.y, encoding.x2, encoding.y2].contains { $0?.datumDate != nil }
      }
    return hasDates ? try PanelDates(spec, data: data).resolved() : spec
  }

  private init(_ spec: PanelSpec, data: FigureData) {
    self.spec = spec
    for layer in spec.layers {
      let input =
        layer.data.flatMap { data.numbers[$0] }.map { data.inputs[$0] }
        ?? (data.inputs.count == 1 ? data.inputs[0] : nil)
      guard let input else { continue }
      func column(_ name: String) -> Column? { input.columns.first { $0.name == name } }
      let encoding = layer.encoding
      let ys = (encoding.y?.fields ?? []).compactMap(column)
      columns[key(encoding.y, .y), default: []] += ys
      if let x = encoding.x?.fields.first {
        columns[key(encoding.x, .x), default: []] += [column(x)].compactMap { $0 }
      } else if !ys.isEmpty, let index = input.columns.orderIndex {
        columns[key(encoding.x, .x), default: []].append(input.columns[index])
      }
    }
  }

  private func key(_ encoded: ChannelSpec?, _ channel: Channel) -> AxisKey {
    key(named: encoded?.axis, channel)
  }

  private func key(named name: String?, _ channel: Channel) -> AxisKey {
    AxisKey(channel: channel, name: name ?? spec.axes.first { $0.channel == channel }?.name)
  }

  private func resolved() throws(PlotError) -> PanelSpec {
    var panel = spec
    for index in panel.axes.indices {
      let axis = panel.axes[index]
      let key = key(named: axis.name, axis.channel)
      if let low = try value(of: axis.scale.lowestDate, key) {
        panel.axes[index].scale.lowest = low
      }
      if let high = try value(of: axis.scale.highestDate, key) {
        panel.axes[index].scale.highest = high
      }
      panel.axes[index].scale.lowestDate = nil
      panel.axes[index].scale.highestDate = nil
    }
    for index in panel.layers.indices {
      let encoding = panel.layers[index].encoding
      for (path, other, channel) in [
        (\Encoding.x, \Encoding.x2, Channel.x), (\.x2, \.x, .x), (\.y, \.y2, .y), (\.y2, \.y, .y),
      ] {
        // Both ends of a band stand on one axis, whichever of them names it.
        let name = encoding[keyPath: path]?.axis ?? encoding[keyPath: other]?.axis
        let key = key(named: name, channel)
        if let datum = try value(of: encoding[keyPath: path]?.datumDate, key) {
          panel.layers[index].encoding[keyPath: path]?.datum = datum
        }
        panel.layers[index].encoding[keyPath: path]?.datumDate = nil
      }
    }
    return panel
  }

  /// Returns a date as a value of an axis; nil where a plain number is none.
  private func value(of date: FigureDate?, _ key: AxisKey) throws(PlotError) -> Double? {
    guard let date else { return nil }
    let columns = columns[key] ?? []
    let starts = Set(columns.map(\.clockStart))
    if starts.count == 1, let column = columns.first, let value = date.value(in: column) {
      return value
    }
    guard date.isCertain else { return nil }
    let name = key.name.map { "axis \"\($0)\"" } ?? "the axis of \(key.channel.rawValue)"
    let hasMany = starts.compactMap { $0 }.count > 1
    throw PlotError(
      .config,
      hasMany
        ? "\"\(date.text)\" is a date, and the inputs on \(name) count from different ones"
        : "\"\(date.text)\" is a date, and \(name) has no clock",
      at: date.place,
      remedy: hasMany
        ? "write how much later than their beginnings: \"2h\""
        : columns.isEmpty
          ? "draw a column of dates on it"
          : "its column \"\(columns[0].name)\" counts from a beginning of its own; write a number")
  }
}
