import Foundation
import PlotScene
import PlotTesting
import Testing

@Suite struct GoldenTests {
  @Test func dumpsOneThingALine() {
    let font = Font(family: "serif", size: 8, weight: .bold)
    let scene = Scene(
      size: Size(width: 720, height: 440), background: .white, title: "a \"b\"",
      items: [
        .group(
          Group(
            role: .mark, label: "heap", clip: Rect(x: 1, y: 2, width: 3, height: 4.25),
            items: [
              .fill(Path(Rect(x: 0, y: 0, width: 1, height: 1)), .black.withAlpha(0.5)),
              .stroke(
                Path(through: (0..<10).map { Point(Double($0), -0.001) }), .black,
                StrokeStyle(width: 1, dash: [2, 1], cap: .round)),
            ])),
        .text(
          Text(
            "peak", at: Point(1.234, 5), anchor: .end, font: font, color: .black, rotation: -90,
            halo: .init(color: .white, width: 1), width: 19.2)),
      ])
    #expect(
      SceneDump.text(of: scene) == """
        page 720.00 x 440.00 on #ffffff
        title "a \\"b\\""
        group mark "heap" clip 1.00,2.00 3.00 x 4.25
          fill #000000@0.50
            M 0.00,0.00 L 1.00,0.00 L 1.00,1.00 L 0.00,1.00 Z
          stroke #000000 width 1.00 dash 2.00 1.00 cap round
            M 0.00,0.00 L 1.00,0.00 L 2.00,0.00 L 3.00,0.00 L 4.00,0.00 L 5.00,0.00 L 6.00,0.00 \
        L 7.00,0.00
            L 8.00,0.00 L 9.00,0.00
        text "peak" at 1.23,5.00 end serif 8.00 bold #000000 width 19.20 turned -90.00 \
        halo #ffffff 1.00

        """)
  }

  @Test func cutsLongPathsWhenAsked() {
    let scene = Scene(
      size: Size(width: 1, height: 1),
      items: [.fill(Path(through: (0..<9).map { Point(Double($0), 0) }), .black)])
    #expect(
      SceneDump.text(of: scene, pathLimit: 2).hasSuffix("  M 0.00,0.00 L 1.00,0.00\n  … 7 more\n"))
  }

  @Test func survivesPlacesThatAreNone() {
    #expect(SceneDump.text(of: SampleScene.strange(.nan)).contains("NaN"))
    #expect(SceneDump.text(of: SampleScene.strange(1e308)).contains("1e+308"))
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["HIGHWATER_RECORD"] != "1"))
  func showsTheFirstLineThatDiffers() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    #expect(checkGolden("a", at: url.path).first?.text.contains("HIGHWATER_RECORD=1") == true)
    try Data("one\ntwo\nthree\n".utf8).write(to: url)
    #expect(checkGolden("one\ntwo\nthree\n", at: url.path) == [])
    let text = try #require(checkGolden("one\n2\nthree\n", at: url.path).first?.text)
    #expect(text.hasPrefix("\(url.path):2: differs from here on"))
    #expect(text.contains("  - two\n") && text.contains("  + 2\n"))
    #expect(checkGolden("one\ntwo\nthree", at: url.path).count == 1)
  }

  @Test func measuresEveryCharacterAlike() {
    let measurer = FixedWidthMeasurer()
    #expect(measurer.width(of: "aé日🌊", in: Font(size: 10)) == 24)
    #expect(measurer.metrics(of: Font(size: 10)).height == 10)
  }
}
