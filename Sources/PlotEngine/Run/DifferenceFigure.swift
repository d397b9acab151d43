import PlotConfig
import PlotCore
import PlotScene

/// Two recordings of one kind, and what the second has more than the first, under them.
///
/// Over time both stand on the same time, where they have run at the same time; otherwise on the
/// share of their way. The difference is an input of its own that the run derives; it is drawn, and
/// nothing else of the run shows it.
struct DifferenceFigure {
  /// What the two have in common.
  private struct Match {
    /// The column that is subtracted.
    var main: Column
    /// The column along the page.
    var x: Column
    /// Whether rows of the same x belong together; otherwise those of the same share of the way.
    var isOnX: Bool
  }

  /// A grey that is told from light and from dark ground alike.
  private static let color = Color(hex: "#7a8490")

  /// Adds what the figure is drawn from, where the run's inputs are two that can be subtracted.
  static func prepare(
    _ inputs: inout [OpenInput], of spec: RunSpec, context: TransformContext, marks: MarkSet
  ) throws(PlotError) {
    guard spec.figure == nil, spec.wish.withDifference, inputs.count == 2,
      // What is told apart by names has no single curve to subtract.
      inputs.allSatisfy({ $0.groupings.isEmpty }),
      inputs.allSatisfy({ if case .file = $0.spec.origin { true } else { false } })
    else { return }
    for index in inputs.indices { _ = try inputs[index].settle(context) }
    guard let match = try match(inputs, spec.wish, marks) else { return }
    var over = match.x.name
    if !match.isOnX {
      over = "progress"
      while inputs.contains(where: { $0.source.index(of: over) != nil }) { over += "_" }
      for index in inputs.indices {
        try inputs[index].addProgress(over: match.x.name, called: over)
      }
    }
    let names = inputs.map(\.spec.name)
    var name = "difference"
    while names.contains(name) { name += "_" }
    var parts: [DifferenceSource.Part] = []
    for input in inputs {
      parts.append(
        DifferenceSource.Part(
          source: input.source, x: try input.source.requireIndex(of: over),
          y: try input.source.requireIndex(of: match.main.name)))
    }
    let source = try DifferenceSource(parts[0], parts[1], workerCount: context.workerCount)
    guard source.rowCount > 0 else { return }
    var derived = InputSpec(name: name, origin: .inputs(names))
    derived.isHelper = true
    inputs.append(OpenInput(derived, source: source))
  }

  /// Leaves the panel of the column that was subtracted, and puts the difference under it.
  ///
  /// What stands beside it in other panels, such as the stack's depth, would take the room.
  static func add(to figure: inout FigureSpec, from inputs: [OpenInput]) {
    let shown = inputs.filter { !$0.spec.isHelper }
    guard let helper = inputs.first(where: { $0.spec.isHelper && $0.spec.group == nil }),
      shown.count == 2,
      let x = helper.source.columns.first,
      let main = helper.source.mainColumn,
      let place = figure.panels.firstIndex(where: { panel in
        panel.layers.contains { $0.encoding.y?.fields.contains(main.name) == true }
      })
    else { return }
    var upper = figure.panels[place]
    var xTitle = figure.panels.flatMap(\.axes).last { $0.channel == .x && $0.title != nil }?.title
    if let over = shown[0].progressOver {
      putProgress(x, in: &upper)
      xTitle =
        "share of each recording's \(over.storage == .row ? shown[0].info.vocabulary.rows : "time")"
    }
    var xAxis = upper.axes.first { $0.channel == .x } ?? AxisSpec("x", channel: .x)
    xAxis.title = xTitle
    // Both panels share x: its title stands below the lower one only.
    for axis in upper.axes.indices where upper.axes[axis].channel == .x {
      upper.axes[axis].title = nil
    }
    let column = upper.axes.first { $0.channel == .y }
    let title = shown[0].source.columns.first { $0.name == main.name }?.title ?? main.name
    let lower = PanelSpec(
      axes: [
        xAxis,
        AxisSpec(
          "difference", channel: .y, orient: .left,
          title: "\(title), \(shown[1].spec.name) − \(shown[0].spec.name)",
          scale: ScaleSpec(nice: false, zero: true), unit: column?.unit, prefix: column?.prefix),
      ],
      layers: [
        LayerSpec(
          mark: MarkSpec(.step, color: color, fill: 0.3), data: helper.spec.name,
          encoding: Encoding(
            x: .field(x.name, axis: xAxis.name), y: .field(main.name, axis: "difference")))
      ], legend: .none)
    figure.panels = [upper, lower]
    figure.layout = PanelLayout(heights: [3, 2])
  }

