import PlotCore

/// A panel of points alone: no curve leads from one to the next, so that its axes say what is shown.
enum PointPanel {
  /// Returns the panel with its axes' titles from the columns where points alone are drawn, and names in
  /// no place where a curve would end.
  static func titled(_ spec: PanelSpec, data: FigureData, marks: MarkSet) -> PanelSpec {
    let layers = spec.layers.filter(marks.drawsSamples)
    guard !layers.isEmpty, layers.allSatisfy({ $0.mark.kind == .point }) else { return spec }
    var spec = spec
    var curves: Set<CurveKey> = []
    for channel in Channel.allCases {
      var titles: Set<String> = []
      for layer in layers {
        guard let input = input(layer.data, data) else { return spec }
        let channelSpec = channel == .x ? layer.encoding.x : layer.encoding.y
        let fields = channelSpec?.fields ?? []
        if channel == .x, fields.isEmpty, let index = input.columns.orderIndex {
          titles.insert(input.columns[index].title)
        }
        for field in fields {
          let column = input.columns.first { $0.name == field }
          titles.insert((fields.count == 1 ? channelSpec?.title : nil) ?? column?.title ?? field)
          if channel == .y {
            let x = layer.encoding.x?.fields.first ?? ""
            curves.insert(CurveKey(input: input.name, x: x, y: field))
          }
        }
      }
      guard titles.count == 1, let title = titles.first else { continue }
      if let index = spec.axes.firstIndex(where: { $0.channel == channel }) {
        spec.axes[index].title = spec.axes[index].title ?? title
      } else {
        spec.axes.append(AxisSpec(channel.rawValue, channel: channel, title: title))
      }
    }
    if spec.legend == .direct { spec.legend = curves.count > 1 ? .box : .none }
    return spec
  }

  private static func input(_ name: String?, _ data: FigureData) -> FigureData.Input? {
    if let name { return data.numbers[name].map { data.inputs[$0] } }
    return data.inputs.count == 1 ? data.inputs[0] : nil
  }
}
