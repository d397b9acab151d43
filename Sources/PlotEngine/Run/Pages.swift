import PlotConfig
import PlotCore
import PlotLayout
import PlotScene

/// The figure of a run on the pages of its outputs: one layout for each theme.
struct Pages {
  /// What a data exporter of drawn curves gets where no output is drawn: two columns a point.
  private static let plottedColumnsPerPoint = 2.0

  let spec: RunSpec
  let size: Size
  let hasOwnSize: Bool
  /// The outputs whose demand is a scene or what was drawn.
  private let drawn: [OutputSpec]
  private let measurer: (any TextMeasurer)?
  private let registry: Registry
  private let limit: HeldLimit?

  init(
    _ spec: RunSpec, outputs: [OutputSpec], inputs: [OpenInput], registry: Registry,
    limit: HeldLimit? = nil
  ) throws(PlotError) {
    self.spec = spec
    self.limit = limit
    self.registry = registry
    drawn = outputs.filter { $0.demand.needsLayout }
    let figure = FigurePlan.figure(of: spec, inputs: inputs)
    size = Size(
      width: figure.width ?? FigurePlan.defaultWidth,
      height: figure.height ?? FigurePlan.defaultHeight)
    hasOwnSize = figure.width != nil || figure.height != nil
    measurer = drawn.isEmpty ? nil : try registry.makeTextMeasurer()
  }

  /// The figure that is shown; a suggestion depends on the inputs.
  func figure(_ inputs: [OpenInput]) -> FigureSpec {
    LimitRule.added(
      limit, to: FigurePlan.figure(of: spec, inputs: inputs), inputs: inputs,
      isSuggested: spec.figure == nil && spec.subtitle == nil)
  }

  /// The columns of an input whose figures the run needs: those shown, and those in its words.
  func columns(of input: OpenInput, among inputs: [OpenInput]) throws(PlotError) -> [String] {
    let figure = figure(inputs)
    let name = input.spec.name
    var names = try Captions.columns(of: figure, input: name, inputs: inputs.map(\.spec.name))
    for layer in figure.panels.flatMap(\.layers) where (layer.data ?? name) == name {
      let encoding = layer.encoding
      for channel in [encoding.x, encoding.y, encoding.x2, encoding.y2] {
        names += channel?.fields ?? []
      }
    }
    names += limit?.columns(of: input.source).map { input.source.columns[$0].name } ?? []
    // An unknown column is the layout's error: it knows where the figure names it.
    var seen: Set<String> = []
    return names.filter { input.source.index(of: $0) != nil && seen.insert($0).inserted }
  }

  /// Places the figure for a theme.
  func layout(
    _ figure: FigureSpec, _ theme: ThemeSpec, _ data: FigureData
  ) throws(PlotError) -> FigureLayout {
    guard let measurer else {
      throw PlotError(.tool, "no output of the run is drawn")
    }
    return try FigureLayout(figure, theme: Theme(theme), data: data, size: size, measurer: measurer)
  }

  /// The curves that all outputs need, over data known so far.
  func requests(
    _ figure: FigureSpec, _ data: FigureData
  ) throws(PlotError) -> [CurveRequest] {
    var wanted: [CurveRequest] = []
    for output in drawn {
      let layout = try layout(figure, output.theme ?? spec.theme, data)
      for request in requests(of: output, layout) where !wanted.contains(request) {
        wanted.append(request)
      }
    }
    return wanted
  }

  /// The curves that one output needs.
  func requests(of output: OutputSpec, _ layout: FigureLayout) -> [CurveRequest] {
    let (density, limit) = resolution(of: output)
    return layout.demands.map { CurveRequest($0, columnsPerPoint: density, limit: limit) }
  }

  /// Drawn data has the columns of the run's first picture.
  private func resolution(of output: OutputSpec) -> (Double, Int) {
    if case .scene(let density, let limit) = output.demand { return (density, limit) }
    for other in drawn {
      if case .scene(let density, let limit) = other.demand { return (density, limit) }
    }
    return (Self.plottedColumnsPerPoint, .max)
  }
}

extension Demand {
  /// Whether the figure has to be placed on a page.
  var needsLayout: Bool {
    switch self {
    case .scene: true
    case .data(let stage, _): stage == .plotted
    }
  }
}
