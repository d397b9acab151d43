import PlotCore
import PlotScene

extension Plugin {
  /// Brown ink on cream paper.
  public static let paper = Plugin.theme(
    "paper", summary: "draws with brown ink on cream paper", .paper)
}

extension Theme {
  /// Brown ink on cream paper; a column of sweets is red wherever it stands.
  public static let paper: Theme = {
    var theme = Theme.light
    theme.background = Color(red: 0xfa, green: 0xf4, blue: 0xe6)
    theme.text = Color(red: 0x3b, green: 0x2a, blue: 0x1a)
    theme.muted = Color(red: 0x6e, green: 0x59, blue: 0x45)
    theme.grid = Color(red: 0xe6, green: 0xdb, blue: 0xc4)
    theme.axis = Color(red: 0xa8, green: 0x93, blue: 0x78)
    theme.palette = Palette.tolBright.colors
    theme.series["sweets"] = SeriesStyle(color: Color(red: 0xb2, green: 0x22, blue: 0x3a))
    return theme
  }()
}
