import PlotScene

extension Theme {
  /// Returns a built-in theme; an unknown name is `light`.
  static func builtIn(_ name: String) -> Theme {
    switch name {
    case "dark": dark
    case "print": print
    case "memusagestat": memusagestat
    default: light
    }
  }

  private static func style(_ color: String, dash: [Double] = []) -> SeriesStyle {
    SeriesStyle(color: Color(hex: color), dash: dash)
  }

  private static let light = Theme(
    background: .white, text: "#1f2328", muted: "#59636e", grid: "#e4e7eb", axis: "#8c959f",
    fill: 0.13, heap: style("#0b6bb5"), stack: style("#bf4e16"), total: style("#4d5661"))

  private static let dark = Theme(
    background: Color(red: 0x12, green: 0x16, blue: 0x1c), text: "#e8ebef", muted: "#9aa4af",
    grid: "#262d36", axis: "#646e79", fill: 0.17, heap: style("#58b1f0"),
    stack: style("#f0a14a"), total: style("#b6bec8"))

  private static let print: Theme = {
    var theme = Theme(
      background: nil, text: "#000000", muted: "#404040", grid: "#d0d0d0", axis: "#606060",
      fill: 0, heap: style("#000000"), stack: style("#606060", dash: [4, 1.8]),
      total: style("#000000", dash: [1.1, 1.7]))
    theme.palette = Palette.grey.colors
    theme.prefersDashes = true
    return theme
  }()

  /// The looks of glibc's own plotter: its colours, its frame, white paper.
  private static let memusagestat: Theme = {
    var theme = Theme(
      background: .white, text: "#000000", muted: "#000000", grid: "#c8c8c8", axis: "#000000",
      fill: 0, heap: style("#ff0000"), stack: style("#008200"), total: style("#000000"))
    theme.frame = true
    theme.sizes = Sizes(title: 11, subtitle: 9, panelTitle: 9, label: 9, caption: 8)
    theme.strokeWidth = 0.9
    return theme
  }()
}
