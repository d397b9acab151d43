import PlotConfig
import PlotCore
import PlotConfig
import Testing

struct ConfigHelpTests {
  @Test func listsOptionsWithFormDefaultAndNestedOnesIndented() {
    #expect(
      OptionHelp.lines(for: StubParser.Options.declarations) == [
        "clock  the capture's clock — an object",
        "  hz  ticks of a second — a frequency, such as \"2.6GHz\", in 1...1000000000000 Hz",
      ])
    #expect(
      OptionHelp.lines(for: CalculateStub.Options.declarations + PNGStub.Options.declarations) == [
        "as     the new column — a string (column); must be there",
        "expr   how it is computed — a string (expression); must be there",
        "unit   its unit — a string (text)",
        "scale  pixels for each point — a number in 0.1...16; default 1",
      ])
  }
}
