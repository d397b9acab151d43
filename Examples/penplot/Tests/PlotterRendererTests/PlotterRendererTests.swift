import PlotCore
import PlotScene
import PlotTesting
import PlotterRenderer
import Testing

@Suite struct PlotterRendererTests {
  private func plot(_ items: [Primitive], pens: Int? = nil) throws -> String {
    let renderer = try PlotterRenderer(
      config: pens.map { ["pens": ConfigValue(integerLiteral: $0)] } ?? [:])
    // 72 points are 25.4 mm, and those are 1016 units.
    let scene = Scene(size: Size(width: 72, height: 72), items: items)
    let figure = Figure(size: scene.size) { () throws(PlotError) in scene }
    var bytes: [UInt8] = []
    var sink = ByteSink { bytes += $0 }
    try renderer.render(figure, to: &sink)
    try sink.flush()
    return String(decoding: bytes, as: UTF8.self)
  }

  private let line = Path(through: [Point(0, 72), Point(72, 0)])
  private let red = Color(red: 255, green: 0, blue: 0)

  @Test func drawsLinesFromTheLowerLeftCorner() throws {
    let text = try plot([.stroke(line, .black, StrokeStyle(width: 1))])
    #expect(text == "IN;\nSP1;LT;PU0,0;PD1016,1016;PU;\nPU;SP0;\n")
  }

  @Test func drawsAreasAsClosedOutlines() throws {
    let area = Path(Rect(x: 0, y: 36, width: 36, height: 36))
    let text = try plot([.fill(area, red)])
    #expect(text.contains("PU0,508;PD508,508;PD508,0;PD0,0;PD0,508;PU;\n"))
  }

  @Test func endsCurvesWhereTheyEnd() throws {
    let text = try plot([.fill(Path(circleAt: Point(36, 36), radius: 36), red)])
    #expect(text.contains("PU1016,508;") && text.contains("PD508,0;") && text.contains("PD0,508;"))
    #expect(text.filter { $0 == "D" }.count == 33)
  }

  @Test func givesEachColourAPenWhileThereAreSome() throws {
    let style = StrokeStyle(width: 1, dash: [2, 1])
    let blue = Color(red: 0, green: 0, blue: 255)
    let text = try plot(
      [.stroke(line, red, style), .fill(line, .black), .fill(line, red), .fill(line, blue)], pens: 2
    )
    let pens = text.split(separator: "\n").dropFirst().dropLast().map { $0.prefix(4) }
    #expect(pens == ["SP1;", "SP2;", "SP1;", "SP2;"])
    #expect(text.contains("SP1;LT2,1;PU"))
  }

  @Test func writesLabelsThatCannotEndEarly() throws {
    let font = Font(size: 10)
    let text = try plot([
      .text(
        Text("a\u{3}µ;b", at: Point(36, 36), anchor: .middle, font: font, color: .black, width: 36)),
      .text(
        Text(
          "up", at: Point(36, 36), anchor: .end, font: font, color: .black, rotation: -90,
          width: 18)),
    ])
    #expect(text.contains("SI0.141,0.247;DI1.0000,0.0000;PU254,508;LBa??;b\u{3}\n"))
    #expect(text.contains("DI0.0000,1.0000;PU508,254;LBup\u{3}\n"))
  }

  @Test func clipsToTheInnermostGroupAndGivesTheOuterBack() throws {
    let inner = Group(clip: Rect(x: 0, y: 0, width: 36, height: 36), items: [])
    let outer = Group(clip: Rect(x: 0, y: 0, width: 72, height: 72), items: [.group(inner)])
    let text = try plot([.group(outer)])
    #expect(
      text == "IN;\nIW0,0,1016,1016;\nIW0,508,508,1016;\nIW0,0,1016,1016;\nIW;\nPU;SP0;\n")
  }

  @Test func placesWhatIsNoPlaceAtTheEdge() throws {
    let wild = Path(through: [Point(.nan, 72), Point(1e300, -.infinity)])
    #expect(try plot([.stroke(wild, .black, StrokeStyle(width: 1))]).contains("PU0,0;PD0,0;"))
  }

  @Test func keepsTheContract() {
    #expect(checkRenderer(PlotterRenderer(options: .defaults)) == [])
  }

  @Test func throwsWhereTheSinkIsFull() throws {
    let figure = Figure(size: Size(width: 72, height: 72)) { () throws(PlotError) in
      Scene(size: Size(width: 72, height: 72))
    }
    var sink = ByteSink { _ throws(PlotError) in throw PlotError(.output, "full") }
    try PlotterRenderer(options: .defaults).render(figure, to: &sink)
    #expect(throws: PlotError(.output, "full")) { try sink.flush() }
  }
}
