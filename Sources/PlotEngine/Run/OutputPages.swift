import PlotConfig
import PlotCore
import PlotLayout
import PlotScene

/// The pages that a run's outputs need: which themes, and how fine their curves are.
struct OutputPages: Sendable {
  /// What a data exporter of drawn curves gets where no output is drawn: two columns a point.
  private static let plottedColumnsPerPoint = 2.0

  /// The different themes of the outputs that need a page.
  let themes: [ThemeSpec]
  /// The theme of each output, by its place in `themes`; nil where an output needs no page.
  let themeOfOutput: [Int?]
  /// The same for the page of readers whose screen is dark; nil where an output has none.
  let darkThemeOfOutput: [Int?]
  private let resolutions: [(density: Double, limit: Int)]
  /// Whether an output writes the drawn samples as data.
  private let writesSamples: [Bool]
  /// The marks that the figure may name.
  let marks: MarkSet
  /// The themes that the outputs may name.
  private let installed: ThemeSet
  private let measurer: (any TextMeasurer)?

  /// Looks what the outputs demand; throws where a page is needed and no text can be measured.
  init(
    of outputs: [OutputSpec], theme: ThemeSpec, registry: Registry
  ) throws(PlotError) {
    var themes: [ThemeSpec] = []
    func number(of own: ThemeSpec) -> Int {
      if let known = themes.firstIndex(of: own) { return known }
      themes.append(own)
      return themes.count - 1
    }
    let drawn = outputs.map { $0.demand.needsLayout ? $0.theme ?? theme : nil }
    themeOfOutput = drawn.map { $0.map(number) }
    darkThemeOfOutput = zip(outputs, drawn).map { output, theme in
      output.isDrawnByReader ? theme?.inTheDark.map(number) : nil
    }
    // Drawn data has the columns of the run's first picture.
    let usual = outputs.lazy.compactMap(\.demand.resolution).first
    resolutions = outputs.map {
      $0.demand.resolution ?? usual ?? (Self.plottedColumnsPerPoint, .max)
    }
    writesSamples = outputs.map { if case .data = $0.demand { true } else { false } }
    measurer = themes.isEmpty ? nil : try registry.makeTextMeasurer()
    marks = registry.marks
    installed = registry.themes
    self.themes = themes
  }

  /// Returns the scripts of a text whose letters cannot be joined here, each once.
  func unjoinedScripts(in text: String) -> [String] { measurer?.unjoinedScripts(in: text) ?? [] }

  /// The extent of a page that has room for what a figure's page leaves out; nil where nothing needed is left
  /// out, or no such page was found.
  func roomySize(for layout: FigureLayout) throws(PlotError) -> Size? {
    guard let measurer else { return nil }
    return try layout.roomySize(measurer: measurer)
  }

  /// How many curves of a panel the outputs' themes tell apart.
  func lookCount() throws(PlotError) -> Int {
    var count = Int.max
    for theme in themes {
      count = min(count, try Theme(theme, among: installed).palette.count * Theme.dashes.count)
    }
    return count
  }

  /// Places a figure for a theme.
  func layout(
    _ figure: FigureSpec, _ theme: ThemeSpec, on data: FigureData, size: Size
  ) throws(PlotError) -> FigureLayout {
    guard let measurer else {
      throw PlotError(.tool, "no output of the run is drawn")
    }
    return try FigureLayout(
      figure, theme: Theme(theme, among: installed), data: data, size: size, measurer: measurer,
      marks: marks)
  }

  /// Returns the curves that each output needs of its layout.
  func requests(_ layouts: [FigureLayout]) -> [[CurveRequest]] {
    zip(themeOfOutput, zip(resolutions, writesSamples)).map { theme, output in
      guard let theme else { return [] }
      let (resolution, writesSamples) = output
      return layouts[theme].demands.map { demand in
        var demand = demand
        // Who writes samples writes those of the recording, and no middles of cells.
        if writesSamples { (demand.grid, demand.span) = (nil, nil) }
        return CurveRequest(demand, columnsPerPoint: resolution.density, limit: resolution.limit)
      }
    }
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

  /// Whether the figures of all columns are wanted.
  var isSummary: Bool { if case .data(.summary, _) = self { true } else { false } }

  /// The input that a data exporter names.
  var input: String? { if case .data(_, let input) = self { input } else { nil } }

  /// How many pixel columns a picture has for each point, and at most.
  fileprivate var resolution: (density: Double, limit: Int)? {
    if case .scene(let density, let limit) = self { (density, limit) } else { nil }
  }
}

extension OutputSpec {
  var demand: Demand { renderer.demand }

  /// Whether it is the reader's program that draws its file.
  var isDrawnByReader: Bool { Swift.type(of: renderer).isDrawnByReader }

  /// Whether it is a picture that nobody draws again.
  var isFinished: Bool {
    if case .scene = demand { !isDrawnByReader } else { false }
  }
}
