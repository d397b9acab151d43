import PlotScene

/// How a figure looks, every element resolved.
///
/// Lengths are in points of a figure that is 7.2 inches wide in print; on the usual page of 720 × 440
/// and on larger ones the layout makes them larger in proportion. A theme of one's own starts from
/// `light`, `dark` or `print`; `Plugin.theme` gives it a name.
public struct Theme: Sendable, Equatable {
  /// Sizes of text.
  public struct Sizes: Sendable, Equatable {
    /// The headline.
    public var title = 11.5
    /// The line under the headline.
    public var subtitle = 8.0
    /// A panel's headline.
    public var panelTitle = 8.5
    /// Ticks, legends and labels.
    public var label = 7.5
    /// The line at the foot.
    public var caption = 7.0
  }

  /// The page's ground; nil leaves it clear.
  public var background: Color?
  /// The colour of titles and labels.
  public var text: Color
  /// The colour of tick labels and the subtitle.
  public var muted: Color
  /// The colour of grid lines.
  public var grid: Color
  /// The colour of baselines.
  public var axis: Color
  /// The tone of what lies beyond a limit, laid over the ground.
  public var beyond = Color(red: 0xd1, green: 0x24, blue: 0x2f, alpha: 0.18)
  /// The font's family.
  public var font = "sans-serif"
  /// Sizes of text.
  public var sizes = Sizes()
  /// The width of curves.
  public var strokeWidth = 1.1
  /// The width of curves where they go up and down within a pixel column.
  public var denseWidth = 0.6
  /// The width of grid lines.
  public var gridWidth = 0.6
  /// The width of baselines.
  public var axisWidth = 0.7
  /// The opacity of areas under curves.
  public var fill: Double
  /// The radius of dots at extremes.
  public var dotRadius = 2.1
  /// How far the ground's colour reaches around dots and letters over curves.
  public var haloWidth = 1.0
  /// Whether a panel has lines on all four sides.
  public var frame = false
  /// Whether curves are told apart by dashes in the first place.
  public var prefersDashes = false
  /// The colours of curves without a style of their own.
  public var palette = Palette.distinct.colors
  /// Styles of curves by the names of their columns.
  public var series: [String: SeriesStyle] = [:]

  /// Dashes of curves without a style of their own, in turn.
  package static let dashes: [[Double]] = [
    [], [4.5, 2], [1.2, 1.8], [7, 2, 1.2, 2], [7, 3.5], [3, 1.2, 1, 1.2, 1, 1.2],
  ]

  /// Resolves what a config says, over the theme that it extends; throws where that is not installed.
  package init(_ spec: ThemeSpec, among themes: ThemeSet) throws(PlotError) {
    self = try themes.theme(spec.base)
    switch spec.background {
    case .clear: background = nil
    case .color(let color): background = color
    case nil: break
    }
    text = spec.text ?? text
    muted = spec.muted ?? muted
    grid = spec.grid ?? grid
    axis = spec.axis ?? axis
    font = spec.font ?? font
    sizes.title = spec.sizes.title ?? sizes.title
    sizes.subtitle = spec.sizes.subtitle ?? sizes.subtitle
    sizes.panelTitle = spec.sizes.panelTitle ?? sizes.panelTitle
    sizes.label = spec.sizes.label ?? sizes.label
    sizes.caption = spec.sizes.caption ?? sizes.caption
    denseWidth = spec.strokeWidth.map { min($0, denseWidth) } ?? denseWidth
    strokeWidth = spec.strokeWidth ?? strokeWidth
    gridWidth = spec.gridWidth ?? gridWidth
    axisWidth = spec.axisWidth ?? axisWidth
    fill = spec.fill ?? fill
    dotRadius = spec.dotRadius ?? dotRadius
    frame = spec.frame ?? frame
    palette = spec.palette ?? palette
    for (name, style) in spec.series {
      series[name] = (series[name] ?? SeriesStyle()).overlaid(by: style)
    }
  }

  init(
    background: Color?, text: String, muted: String, grid: String, axis: String, fill: Double
  ) {
    func color(_ word: String) -> Color { Color(hex: word) ?? .black }
    self.background = background
    self.text = color(text)
    self.muted = color(muted)
    self.grid = color(grid)
    self.axis = color(axis)
    self.fill = fill
  }

  /// The ground against which colours are chosen: white paper where the page is clear.
  public var ground: Color { background ?? .white }

  /// The colour of grid lines between ticks, half as strong as those at ticks.
  public var minorGrid: Color {
    let faint = grid.withAlpha(grid.alpha * 0.5)
    return background == nil ? faint : faint.flattened(over: ground)
  }

  /// Returns a curve's colour as text in the same colour needs it: at least 4.5 : 1 on the ground, and those
  /// of palettes as far from each other as the curves' own are.
  public func textColor(like color: Color) -> Color {
    let words = ground.luminance > 0.18 ? Palette.wordColors[color.withAlpha(1)] : nil
    return (words ?? color).legible(on: ground, ratio: 4.5)
  }

  /// Returns the palette's colour with at least 3 : 1 on the ground, over again when it ends.
  package func paletteColor(_ index: Int) -> Color {
    palette.isEmpty ? text : palette[index % palette.count].legible(on: ground, ratio: 3)
  }
}
