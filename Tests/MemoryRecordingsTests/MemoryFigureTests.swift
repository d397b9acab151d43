import MemoryRecordings
import PlotCore
import Testing

@Suite struct MemoryFigureTests {
  private var figure: MemoryFigure {
    var figure = MemoryFigure(column: "heap")
    figure.beside = ["stack"]
    figure.totals = ["total"]
    return figure
  }

  private func fields(_ figure: FigureSpec) -> [[String]] {
    figure.panels.map { $0.layers.flatMap { $0.encoding.y?.fields ?? [] } }
  }

  @Test func putsWhatIsOfAnotherSizeIntoAPanelOfItsOwn() {
    let suggested = figure.suggest(for: FigureWish(), named: "a")
    #expect(fields(suggested) == [["heap", "heap"], ["stack"]])
    #expect(suggested.layout.heights == [3, 1])
  }

  @Test func drawsTheTotalOnlyWhereItIsWanted() {
    let suggested = figure.suggest(for: FigureWish(withTotal: true, secondary: .none), named: "a")
    #expect(fields(suggested) == [["total", "heap", "heap"]])
  }

  @Test func givesBothScalesSidesOfTheirOwn() {
    let suggested = figure.suggest(for: FigureWish(secondary: .differentScales), named: "a")
    let axes = suggested.panels[0].axes.filter { $0.channel == .y }
    #expect(axes.map(\.orient) == [.left, .right])
    #expect(axes.last?.align == axes.first?.name)
  }

  @Test func keepsBracesOfFileNamesOutOfTemplates() {
    var figure = figure
    figure.caption = "cc {big}.c"
    figure.spans = [MemoryFigure.Span("{f}", 1...2)]
    let suggested = figure.suggest(for: FigureWish(), named: "a")
    #expect(suggested.caption == "cc {{big}}.c")
    #expect(suggested.panels[0].layers[0].mark.label == "(f)")
  }
}
