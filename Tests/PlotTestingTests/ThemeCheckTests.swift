import PlotCore
import PlotScene
import PlotTesting
import Testing

@Suite struct ThemeCheckTests {
  private func violations(
    id: String = "own", summary: String = "draws", _ change: (inout Theme) -> Void = { _ in }
  ) -> [Violation] {
    var theme = Theme.light
    change(&theme)
    return checkTheme(.theme(id, summary: summary, theme))
  }

  @Test func aSoundThemeKeepsTheContract() { #expect(violations() == []) }

  @Test func tellsWhatIsViolated() {
    let pale = Color(red: 0xd0, green: 0xd0, blue: 0xd0)
    let faults: [(String, [Violation])] = [
      ("the id \"Own\"", violations(id: "Own")),
      ("the summary \"Own.\"", violations(summary: "Own.")),
      ("the colour of titles, #d0d0d0", violations { $0.text = pale }),
      ("the colour of tick labels", violations { $0.background = .black }),
      // Half clear, it is seen as paler than it is.
      ("the colour of titles", violations { $0.text = Color.black.withAlpha(0.3) }),
      ("the colour of \"heap\"", violations { $0.series["heap"] = SeriesStyle(color: pale) }),
      ("\"heap\" has a length", violations { $0.series["heap"] = SeriesStyle(dash: [-1]) }),
      ("the palette is empty", violations { $0.palette = [] }),
      ("letters of 0.0 points", violations { $0.sizes.caption = 0 }),
      ("a length of inf points", violations { $0.gridWidth = .infinity }),
      ("an opacity of nan", violations { $0.fill = .nan }),
    ]
    for (words, found) in faults {
      #expect(found.contains { $0.text.contains(words) }, "\(words) in \(found)")
    }
    #expect(checkTheme(.renderer(Broken.Misnamed.self)) != [])
  }
}
