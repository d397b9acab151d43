import PlotConfig
import PlotCore
import PlotLayout
import PlotScene

/// What a run's figure shows, what the walk has to find for it, and how it stands on the pages of the
/// outputs.
///
/// One value, which the walk, the layouts, the exporters and the report share. It is made anew only
/// where an input had to be repaired, and placed anew only where what was read moves a panel.
struct FigurePlan: Sendable {
  /// The page's extent where nothing names one, in points.
  private static let usualSize = Size(
    width: FigureSpec.usualWidth, height: FigureSpec.usualHeight)

  /// What the config says or the parsers suggest, without the run's limit.
  let suggestion: FigureSpec
  /// The templates of its words.
  let words: FigureWords
  /// The columns of each input whose figures the run needs: those shown, those in its words and those
  /// that are held against its limit.
  let columns: [[String]]
  /// The columns of each input that are stacked, of which what their sums reach is needed.
  let stacks: [[[String]]]
  /// The columns of each input where bins begin and end, of which the bounds of open ones are needed.
  let bins: [[[String]]]
  /// The columns of each input that stand on log axes, of which the least value above zero is needed.
  let positives: [[String]]
  /// The columns of each input that are drawn row by row.
  let rows: [[String]]
  /// What the figure leaves out of inputs, by their names.
  let leftOut: [String: Note]
  /// Whether the suggestion gave amounts of the second input a panel of their own.
  let separatesAmounts: Bool

  /// The figure with the run's limit, and with its numbers in its words once they are known.
  private(set) var figure: FigureSpec
  /// The figure on its page, for each of the outputs' themes.
  private(set) var layouts: [FigureLayout] = []
  /// The curves that each output needs, in the order of the run's outputs.
  private(set) var requests: [[CurveRequest]] = []
  /// The curves that the outputs need of each input, each once.
  private(set) var wanted: [String: [CurveRequest]] = [:]

  init(
    suggestion: FigureSpec, words: FigureWords, columns: [[String]], stacks: [[[String]]],
    bins: [[[String]]], positives: [[String]], rows: [[String]],
    leftOut: [String: Note], separatesAmounts: Bool
  ) {
    self.rows = rows
    self.bins = bins
    self.leftOut = leftOut
    self.stacks = stacks
    self.positives = positives
    self.suggestion = suggestion
    self.words = words
    self.columns = columns
    self.separatesAmounts = separatesAmounts
    figure = suggestion
  }

  /// The page's extent: the usual one, or what many panels side by side need.
  var size: Size {
    let columns = max(1, suggestion.layout.columns)
    let rows = (suggestion.panels.count + columns - 1) / columns
    let isGrid = columns > 1 && suggestion.layout.sharesY
    let wide = isGrid ? 240 * Double(columns) : 0
    let tall = isGrid ? 130 + 175 * Double(rows) : 0
    return Size(
      width: suggestion.width ?? max(Self.usualSize.width, wide),
      height: suggestion.height ?? max(Self.usualSize.height, tall))
  }

  /// Whether a config, a flag or a parser named the extent.
  var hasOwnSize: Bool { suggestion.width != nil || suggestion.height != nil }

  /// Takes over where the figure stands now.
  mutating func place(
    _ figure: FigureSpec, _ layouts: [FigureLayout], requests: [[CurveRequest]]
  ) {
    self.figure = figure
    self.layouts = layouts
    self.requests = requests
    wanted = [:]
    var seen: Set<CurveRequest> = []
    for request in requests.joined() where seen.insert(request).inserted {
      wanted[request.demand.key.input, default: []].append(request)
    }
  }
}
