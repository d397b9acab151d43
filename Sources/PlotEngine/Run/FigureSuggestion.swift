import PlotConfig
import PlotCore

/// Chooses what a run's figure shows: the config's own, or what the parsers suggest.
enum FigureSuggestion {
  /// Marks of extremes are left out where more inputs than this share a panel.
  private static let mostMarkedInputs = 3

  /// Returns the figure of a run, and what it leaves out of inputs, by their names; suggestions of several
  /// inputs are laid over each other.
  static func figure(
    of spec: RunSpec, inputs: [OpenInput], marks: MarkSet
  ) -> (figure: FigureSpec, leftOut: [String: Note]) {
    var wish = spec.wish
    wish.stacksParts = inputs.count { !$0.spec.isHelper } == 1
    wish.holdsCurves = spec.limit != nil || !spec.brokenCheckLines.isEmpty
    var figure = spec.figure ?? suggestion(for: inputs, wish: wish, marks: marks)
    if spec.figure == nil {
      figure.width = spec.suggestedSize.width ?? figure.width
      figure.height = spec.suggestedSize.height ?? figure.height
    }
    figure.title = spec.title ?? figure.title
    figure.subtitle =
      spec.subtitle
      ?? (spec.figure == nil ? UnsureWords.told(figure.subtitle, of: inputs) : figure.subtitle)
    figure.caption = spec.caption ?? figure.caption
    figure.description = spec.description ?? figure.description
    BrokenCheckLine.draw(spec.brokenCheckLines, on: &figure)
    nameOnlyInput(of: inputs, in: &figure)
    figure = RowLayers(of: inputs, marks: marks).marked(figure)
    figure = FacetedFigure(of: inputs).expanded(figure)
    let grouped = GroupedFigure(of: inputs, marks: marks)
    let leftOut = grouped.leftOut(of: figure)
    if spec.figure == nil, spec.subtitle == nil {
      for words in leftOut.sorted(by: { $0.key < $1.key }).map(\.value.words) {
        figure.subtitle = (figure.subtitle.map { "\($0) · " } ?? "") + Template.escaped(words)
      }
    }
    return (grouped.expanded(figure), leftOut.mapValues(\.note))
  }

  /// Names the run's only input where layers leave it out: those that the run has derived are no choice.
  private static func nameOnlyInput(of inputs: [OpenInput], in figure: inout FigureSpec) {
    let own = inputs.filter { !$0.spec.isHelper }
    guard own.count == 1, inputs.count > 1 else { return }
    for panel in figure.panels.indices {
      for layer in figure.panels[panel].layers.indices
      where figure.panels[panel].layers[layer].data == nil {
        figure.panels[panel].layers[layer].data = own[0].spec.name
      }
    }
  }

  private static func suggestion(
    for all: [OpenInput], wish: FigureWish, marks: MarkSet
  ) -> FigureSpec {
    let inputs = all.filter { !$0.spec.isHelper }
    if let shared = SharedFigure.suggestion(for: inputs, wish: wish, marks: marks) {
      return shared
    }
    let figures = inputs.map { input in
      let name = input.spec.name
      var figure = input.source.suggestedFigure(for: wish, named: name)
      // A title is a template, and a file's name is words.
      if figure.title == name { figure.title = Template.escaped(name) }
      return figure
    }
    guard let first = figures.first, figures.count > 1 else {
      return figures.first ?? FigureSpec()
    }
    if let multiples = SmallMultiples.figure(of: figures, inputs: inputs, marks: marks) {
      return multiples
    }
    var figure = overlaid(figures.dropFirst(), on: first)
    for panel in figure.panels.indices {
      // Areas would hide each other, and marks beyond a few would cover the curves.
      for layer in figure.panels[panel].layers.indices {
        figure.panels[panel].layers[layer].mark.fill = nil
      }
      if inputs.count > mostMarkedInputs {
        figure.panels[panel].layers.removeAll(where: marks.isAnnotation)
      }
    }
    for panel in figure.panels.indices { name(&figure.panels[panel], of: inputs) }
    figure.title = inputs.map { Template.escaped($0.spec.name) }.joined(separator: ", ")
    figure.subtitle = comparison(of: inputs)
    DifferenceFigure.add(to: &figure, from: all)
    return figure
  }

  /// Says at a panel's axis what its curves show, where colours mean recordings.
  private static func name(_ panel: inout PanelSpec, of inputs: [OpenInput]) {
    let fields = Set(panel.layers.flatMap { $0.encoding.y?.fields ?? [] })
    guard fields.count == 1, let field = fields.first,
      let title = inputs.lazy.flatMap(\.source.columns).first(where: { $0.name == field })?.title
    else { return }
    guard let axis = panel.axes.firstIndex(where: { $0.channel == .y }) else {
      panel.axes.append(AxisSpec("y", channel: .y, title: title))
      return
    }
    if panel.axes[axis].title == nil { panel.axes[axis].title = title }
  }

  /// The peaks of a few inputs side by side, a template; nil where there are many.
  private static func comparison(of inputs: [OpenInput]) -> String? {
    guard inputs.count <= mostMarkedInputs,
      let main = inputs.first?.mainIndex, let column = inputs.first?.source.columns[main].name,
      // A template has no place for a colon in a name, and none for a column that an input lacks.
      !column.contains(where: { ":{}".contains($0) }),
      !inputs.contains(where: { $0.spec.name.contains { "{}".contains($0) } }),
      inputs.allSatisfy({ $0.source.index(of: column) != nil })
    else { return nil }
    return inputs.map { input in
      let name = Template.escaped(input.spec.name)
      return "\(name): peak \(column) {\(input.spec.name).peak.\(column)}"
    }.joined(separator: " · ")
  }

  /// Adds other inputs' layers to the first panel that shows one of the same columns.
  private static func overlaid(
    _ others: ArraySlice<FigureSpec>, on first: FigureSpec
  ) -> FigureSpec {
    var figure = first
    // The first panel that shows a column.
    var places: [String: Int] = [:]
    func note(_ columns: Set<String>, at place: Int) {
      for column in columns { places[column] = min(places[column] ?? place, place) }
    }
    for (place, panel) in first.panels.enumerated() { note(columns(of: panel), at: place) }
    for panel in others.lazy.flatMap(\.panels) {
      let columns = columns(of: panel)
      if let place = columns.compactMap({ places[$0] }).min() {
        figure.panels[place].layers += panel.layers
        note(columns, at: place)
      } else {
        figure.panels.append(panel)
        note(columns, at: figure.panels.count - 1)
      }
    }
    return figure
  }

  private static func columns(of panel: PanelSpec) -> Set<String> {
    Set(panel.layers.flatMap { $0.encoding.y?.fields ?? [] })
  }
}
