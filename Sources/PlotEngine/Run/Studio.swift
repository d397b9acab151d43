import PlotConfig
import PlotCore
import PlotLayout
import PlotScene

/// Hands each output its figure, when everything has been read.
struct Studio {
  private let pages: Pages
  private let data: FigureData
  private let curves: CurveStore
  private let inputs: [OpenInput]
  private let figure: FigureSpec
  private let summaries: [InputSummary]
  private let options: RunOptions

  init(
    pages: Pages, survey: Survey, data: FigureData, options: RunOptions, summaries: [InputSummary]
  ) throws(PlotError) {
    self.pages = pages
    self.options = options
    self.summaries = summaries
    curves = survey.curves
    inputs = survey.inputs
    figure = try Captions.expand(pages.figure(survey.inputs), with: summaries)
    self.data = try Self.withExtrema(data, figure, survey.inputs)
  }

  /// Returns the figure of one output.
  func figure(for output: OutputSpec) throws(PlotError) -> Figure {
    let layout =
      output.demand.needsLayout
      ? try pages.layout(figure, output.theme ?? pages.spec.theme, data) : nil
    let requests = layout.map { pages.requests(of: output, $0) } ?? []
    let isPlotted = if case .data(.plotted, _) = output.demand { true } else { false }
    let (curves, inputs) = (curves, inputs)
    return Figure(
      size: pages.size, hasOwnSize: pages.hasOwnSize, title: figure.title ?? "",
      description: figure.description ?? "", creator: options.creator, date: options.date,
      workerCount: options.workerCount,
      series: isPlotted ? series(requests, input: output.demand.input) : [],
      summaries: summaries,
      makeScene: { () throws(PlotError) in
        guard let layout else { throw PlotError(.tool, "the renderer demanded no scene") }
        var drawn: [CurveDemand: Curve] = [:]
        for request in requests { drawn[request.demand] = curves.curve(request) }
        return try layout.scene(with: drawn)
      },
      makeSource: { (name, stage) throws(PlotError) in
        guard let input = inputs.first(where: { $0.spec.name == name }) else {
          let known = inputs.map(\.spec.name)
          throw PlotError(
            .output, "the run has no input \"\(name)\"",
            remedy: Spelling.nearest(to: name, among: known).map { "did you mean \"\($0)\"?" }
              ?? "it has \(known.joined(separator: ", "))")
        }
        return stage == .raw ? input.raw : input.exported
      })
  }

  private func series(_ requests: [CurveRequest], input: String?) -> [PlottedSeries] {
    var seen: Set<CurveKey> = []
    return requests.compactMap { request in
      let key = request.demand.key
      guard input == nil || key.input == input, seen.insert(key).inserted else { return nil }
      return curves.series(request, named: key.y)
    }
  }

  /// Finds the places of the extremes that the figure marks.
  private static func withExtrema(
    _ data: FigureData, _ figure: FigureSpec, _ inputs: [OpenInput]
  ) throws(PlotError) -> FigureData {
    var data = data
    for layer in figure.panels.flatMap(\.layers) where layer.mark.kind == .extremum {
      guard
        let input = inputs.first(where: { $0.spec.name == layer.data ?? inputs.first?.spec.name }),
        let x = layer.encoding.x?.fields.first
      else { continue }
      for y in layer.encoding.y?.fields ?? [] {
        let source = input.source
        let (xIndex, yIndex) = (try source.requireIndex(of: x), try source.requireIndex(of: y))
        guard let low = input.statistics[yIndex]?.minimum,
          let high = input.statistics[yIndex]?.maximum
        else { continue }
        func sample(_ mark: (value: Value, row: Int)) throws(PlotError) -> Curve.Sample {
          Curve.Sample(
            row: mark.row, x: try source.value(row: mark.row, column: xIndex).double,
            y: mark.value.double)
        }
        data.extrema[CurveKey(input: input.spec.name, x: x, y: y)] = (
          try sample(low), try sample(high)
        )
      }
    }
    return data
  }
}

extension Demand {
  /// The input that a data exporter names.
  var input: String? {
    if case .data(_, let input) = self { input } else { nil }
  }
}
