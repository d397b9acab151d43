import PlotConfig
import PlotCore
import PlotLayout

/// Makes and places the plan of a run's figure, and counts how often that was needed.
struct FigurePlanner {
  private let spec: RunSpec
  private let pages: OutputPages
  private let limit: HeldLimit?
  /// What has been made so far.
  private(set) var counts = RunReport.Planning()

  /// Plans for the pages of outputs.
  init(_ spec: RunSpec, pages: OutputPages, limit: HeldLimit?) {
    self.spec = spec
    self.pages = pages
    self.limit = limit
  }

  /// Makes the plan of a figure of inputs as they are known now.
  mutating func plan(for inputs: [OpenInput]) throws(PlotError) -> FigurePlan {
    let (figure, leftOut) = FigureSuggestion.figure(of: spec, inputs: inputs, marks: pages.marks)
    counts.figures += 1
    let words = try FigureWords(of: figure)
    counts.templates += words.count
    return FigurePlan(
      suggestion: figure, words: words, columns: try columns(of: figure, words, inputs),
      stacks: groups(of: figure, inputs) { $0.y?.isStacked == true ? $0.y?.fields ?? [] : [] },
      bins: groups(of: figure, inputs) { encoding in
        guard let end = encoding.x2?.fields.first else { return [] }
        return (encoding.x?.fields ?? []) + [end]
      },
      positives: LogField.columns(of: figure, inputs),
      rows: RowLayers(of: inputs, marks: pages.marks).fields(of: figure), leftOut: leftOut,
      separatesAmounts: SharedFigure.separatesAmounts(of: inputs))
  }

  /// The columns of each input whose figures the run needs.
  private func columns(
    of figure: FigureSpec, _ words: FigureWords, _ inputs: [OpenInput]
  ) throws(PlotError) -> [[String]] {
    let named = try words.columns(inputs: InputNames(inputs.map(\.spec.name)))
    let shown = ShownFields(figure) { encoding in
      [encoding.x, encoding.y, encoding.x2, encoding.y2].flatMap { $0?.fields ?? [] }
    }
    return inputs.map { input in
      let source = input.source
      var names = (named[input.spec.name] ?? []) + shown.fields(of: input.spec.name)
      names += limit?.columns(of: source).map { source.columns[$0].name } ?? []
      // An unknown column is the layout's error: it knows where the figure names it.
      var seen: Set<String> = []
      return names.filter { name in
        seen.insert(name).inserted
          && source.index(of: name).map { source.columns[$0].storage != .name } == true
      }
    }
  }

  /// The columns of each input that belong together in a layer: those that are stacked, or where bins begin
  /// and end.
  private func groups(
    of figure: FigureSpec, _ inputs: [OpenInput], _ fields: (Encoding) -> [String]
  ) -> [[[String]]] {
    inputs.enumerated().map { number, input in
      var found: [[String]] = []
      for layer in figure.panels.flatMap(\.layers) {
        let fields = fields(layer.encoding)
        // A layer without a name draws the first input.
        guard layer.data == input.spec.name || layer.data == nil && number == 0, fields.count > 1,
          !found.contains(fields), fields.allSatisfy({ input.source.index(of: $0) != nil })
        else { continue }
        found.append(fields)
      }
      return found
    }
  }

  /// Whether a plan still suits what has been found of the inputs.
  func isCurrent(_ plan: FigurePlan, for inputs: [OpenInput]) -> Bool {
    spec.figure != nil || plan.separatesAmounts == SharedFigure.separatesAmounts(of: inputs)
  }

  /// Places the figure of a plan on its pages, as far as it does not stand there already.
  ///
  /// `summaries` are the figures of the inputs where all rows have been read.
  mutating func place(
    _ plan: inout FigurePlan, on data: FigureData, _ inputs: [OpenInput],
    with summaries: [InputSummary]?
  ) throws(PlotError) {
    let byName = InputNames(inputs.map(\.spec.name))
    let summaries = summaries?.map { summary in
      var told = summary
      if let number = byName.number(of: summary.name) {
        told.pageAxis = PageAxis(of: inputs[number], in: plan.suggestion)
      }
      return told
    }
    let isSuggested = spec.figure == nil && spec.subtitle == nil
    var data = data
    var figure =
      spec.figure == nil ? CutRule.added(to: plan.suggestion, of: inputs, data) : plan.suggestion
    var words: [String] = []
    if isSuggested {
      let full = ZeroPanels.removed(from: figure, inputs: inputs, names: byName, marks: pages.marks)
      figure = full.figure
      words += [full.words].compactMap { $0 }
    }
    let limited = LimitRule.added(
      limit, to: figure, inputs: inputs, names: byName, isSuggested: isSuggested,
      marks: pages.marks, summaries: summaries)
    words += [limited.words].compactMap { $0 }
    figure = limited.figure
    if let summaries {
      figure = try plan.words.expanded(
        figure, adding: words, result: spec.result, isSuggested: isSuggested, with: summaries)
      data.extrema = try ExtremeSamples.find(
        in: figure, of: inputs, names: byName, marks: pages.marks)
    } else if !words.isEmpty {
      // About as long as it will be.
      figure.subtitle = ([figure.subtitle].compactMap { $0 } + words).joined(separator: " · ")
    }
    var layouts: [FigureLayout] = []
    for (number, theme) in pages.themes.enumerated() {
      if number < plan.layouts.count, let kept = try plan.layouts[number].with(figure, data: data) {
        layouts.append(kept)
      } else {
        layouts.append(try pages.layout(figure, theme, on: data, size: plan.size))
        counts.layouts += 1
      }
    }
    plan.place(figure, layouts, requests: pages.requests(layouts))
  }
}
