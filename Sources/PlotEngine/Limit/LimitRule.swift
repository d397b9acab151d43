import PlotConfig
import PlotCore
import PlotScene

/// Draws a run's limit as a line across the panels whose curves are held against it.
enum LimitRule {
  /// A limit further above the highest value than this would press the curves flat: it has no line,
  /// and the words alone tell of it.
  static let highestFactor = 3.0

  /// Returns a figure with the limit's line, and its words where the parsers suggested the figure; these
  /// apart as the template that they are.
  static func added(
    _ held: HeldLimit?, to figure: FigureSpec, inputs: [OpenInput], names: InputNames,
    isSuggested: Bool, marks: MarkSet
  ) -> (figure: FigureSpec, words: Template?) {
    guard let held, held.limit.amount != nil else { return (figure, nil) }
    var figure = figure
    for panel in figure.panels.indices {
      figure.panels[panel].layers += rule(held, in: figure.panels[panel], inputs, names, marks)
    }
    guard isSuggested, let name = nearest(held, inputs) else { return (figure, nil) }
    let words = "\(name).limitSentence"
    figure.subtitle = (figure.subtitle.map { "\($0) · " } ?? "") + "{\(words)}"
    return (figure, Template.figure(named: words))
  }

  private static func rule(
    _ held: HeldLimit, in panel: PanelSpec, _ inputs: [OpenInput],
    _ names: InputNames, _ marks: MarkSet
  ) -> [LayerSpec] {
    var highest: Double?
    var unit: Unit?
    var axisName: String?
    for layer in panel.layers {
      guard !marks.isAnnotation(layer),
        let number = (layer.data ?? names.all.first).flatMap({ names.number(of: $0) })
      else { continue }
      let input = inputs[number]
      // A difference of two is not held against what each may have.
      guard !input.spec.isHelper || input.spec.group != nil else { continue }
      for index in held.columns(of: input.source)
      where layer.encoding.y?.fields.contains(input.source.columns[index].name) == true {
        guard let value = input.highest(of: index) else { continue }
        if highest == nil {
          axisName = layer.encoding.y?.axis
          unit = input.source.columns[index].unit
        }
        highest = max(highest ?? value, value)
      }
    }
    guard let highest, let unit, let limit = held.limit.amount?.value(in: unit) else { return [] }
    let axes = panel.axes.filter { $0.channel == .y }
    let axis = axisName.flatMap { name in axes.first { $0.name == name } } ?? axes.first
    let scale = axis?.scale
    let isNear =
      scale?.kind == .log || scale?.kind == .symlog || limit <= highest * highestFactor
      || limit <= 0
      || scale?.highest.map { limit <= $0 } ?? false
    // An axis whose end is fixed below has no place for it.
    guard isNear, scale?.highest.map({ limit <= $0 }) ?? true else { return [] }
    let line = LayerSpec(
      mark: MarkSpec(.rule, label: held.label(in: unit)),
      encoding: Encoding(y: ChannelSpec(datum: limit, axis: axisName)))
    guard highest > limit else { return [line] }
    // What is beyond is shaded, up to the highest value.
    var band = MarkSpec(.band)
    band["beyond"] = .bool(true)
    let beyond = LayerSpec(
      mark: band,
      encoding: Encoding(
        y: ChannelSpec(datum: limit, axis: axisName),
        y2: ChannelSpec(datum: highest, axis: axisName)))
    return [beyond, line]
  }

  /// The name of the input that came nearest to the limit.
  private static func nearest(_ held: HeldLimit, _ inputs: [OpenInput]) -> String? {
    let candidates = inputs.filter { !$0.spec.isHelper }.compactMap {
      input -> (name: String, highest: Double)? in
      if let figure = held.stated(of: input.info) {
        return (input.spec.name, figure.value.map { Double($0) } ?? 0)
      }
      let columns = held.columns(of: input.source)
      guard !columns.isEmpty else { return nil }
      return (input.spec.name, columns.compactMap { input.highest(of: $0) }.max() ?? 0)
    }
    guard let first = candidates.first else { return nil }
    // Of equals the first.
    return candidates.dropFirst().reduce(first) { $1.highest > $0.highest ? $1 : $0 }.name
  }
}

extension OpenInput {
  /// The highest value of a column as far as it is known.
  func highest(of index: Int) -> Double? {
    if let figures = statistics[index] { return figures.maximum?.value.double }
    return info.extents[source.columns[index].name]?.upperBound
  }
}
