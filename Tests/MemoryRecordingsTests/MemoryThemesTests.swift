import MemoryRecordings
import PlotCore
import PlotTesting
import Testing

@Suite struct MemoryThemesTests {
  @Test func keepTheContract() {
    for theme in Plugin.memoryThemes { #expect(checkTheme(theme) == []) }
  }

  @Test func standInThePlaceOfTheStandardOnes() throws {
    #expect(Plugin.memoryThemes.map(\.id) == ["light", "dark", "print", "memusagestat"])
    for name in ["light", "dark", "print"] {
      let plain = try Theme(config: "\(name)")
      var theme = try Theme(config: "\(name)", plugins: Plugin.memoryThemes)
      #expect(Set(theme.series.keys).isSuperset(of: ["heap", "stack", "total"]))
      // The framework's own know no column.
      #expect(plain.series.isEmpty)
      theme.series = [:]
      #expect(theme == plain)
    }
  }
}
