import PlotCore
import PlotScene

/// Checks what a theme promises: a name and a line of help like every plugin's; words that can be read on
/// its ground (a contrast of 4.5 : 1, WCAG 2.2), curves of its own that can be seen (3 : 1), and lengths
/// that a page can have.
public func checkTheme(_ plugin: Plugin) -> [Violation] {
  guard case .theme(let theme) = plugin.kind else {
    return [Violation("\"\(plugin.id)\" is a \(plugin.kindName), not a theme")]
  }
  var violations = checkNames(id: plugin.id, summary: plugin.summary)
  let ground = theme.ground
  func expect(_ color: Color, _ ratio: Double, _ what: String) {
    let contrast = color.flattened(over: ground).contrast(with: ground)
    violations.expect(
      contrast >= ratio,
      "\(plugin.id): \(what), \(color.hex), has a contrast of \(contrast) on \(ground.hex), "
        + "which is less than \(ratio)")
  }
  expect(theme.text, 4.5, "the colour of titles")
  expect(theme.muted, 4.5, "the colour of tick labels")
  for (name, style) in theme.series.sorted(by: { $0.key < $1.key }) {
    if let color = style.color { expect(color, 3, "the colour of \"\(name)\"") }
    for length in (style.dash ?? []) + [style.width ?? 1, style.fill ?? 0] {
      violations.expect(
        length.isFinite && length >= 0, "\(plugin.id): \"\(name)\" has a length of \(length)")
    }
  }
  violations.expect(!theme.palette.isEmpty, "\(plugin.id): the palette is empty")
  for size in [
    theme.sizes.title, theme.sizes.subtitle, theme.sizes.panelTitle, theme.sizes.label,
    theme.sizes.caption,
  ] {
    violations.expect(
      (3...100).contains(size), "\(plugin.id): letters of \(size) points are outside 3...100")
  }
  for width in [
    theme.strokeWidth, theme.denseWidth, theme.gridWidth, theme.axisWidth, theme.dotRadius,
    theme.haloWidth,
  ] {
    violations.expect(
      (0...20).contains(width), "\(plugin.id): a length of \(width) points is outside 0...20")
  }
  violations.expect(
    (0...1).contains(theme.fill), "\(plugin.id): an opacity of \(theme.fill) is outside 0...1")
  return violations
}