  /// Puts every curve on the share of its recording's way.
  private static func putProgress(_ x: Column, in panel: inout PanelSpec) {
    for layer in panel.layers.indices {
      guard panel.layers[layer].encoding.x?.fields.isEmpty == false else { continue }
      panel.layers[layer].encoding.x?.fields = [x.name]
      if panel.layers[layer].mark.kind == .extremum {
        panel.layers[layer].mark.label = "peak {y}"
      }
    }
  }

  /// What two inputs have in common; nil where they cannot be subtracted.
  private static func match(
    _ inputs: [OpenInput], _ wish: FigureWish, _ marks: MarkSet
  ) throws(PlotError) -> Match? {
    let formats = Set(inputs.map(\.info.format))
    guard formats.count == 1 else { return nil }
    var found: [(main: Column, x: Column, isOneCurve: Bool)] = []
    for input in inputs {
      let figure = input.source.suggestedFigure(for: wish, named: input.spec.name)
      let curves = figure.panels.first?.layers.filter { layer in
        marks.joinsSamples(layer) && layer.encoding.y?.fields.isEmpty == false
      }
      guard let yIndex = input.mainIndex,
        let layer = curves?.first(where: {
          $0.encoding.y?.fields.contains(input.source.columns[yIndex].name) == true
        }),
        let x = layer.encoding.x?.fields.first, let xIndex = input.source.index(of: x),
        input.source.columns[xIndex].isAscending, input.source.rowCount > 1
      else { return nil }
      // Bars and shaded spans stand at places along x that a share of the way would move.
      let hasPlaces = figure.panels.flatMap(\.layers).contains { $0.encoding.x?.isConstant == true }
      found.append((input.source.columns[yIndex], input.source.columns[xIndex], !hasPlaces))
    }
    let (first, second) = (found[0], found[1])
    guard first.main.name == second.main.name, first.main.unit == second.main.unit,
      first.x.name == second.x.name
    else { return nil }
    var spans: [ClosedRange<Double>] = []
    for input in inputs {
      guard let span = try span(of: first.x.name, in: input) else { return nil }
      spans.append(span)
    }
    if first.x.storage != .row, first.x.unit == second.x.unit, runAtOneTime(spans[0], spans[1]) {
      return Match(main: first.main, x: first.x, isOnX: true)
    }
    guard first.isOneCurve, second.isOneCurve else { return nil }
    return Match(main: first.main, x: first.x, isOnX: false)
  }

  /// The first and last value of a column that ascends; nil where they are no numbers.
  private static func span(
    of name: String, in input: OpenInput
  ) throws(PlotError) -> ClosedRange<Double>? {
    let (source, index) = (input.source, try input.source.requireIndex(of: name))
    let first = try source.value(row: 0, column: index).double
    let last = try source.value(row: source.rowCount - 1, column: index).double
    return first.isFinite && last.isFinite && first <= last ? first...last : nil
  }

  /// Whether half of the shorter recording's time, or more, is the other one's time too.
  private static func runAtOneTime(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> Bool {
    let common = min(a.upperBound, b.upperBound) - max(a.lowerBound, b.lowerBound)
    let shorter = min(a.upperBound - a.lowerBound, b.upperBound - b.lowerBound)
    return common > 0 && common >= shorter / 2
  }
}
