import PlotCore
import PlotScene

extension Plugin {
  /// The themes of tools that draw memory: the standard ones with looks for heap, stack and total, in the
  /// place of those without, and `memusagestat`.
  public static var memoryThemes: [Plugin] {
    [
      .theme("light", summary: "draws dark words on white, the heap blue", .memoryLight),
      .theme("dark", summary: "draws light words on near-black, the heap blue", .memoryDark),
      .theme(
        "print", summary: "draws black and greys, heap and stack told apart by dashes",
        .memoryPrint),
      .theme("memusagestat", summary: "draws as glibc's memusagestat does", .memusagestat),
    ]
  }
}

extension Theme {
  fileprivate static let memoryLight = Theme.light.with(
    heap: style("#0b6bb5"), stack: style("#bf4e16"), total: style("#4d5661"),
    rss: style("#1c8a5a"), cpu: style("#8a63d2"))

  fileprivate static let memoryDark = Theme.dark.with(
    heap: style("#58b1f0"), stack: style("#f0a14a"), total: style("#b6bec8"),
    rss: style("#4fd1a0"), cpu: style("#c3a6ff"))

  fileprivate static let memoryPrint = Theme.print.with(
    heap: style("#000000"), stack: style("#606060", dash: [4, 1.8]),
    total: style("#000000", dash: [1.1, 1.7]))

  /// The looks of glibc's own plotter: its colours, its frame, white paper.
  fileprivate static let memusagestat: Theme = {
    var theme = Theme.light.with(
      heap: style("#ff0000"), stack: style("#008200"), total: style("#000000"))
    (theme.text, theme.muted, theme.axis) = (.black, .black, .black)
    theme.grid = Color(red: 0xc8, green: 0xc8, blue: 0xc8)
    theme.fill = 0
    theme.frame = true
    theme.sizes.title = 11
    theme.sizes.subtitle = 9
    theme.sizes.panelTitle = 9
    theme.sizes.label = 9
    theme.sizes.caption = 8
    theme.strokeWidth = 0.9
    return theme
  }()

  /// A quantity keeps its colour in every recording.
  private func with(
    heap: SeriesStyle, stack: SeriesStyle, total: SeriesStyle, rss: SeriesStyle? = nil,
    cpu: SeriesStyle? = nil
  ) -> Theme {
    var theme = self
    theme.series = ["heap": heap, "stack": stack, "total": total]
    // What has no name of its own is grey.
    theme.series["rss_others"] = total
    theme.series["rss"] = rss
    theme.series["cpu"] = cpu
    return theme
  }

  private static func style(_ color: String, dash: [Double] = []) -> SeriesStyle {
    SeriesStyle(color: Color(hex: color), dash: dash)
  }
}
