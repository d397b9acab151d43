import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import SVGRenderer

/// Light and dark pages in one file.
@Suite struct DarkLooksTests {
  private func scene(_ theme: Theme, dash: [Double] = []) -> Scene {
    let text = Text(
      "peak", at: Point(5, 8), font: Font(size: 8), color: theme.text,
      halo: .init(color: theme.ground, width: 1), width: 20)
    let line = Path(through: [Point(0, 9), Point(90, 9)])
    return Scene(
      size: Size(width: 100, height: 50), background: theme.background,
      items: [
        .group(
          Group(
            role: .grid,
            items: [
              .stroke(line, theme.grid, StrokeStyle(width: 1)),
              .stroke(line, theme.grid, StrokeStyle(width: 1)),
            ])),
        .fill(Path(Rect(x: 0, y: 0, width: 9, height: 9)), theme.palette[0].withAlpha(theme.fill)),
        .stroke(line, theme.palette[0], StrokeStyle(width: 1, dash: dash)), .text(text),
        .fill(Path(Rect(x: 0, y: 0, width: 9, height: 9)), .black),
      ])
  }

  private func document(_ light: Scene, _ dark: Scene?) throws -> String {
    var figure = SampleFigure.make(light, source: SampleSource.make(.one))
    if let dark { figure.makeDarkScene = { dark } }
    let bytes = try SVGRenderer(options: .defaults).bytes(of: figure)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func theLightPageStaysAsItIsBelowTheRules() throws {
    let plain = try document(scene(.light), nil)
    let both = try document(scene(.light), scene(.dark))
    // Without the rules and their classes, both are the same.
    var lines = both.split(separator: "\n").filter { !$0.hasPrefix("<style>") }.map(String.init)
    lines = lines.map { line in
      line.replacing(#/ class="dark\d+"/#, with: "").replacing(#/ dark\d+"/#, with: "\"")
    }
    #expect(lines == plain.split(separator: "\n").map(String.init))
    #expect(!plain.contains("<style>") && both.split(separator: "<style>").count == 2)
  }

  @Test func everyColourHasItsTwin() throws {
    let both = try document(scene(.light), scene(.dark))
    let (dark, light) = (Theme.dark, Theme.light)
    let style = try #require(both.split(separator: "\n").first { $0.hasPrefix("<style>") })
    #expect(style.contains("@media screen and (prefers-color-scheme:dark){"))
    for rule in [
      "{fill:\(dark.ground.hex)}", "{stroke:\(dark.grid.hex)}",
      "{fill:\(dark.palette[0].hex);fill-opacity:.17}", "{stroke:\(dark.palette[0].hex)}",
      "{fill:\(dark.text.hex);stroke:\(dark.ground.hex)}",
    ] {
      #expect(style.contains(rule), "\(rule)")
    }
    // What looks the same to all has no rule, and a group bears one for all its members.
    #expect(both.contains("<path fill=\"#000\""))
    #expect(both.contains("<g class=\"grid dark"))
    #expect(both.contains("stroke=\"\(light.grid.hex)\""))
  }

  @Test func dashesAndWidthsMayDifferToo() throws {
    let both = try document(scene(.light, dash: [4, 2]), scene(.dark))
    #expect(both.contains("stroke-dasharray:none"))
    #expect(
      try document(scene(.light), scene(.dark, dash: [4, 2])).contains("stroke-dasharray:4 2"))
  }

  @Test func equalRulesAreWrittenOnce() throws {
    let both = try document(scene(.light), scene(.dark))
    let style = try #require(both.split(separator: "\n").first { $0.hasPrefix("<style>") })
    #expect(style.split(separator: "{stroke:\(Theme.dark.grid.hex)}").count == 2)
  }

  @Test func pagesThatAreNotAlikeAreRefused() throws {
    var moved = scene(.dark)
    moved.items.removeLast()
    var other = scene(.dark)
    other.items[2] = .fill(Path(Rect(x: 0, y: 0, width: 9, height: 9)), .black)
    var clear = scene(.dark)
    clear.background = nil
    var larger = scene(.dark)
    larger.size.width += 1
    var words = scene(.dark)
    words.items[3] = .text(
      Text("other", at: Point(5, 8), font: Font(size: 8), color: .white, width: 20))
    for dark in [moved, other, clear, larger, words] {
      let error = try #require(throws: PlotError.self) { try document(scene(.light), dark) }
      #expect(error.message.contains("do not place the figure alike"))
    }
  }

  @Test(.enabled(if: OutsideTool.has("xmllint"))) func isValidXML() throws {
    let text = try document(scene(.light), scene(.dark))
    let (status, output) = try OutsideTool.run(
      "xmllint", ["--noout", "-"], input: Array(text.utf8))
    #expect(status == 0, "\(output)")
  }
}
