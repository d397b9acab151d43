import MemoryRecordings
import PlotCore
import Testing

/// What adds up is stacked where a recording stands alone.
@Suite struct StackedPartsTests {
  private var figure: MemoryFigure {
    var figure = MemoryFigure(column: "rss")
    figure.parts = ["rss_2", "rss_1"]
    return figure
  }

  @Test func partsAreStackedWithTheirSumAndItsPeak() {
    let layers = figure.suggest(for: FigureWish(), named: "a").panels[0].layers
    #expect(layers.map { $0.mark.kind } == [.area, .step, .extremum])
    #expect(layers.map { $0.encoding.y?.isStacked } == [true, false, false])
    #expect(layers.map { $0.encoding.y?.fields } == [["rss_2", "rss_1"], ["rss"], ["rss"]])
    #expect(layers[1].encoding.y?.title == "together")
    #expect(layers[2].mark.label == "peak {y} together at {x}")
  }

  @Test func ofSeveralRecordingsPartsAreLines() {
    var wish = FigureWish()
    wish.stacksParts = false
    let layers = figure.suggest(for: wish, named: "a").panels[0].layers
    #expect(!layers.contains { $0.encoding.y?.isStacked == true })
    #expect(
      layers[0].encoding.y?.fields == ["rss"] && layers[1].encoding.y?.fields == ["rss_2", "rss_1"])
    #expect(layers.last?.mark.label == "peak {y} at {x}")
  }

  @Test func aSinglePartIsNoStack() {
    var figure = figure
    figure.parts = ["rss"]
    let layers = figure.suggest(for: FigureWish(), named: "a").panels[0].layers
    #expect(layers.map { $0.encoding.y?.fields } == [["rss"], ["rss"]])
    #expect(!layers.contains { $0.encoding.y?.isStacked == true })
  }

  @Test func aColumnMayBeCalledOtherwise() {
    var figure = MemoryFigure(column: "total")
    figure.title = "at least {so}"
    let layers = figure.suggest(for: FigureWish(), named: "a").panels[0].layers
    #expect(layers[0].encoding.y?.title == "at least {so}")
    #expect(layers[1].mark.label == "peak at least (so) {y} at {x}")
  }
}
