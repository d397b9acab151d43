import PlotScene

/// The theme at a page's size: fonts, widths and distances in points.
///
/// A theme's lengths are those of a figure 7.2 inches wide in print. The usual page of 720 × 440 is
/// that figure at 100 units an inch; a page of k times its area has everything √k times as large.
/// Nothing becomes smaller than the theme says: things are left out instead (see `Detail`).
public struct PageStyle: Sendable {
  /// The looks.
  public let theme: Theme
  /// The page's extent in points.
  public let size: Size
  /// How many points of the page one point of the theme is.
  public let scale: Double
  /// What measures text.
  public let measurer: any TextMeasurer
  /// The font of the headline.
  public let title: Font
  /// The font of the line under it.
  public let subtitle: Font
  /// The font of panels' headlines.
  public let panelTitle: Font
  /// The font of ticks and labels.
  public let label: Font
  /// The font of names and of words at extremes.
  public let boldLabel: Font
  /// The font of the line at the foot.
  public let caption: Font
  /// From the page's edge to anything on it.
  public let margin: Double
  /// Half a line of tick labels: how far the outermost ones reach beyond a panel.
  public let halfLabel: Double

  /// Resolves a theme for a page; of small multiples, `panelCount` of them, more than four have everything
  /// smaller.
  public init(_ theme: Theme, size: Size, measurer: any TextMeasurer, panelCount: Int = 1) {
    self.theme = theme
    self.size = size
    self.measurer = measurer
    let area = (size.width / 720 * size.height / 440).squareRoot() * 100 / 72
    // A long thin page has a large area and still no room for large text.
    let share = max(1, (Double(panelCount) / 4).squareRoot())
    let scale = max(1, min(area, size.width / 300, size.height / 180) / share)
    self.scale = scale
    func font(_ points: Double, _ weight: Font.Weight = .regular) -> Font {
      Font(family: theme.font, size: points * scale, weight: weight)
    }
    title = font(theme.sizes.title, .bold)
    subtitle = font(theme.sizes.subtitle)
    panelTitle = font(theme.sizes.panelTitle, .bold)
    label = font(theme.sizes.label)
    boldLabel = font(theme.sizes.label, .bold)
    caption = font(theme.sizes.caption)
    margin = max(2, min(13 * scale, 0.042 * min(size.width, size.height)))
    let metrics = measurer.metrics(of: label)
    halfLabel = metrics.height / 2
  }

  /// The page's area inside its margins.
  public var room: Rect {
    Rect(x: 0, y: 0, width: size.width, height: size.height).inset(by: margin)
  }

  /// Returns the width of a line of text in points.
  public func width(_ text: String, _ font: Font) -> Double {
    let width = measurer.width(of: text, in: font)
    return width.isFinite ? max(0, width) : 0
  }

  /// Returns the height of a line of text in points.
  public func height(_ font: Font) -> Double { measurer.metrics(of: font).height }

  /// Returns the baseline of a line of text whose box has its middle at `y`.
  public func baseline(middle y: Double, _ font: Font) -> Double {
    let metrics = measurer.metrics(of: font)
    return y + (metrics.ascent - metrics.descent) / 2
  }

  /// Returns a line of text whose box has its middle at `y`.
  public func text(
    _ string: String, x: Double, middle y: Double, anchor: Text.Anchor = .start, font: Font,
    color: Color, halo: Text.Halo? = nil
  ) -> Text {
    Text(
      string, at: Point(x, baseline(middle: y, font)), anchor: anchor, font: font, color: color,
      halo: halo, width: width(string, font))
  }

  /// The rim of letters that stand over curves.
  public var halo: Text.Halo {
    Text.Halo(color: theme.ground, width: max(1.2, theme.haloWidth) * scale)
  }

  /// Returns a text on one line: line breaks, runs of blanks and control characters become a blank.
  public func oneLine(_ text: String) -> String {
    TextBlock.words(of: text).joined(separator: " ")
  }

  /// Returns a text, cut with an ellipsis where it is wider than a width.
  public func cut(_ text: String, to width: Double, font: Font) -> String {
    TextBlock.ellipsis(text, font, width, self)
  }
}
