import PlotConfig
import PlotCore
import PlotLayout
import PlotScene

/// Hands each output its figure, when everything has been read.
struct OutputFigures: Sendable {
  private let outputs: [OutputSpec]
  private let pages: OutputPages
  private let plan: FigurePlan
  private let curves: CurveStore
  private let inputs: [OpenInput]
  private let names: InputNames
  private let summaries: [InputSummary]
  private let options: RunOptions

  init(
    of outputs: [OutputSpec], pages: OutputPages, plan: FigurePlan, walk: Walk,
    summaries: [InputSummary]
  ) {
    self.outputs = outputs
    self.pages = pages
    self.plan = plan
    self.summaries = summaries
    options = walk.options
    curves = walk.curves
    inputs = walk.inputs
    names = InputNames(walk.inputs.map(\.spec.name))
  }

  /// Returns the figure of one output, by its place among the run's.
  func figure(of number: Int) -> Figure {
    let demand = outputs[number].demand
    let layout = pages.themeOfOutput[number].map { plan.layouts[$0] }
    let dark = pages.darkThemeOfOutput[number].map { plan.layouts[$0] }
    let requests = plan.requests[number]
    let isPlotted = if case .data(.plotted, _) = demand { true } else { false }
    let (curves, inputs, names) = (curves, inputs, names)
    let scene = { @Sendable (layout: FigureLayout) throws(PlotError) -> Scene in
      let wanted = Dictionary(requests.map { ($0.demand, $0) }) { _, last in last }
      return try layout.scene { wanted[$0].flatMap(curves.curve) }
    }
    var figure = Figure(
      size: plan.size, hasOwnSize: plan.hasOwnSize, title: plan.figure.title ?? "",
      description: plan.figure.description ?? "", creator: options.creator, date: options.date,
      workerCount: options.workerCount,
      series: isPlotted ? series(requests, input: demand.input) : [],
      summaries: summaries,
      makeScene: { () throws(PlotError) in
        guard let layout else { throw PlotError(.tool, "the renderer demanded no scene") }
        return try scene(layout)
      },
      makeSource: { (name, stage) throws(PlotError) in
        guard let number = names.number(of: name) else {
          throw PlotError.unknown(
            .input, name, among: names.all, .output, before: "the run has ",
            otherwise: "it has \(names.all.joined(separator: ", "))")
        }
        return stage == .raw ? inputs[number].raw : inputs[number].exported
      })
    if let dark { figure.makeDarkScene = { () throws(PlotError) in try scene(dark) } }
    return figure
  }

  private func series(_ requests: [CurveRequest], input: String?) -> [PlottedSeries] {
    var seen: Set<CurveKey> = []
    return requests.compactMap { request in
      let key = request.demand.key
      guard input == nil || key.input == input, seen.insert(key).inserted else { return nil }
      return curves.series(request, named: key.y)
    }
  }
}
