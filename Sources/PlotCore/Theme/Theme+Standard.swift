import PlotScene

extension Theme {
  /// Dark words on white.
  public static let light = Theme(
    background: .white, text: "#1f2328", muted: "#59636e", grid: "#e4e7eb", axis: "#8c959f",
    fill: 0.13)

  /// Light words on near-black.
  public static let dark: Theme = {
    var theme = Theme(
      background: Color(red: 0x12, green: 0x16, blue: 0x1c), text: "#e8ebef", muted: "#9aa4af",
      grid: "#262d36", axis: "#646e79", fill: 0.17)
    theme.palette = Palette.distinctDark.colors
    theme.beyond = Color(red: 0xff, green: 0x6b, blue: 0x6b, alpha: 0.28)
    return theme
  }()

  /// Black and greys on no ground, told apart by dashes.
  public static let print: Theme = {
    var theme = Theme(
      background: nil, text: "#000000", muted: "#404040", grid: "#d0d0d0", axis: "#606060", fill: 0)
    theme.palette = Palette.grey.colors
    theme.beyond = Color.black.withAlpha(0.12)
    theme.prefersDashes = true
    return theme
  }()
}

extension Plugin {
  /// The themes of every tool: `light`, which counts where none is named, `dark`, `print` and
  /// `auto`.
  package static let standardThemes: [Plugin] = [
    .theme("light", summary: "draws dark words on white", .light),
    .theme("dark", summary: "draws light words on near-black", .dark),
    .theme("print", summary: "draws black and greys, told apart by dashes", .print),
    .theme(
      ThemeSet.auto, summary: "draws as light, in SVG as dark where the reader's screen is", .light),
  ]
}
