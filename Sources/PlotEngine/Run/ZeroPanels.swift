import PlotConfig
import PlotCore

/// Leaves out panels in which nothing ever is but zero: they take room, and a word says as much.
enum ZeroPanels {
  /// Returns a suggested figure without such panels, but for its first one, and the words that tell of
  /// them; nil where there are none.
  ///
  /// A difference of zero is a result, and stays.
  static func removed(
    from figure: FigureSpec, inputs: [OpenInput], names: InputNames, marks: MarkSet
  ) -> (figure: FigureSpec, words: String?) {
    guard figure.layout.columns == 1, figure.panels.count > 1 else { return (figure, nil) }
    var figure = figure
    var words: [String] = []
    for place in figure.panels.indices.dropFirst().reversed() {
      guard let columns = zeros(in: figure.panels[place], inputs, names, marks) else { continue }
      words.insert(sentence(of: columns), at: 0)
      let panel = figure.panels.remove(at: place)
      if place < figure.layout.heights.count { figure.layout.heights.remove(at: place) }
      if place == figure.panels.count { handOn(panel, to: &figure.panels[place - 1]) }
    }
    if figure.panels.count == 1 { figure.layout.heights = [] }
    return (figure, words.isEmpty ? nil : words.joined(separator: " · "))
  }

  /// The columns of a panel that shows zeros alone; nil where it shows anything else.
  private static func zeros(
    in panel: PanelSpec, _ inputs: [OpenInput], _ names: InputNames, _ marks: MarkSet
  ) -> [Column]? {
    var columns: [Column] = []
    for layer in panel.layers where marks.drawsSamples(layer) {
      guard let number = (layer.data ?? names.all.first).flatMap({ names.number(of: $0) }),
        !inputs[number].isDifference
      else { return nil }
      for field in layer.encoding.y?.fields ?? [] {
        guard let index = inputs[number].source.index(of: field),
          inputs[number].range(of: index) == 0...0
        else { return nil }
        let column = inputs[number].source.columns[index]
        if !columns.contains(where: { $0.title == column.title }) { columns.append(column) }
      }
    }
    return columns.isEmpty ? nil : columns
  }

  private static func sentence(of columns: [Column]) -> String {
    let titles = columns.map(\.title).joined(separator: ", ")
    let zero = QuantityFormat.string(0, unit: columns[0].unit)
    return "\(titles) \(columns.count == 1 ? "stays" : "stay") at \(zero)"
  }

  /// Gives the words at the axis of the lowest panel to the one that is the lowest now.
  private static func handOn(_ panel: PanelSpec, to other: inout PanelSpec) {
    guard let title = panel.axes.first(where: { $0.channel == .x })?.title,
      let axis = other.axes.firstIndex(where: { $0.channel == .x })
    else { return }
    other.axes[axis].title = other.axes[axis].title ?? title
  }
}

extension OpenInput {
  /// Whether its rows are what other inputs have more than each other.
  var isDifference: Bool {
    if spec.group != nil { return false }
    return if case .inputs(let names) = spec.origin { names.count > 1 } else { spec.isHelper }
  }

  /// What a column reaches as far as it is known: from its rows, or from the file's own word.
  func range(of index: Int) -> ClosedRange<Double>? {
    statistics[index].map(\.extent) ?? info.extents[source.columns[index].name]
  }
}
