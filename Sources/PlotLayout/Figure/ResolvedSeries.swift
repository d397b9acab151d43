import PlotCore
import PlotScene

/// One curve of a panel with its name and looks.
struct ResolvedSeries: Sendable {
  var key: CurveKey
  /// The name that the config or the column gives it.
  var title: String
  /// The name that legends show.
  var name: String
  /// Whether the config gave it that name, so that no other takes its place.
  var isNamed = false
  /// Which of the theme's colours tells it apart; nil where its column or its input decides.
  var colorNumber: Int?
  /// The colour that the config gives it; nil for the theme's.
  var ownColor: Color?
  var look = CurveLook(color: .black)
  /// The mark that legends show; nil where only an extremum of it is drawn.
  var mark: (any Mark)?
  var yAxis: Int
}

/// One layer of a panel with its mark made, its axes and curves found.
struct ResolvedLayer: Sendable {
  var mark: any Mark
  var demands: Set<MarkDemand>
  var encoding: Encoding
  var xAxis: Int
  var yAxis: Int
  /// Its curves, by their places in the panel's list.
  var series: [Int]
  /// Its rows, where it draws each by itself.
  var rows: LayerRows?
  /// Where the amounts of its rows begin and end, where they are stacked.
  var stacks: RowStacks?

  var drawsSamples: Bool { type(of: mark).drawsSamples }
}

/// Chooses the looks of a panel's curves: by column, or by input where several show the same one.
struct SeriesLooks {
  private let theme: Theme
  /// The inputs of the figure, with their places in it.
  private let inputs: [String: Int]
  /// The columns that the panel shows, numbered in order.
  private let fields: [String: Int]
  /// Those for which the theme has no colour, numbered in order.
  private let others: [String: Int]
  private let goesByInput: Bool
  /// Whether a column is shown of more than one input; a heap beside the RSS of another file keeps its
  /// own colour.
  private let colorsGoByInput: Bool

  /// Looks at the distinct curves of a panel, in order.
  init(theme: Theme, inputs: [String: Int], keys: [CurveKey]) {
    self.theme = theme
    self.inputs = inputs
    var fields: [String: Int] = [:]
    var others: [String: Int] = [:]
    for key in keys where fields[key.y] == nil {
      fields[key.y] = fields.count
      if theme.series[key.y]?.color == nil { others[key.y] = others.count }
    }
    (self.fields, self.others) = (fields, others)
    goesByInput = Set(keys.map(\.input)).count > 1
    colorsGoByInput = goesByInput && fields.count < Set(keys).count
  }

  /// Returns the looks of a curve, over which a mark's own are put.
  ///
  /// No two are alike, up to the palette's colours times the dashes. Dashes tell curves apart where
  /// colours alone do not; a `number` says which of the palette's; `byDashes` where they come first, since no name stands at the curves.
  func style(of key: CurveKey, number: Int? = nil, byDashes: Bool) -> SeriesStyle {
    var own = theme.series[key.y] ?? SeriesStyle()
    if !byDashes, !hasTwin(key) { own.dash = nil }
    if let input = number ?? (colorsGoByInput ? inputs[key.input] ?? 0 : nil) {
      let field = fields[key.y] ?? 0
      // Colour tells the input, dashes the column.
      var style = plain(input, byDashes: byDashes, rounds: fields.count, round: field)
      (style.width, style.fill) = (own.width, own.fill)
      return style
    }
    guard own.color == nil, let index = others[key.y] else { return own }
    // Beside heap and stack, start with the colours that are least like theirs.
    let hasNamed = others.count < fields.count
    return plain(index + (hasNamed ? 2 : 0), byDashes: byDashes, rounds: 1, round: 0)
      .overlaid(by: own)
  }

  /// Whether the theme gives another column of the panel the same colour, so that dashes must tell.
  private func hasTwin(_ key: CurveKey) -> Bool {
    guard let color = theme.series[key.y]?.color else { return false }
    return fields.keys.contains { $0 != key.y && theme.series[$0]?.color == color }
  }

  /// The look of a place in the row of colours and dashes, of which each colour has `rounds`.
  private func plain(_ index: Int, byDashes: Bool, rounds: Int, round: Int) -> SeriesStyle {
    let dashes = Theme.dashes
    if byDashes {
      // Both change from one curve to the next; where both would come again together, the colours
      // move on by one.
      let place = index * rounds + round
      let colors = max(1, theme.palette.count)
      let turns = place / Self.leastCommonMultiple(colors, dashes.count)
      return SeriesStyle(
        color: theme.paletteColor(place + turns), dash: dashes[place % dashes.count])
    }
    let place = index / max(1, theme.palette.count) * rounds + round
    // Of more curves than there are looks, dashes would tell nothing.
    let dash = place < dashes.count ? dashes[place] : []
    return SeriesStyle(color: theme.paletteColor(index), dash: dash)
  }

  private static func leastCommonMultiple(_ a: Int, _ b: Int) -> Int {
    var (rest, divisor) = (a, b)
    while divisor != 0 { (rest, divisor) = (divisor, rest % divisor) }
    return a / rest * b
  }

  /// Returns a curve's name in legends.
  func name(of key: CurveKey, title: String) -> String {
    guard goesByInput else { return title }
    return fields.count > 1 ? "\(key.input) \(title)" : key.input
  }
}
