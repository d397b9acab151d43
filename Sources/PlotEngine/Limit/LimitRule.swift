import PlotConfig
import PlotCore

/// Draws a run's limit as a line across the panels whose curves are held against it.
enum LimitRule {
  /// A limit further above the highest value than this would press the curves flat: it has no line,
  /// and the words alone tell of it.
  static let highestFactor = 3.0

  /// Returns a figure with the limit's line, and the words that tell who is beyond it where the parsers
  /// suggested the figure; `summaries` are those of the inputs, once all rows have been read.
  static func added(
    _ held: HeldLimit?, to figure: FigureSpec, inputs: [OpenInput], names: InputNames,
    isSuggested: Bool, marks: MarkSet, summaries: [InputSummary]?
  ) -> (figure: FigureSpec, words: String?) {
    guard let held, held.limit.amount != nil else { return (figure, nil) }
    var figure = figure
    let curves = figure.panels.map { self.curves(of: $0, held, inputs, names, marks) }
    // Panels of one scale have the line, or none of them has.
    let shared = figure.layout.sharesY ? curves.joined().map(\.highest).max() : nil
    for panel in figure.panels.indices {
      add(held, to: &figure.panels[panel], curves[panel], upTo: shared)
    }
    guard isSuggested,
      inputs.contains(where: { input in
        !input.isDifference
          && (!held.columns(of: input.source).isEmpty || held.stated(of: input.info) != nil)
      })
    else { return (figure, nil) }
    let shown = summaries?.filter { summary in
      names.number(of: summary.name).map { !inputs[$0].isDifference } ?? false
    }
    return (figure, shown.flatMap { LimitWords.sentence(of: $0) } ?? "limit")
  }

  /// A curve of a panel that is held against the limit.
  private struct HeldCurve {
    var input: String
    var field: String
    var x: ChannelSpec?
    var axis: String?
    var isStraight: Bool
    var unit: Unit
    var highest: Double
  }

  private static func curves(
    of panel: PanelSpec, _ held: HeldLimit, _ inputs: [OpenInput], _ names: InputNames,
    _ marks: MarkSet
  ) -> [HeldCurve] {
    panel.layers.flatMap { layer -> [HeldCurve] in
      guard marks.drawsSamples(layer), layer.encoding.y?.isStacked != true,
        let number = (layer.data ?? names.all.first).flatMap({ names.number(of: $0) }),
        // A difference of two is not held against what each may have.
        !inputs[number].isDifference
      else { return [] }
      let (input, y) = (inputs[number], layer.encoding.y)
      return held.columns(of: input.source).compactMap { index in
        let column = input.source.columns[index]
        guard y?.fields.contains(column.name) == true, let highest = input.highest(of: index) else {
          return nil
        }
        return HeldCurve(
          input: input.spec.name, field: column.name, x: layer.encoding.x, axis: y?.axis,
          isStraight: layer.mark.kind == .line, unit: column.unit, highest: highest)
      }
    }
  }

  /// Adds the line to a panel of values, and shades what of its curves is beyond; `shared` is what panels
  /// of its scale reach.
  private static func add(
    _ held: HeldLimit, to panel: inout PanelSpec, _ curves: [HeldCurve], upTo shared: Double?
  ) {
    guard let first = curves.first, let highest = shared ?? curves.map(\.highest).max(),
      let limit = held.limit.amount?.value(in: first.unit)
    else { return }
    let axes = panel.axes.filter { $0.channel == .y }
    let axis = first.axis.flatMap { name in axes.first { $0.name == name } } ?? axes.first
    let scale = axis?.scale
    let isNear =
      scale?.kind == .log || scale?.kind == .symlog || limit <= highest * highestFactor
      || limit <= 0
      || scale?.highest.map { limit <= $0 } ?? false
    // An axis whose end is fixed below has no place for it.
    guard isNear, scale?.highest.map({ limit <= $0 }) ?? true else { return }
    var seen: Set<[String]> = []
    let beyond = curves.filter {
      $0.highest > limit && $0.axis == first.axis && seen.insert([$0.input, $0.field]).inserted
    }
    let inputs = Dictionary(grouping: beyond.indices) { beyond[$0].input }.values
      .sorted { $0[0] < $1[0] }.map { $0.map { beyond[$0] } }
    // Behind the curves; but a stack's areas hide what is behind them.
    let place = panel.layers.lastIndex { $0.encoding.y?.isStacked == true }.map { $0 + 1 } ?? 0
    panel.layers.insert(
      contentsOf: inputs.map { excess(of: $0, above: limit, among: inputs.count) }, at: place)
    panel.layers.append(
      LayerSpec(
        mark: MarkSpec(.rule, label: held.label(in: first.unit)),
        encoding: Encoding(y: ChannelSpec(datum: limit, axis: first.axis))))
  }

  /// All that is red together where every input is beyond.
  private static let tint = 0.22

  /// Shades what curves of one of so many inputs have above the limit.
  private static func excess(
    of curves: [HeldCurve], above limit: Double, among count: Int
  ) -> LayerSpec {
    // Tints of several inputs lie on each other.
    var mark = MarkSpec("excess", opacity: count > 1 ? tint / Double(count).squareRoot() : nil)
    mark["above"] = .number("\(limit)")
    if curves[0].isStraight { mark["straight"] = .bool(true) }
    return LayerSpec(
      mark: mark, data: curves[0].input,
      encoding: Encoding(
        x: curves[0].x, y: ChannelSpec(fields: curves.map(\.field), axis: curves[0].axis)))
  }
}

extension OpenInput {
  /// The highest value of a column as far as it is known.
  func highest(of index: Int) -> Double? {
    if let figures = statistics[index] { return figures.maximum?.value.double }
    return info.extents[source.columns[index].name]?.upperBound
  }
}
