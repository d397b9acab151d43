import LollipopPlugins
import PlotCore
import PlotScene
import PlotTesting
import Testing

@Suite struct PaperThemeTests {
  @Test func keepsTheContract() { #expect(checkTheme(.paper) == []) }

  @Test func partsOfItAreChangedByAConfig() throws {
    let theme = try Theme(
      config: ["extends": "paper", "background": "none", "series": ["sweets": ["width": 2]]],
      plugins: [.paper])
    #expect(theme.background == nil)
    #expect(theme.text == Theme.paper.text)
    #expect(theme.series["sweets"]?.color == Theme.paper.series["sweets"]?.color)
    #expect(theme.series["sweets"]?.width == 2)
  }

  @Test func aMisspeltNameIsAnsweredWithIts() {
    #expect {
      try Theme(config: "papre", plugins: [.paper])
    } throws: { error in
      (error as? PlotError)?.remedy == "did you mean \"paper\"?"
    }
  }
}
