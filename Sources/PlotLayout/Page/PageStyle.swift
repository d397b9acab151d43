import PlotCore
import PlotScene

/// The theme at a page's size: fonts, widths and distances in points.
///
/// A theme's lengths are those of a figure 7.2 inches wide in print. The usual page of 720 × 440 is
/// that figure at 100 units an inch; a page of k times its area has everything √k times as large.
/// Nothing becomes smaller than the theme says: things are left out instead (see `Detail`).
struct PageStyle: Sendable {
  let theme: Theme
  let size: Size
  let scale: Double
  let measurer: any TextMeasurer
  let title: Font
  let subtitle: Font
  let panelTitle: Font
  let label: Font
  let boldLabel: Font
  let caption: Font
  /// From the page's edge to anything on it.
  let margin: Double
  /// Half a line of tick labels: how far the outermost ones reach beyond a panel.
  let halfLabel: Double

  init(_ theme: Theme, size: Size, measurer: any TextMeasurer) {
    self.theme = theme
    self.size = size
    self.measurer = measurer
    let area = (size.width / 720 * size.height / 440).squareRoot() * 100 / 72
    // A long thin page has a large area and still no room for large text.
    let scale = max(1, min(area, size.width / 300, size.height / 180))
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
  var room: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height).inset(by: margin) }

  func width(_ text: String, _ font: Font) -> Double {
    let width = measurer.width(of: text, in: font)
    return width.isFinite ? max(0, width) : 0
  }

  func height(_ font: Font) -> Double { measurer.metrics(of: font).height }

  /// Returns the baseline of a line of text whose box has its middle at `y`.
  func baseline(middle y: Double, _ font: Font) -> Double {
    let metrics = measurer.metrics(of: font)
    return y + (metrics.ascent - metrics.descent) / 2
  }

  /// Returns a line of text whose box has its middle at `y`.
  func text(
    _ string: String, x: Double, middle y: Double, anchor: Text.Anchor = .start, font: Font,
    color: Color, halo: Text.Halo? = nil
  ) -> Text {
    Text(
      string, at: Point(x, baseline(middle: y, font)), anchor: anchor, font: font, color: color,
      halo: halo, width: width(string, font))
  }

  /// The rim of letters that stand over curves.
  var halo: Text.Halo {
    Text.Halo(color: theme.ground, width: max(1.2, theme.haloWidth) * scale)
  }
}
