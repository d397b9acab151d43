import Foundation
import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import SVGRenderer

@Suite struct SVGRendererTests {
  private func text(_ scene: Scene, _ config: ConfigValue = [:]) throws -> String {
    let renderer = try SVGRenderer(config: config)
    let bytes = try renderer.bytes(of: SampleFigure.make(scene, source: SampleSource.make(.one)))
    return String(decoding: bytes, as: UTF8.self)
  }

  private func page(_ items: Primitive...) -> Scene {
    Scene(size: Size(width: 100, height: 50), title: "t", items: items)
  }

  private func line(_ string: String, width: Double = 20, halo: Text.Halo? = nil) -> Primitive {
    .text(
      Text(
        string, at: Point(10.5, 20), anchor: .end, font: Font(size: 8), color: .black, halo: halo,
        width: width))
  }

  @Test func keepsARenderersContract() throws {
    let violations = checkRenderer(try SVGRenderer(options: .defaults))
    #expect(violations.isEmpty, "\(violations)")
  }

  @Test(.enabled(if: OutsideTool.has("xmllint")), arguments: SampleFigure.all.map(\.name))
  func isValidXML(_ name: String) throws {
    let sample = try #require(SampleFigure.all.first { $0.name == name })
    let bytes = try SVGRenderer(options: .defaults).bytes(of: sample.figure)
    let (status, output) = try OutsideTool.run("xmllint", ["--noout", "-"], input: bytes)
    #expect(status == 0, "\(output)")
  }

  @Test func holdsNoScript() throws {
    let text = try text(SampleScene.words)
    #expect(!text.contains("<script") && !text.contains("javascript:"))
    #expect(!text.contains("http:") || text.components(separatedBy: "http:").count == 2)
  }

  @Test func fitsTextToItsMeasuredWidth() throws {
    let text = try text(page(line("12 KiB", width: 21.6)))
    #expect(
      text.contains(
        "<text fill=\"#000\" font-size=\"8\" text-anchor=\"end\" x=\"10.5\" y=\"20\""
          + " textLength=\"21.6\" lengthAdjust=\"spacingAndGlyphs\">12 KiB</text>"))
    #expect(text.contains("font-family=\"DejaVu Sans,Verdana,Noto Sans,sans-serif\""))
  }

  @Test(arguments: [
    ("שלום", Text.Anchor.start, " direction=\"rtl\" text-anchor=\"end\""),
    ("שלום 12 MiB", .middle, " direction=\"rtl\" text-anchor=\"middle\""),
    ("مرحبا", .end, " direction=\"rtl\" x="), ("12 مرحبا", .end, " direction=\"rtl\" x="),
    ("\u{200F}abc", .start, " direction=\"rtl\" text-anchor=\"end\""),
    ("peak שלום", .start, " font-size=\"8\" x="),
    ("peak שלום", .end, " text-anchor=\"end\""), ("\u{200E}שלום", .start, " font-size=\"8\" x="),
    ("\u{2067}שלום\u{2069} b", .start, " font-size=\"8\" x="),
    ("12 (…)", .middle, " text-anchor=\"middle\""),
  ])
  func readersOrderLettersFromTheSideWhereALineBegins(
    string: String, anchor: Text.Anchor, attributes: String
  ) throws {
    let line = Text(
      string, at: Point(10, 20), anchor: anchor, font: Font(size: 8), color: .black, width: 20)
    let text = try text(page(.text(line)))
    #expect(text.contains(attributes) && text.contains(">\(string)</text>"), "\(text)")
    #expect(text.contains("rtl") == attributes.contains("rtl"))
  }

  @Test func quotesFontNames() {
    #expect(FontFamily.list(for: "A'\\B").hasPrefix("'A\\'\\\\B',"))
  }

  @Test func keepsBlanksThatXMLWouldFold() throws {
    #expect(try text(page(line("a  b"))).contains("xml:space=\"preserve\""))
    #expect(try !text(page(line("a b"))).contains("xml:space"))
  }

  @Test func drawsAHaloUnderItsLetters() throws {
    let halo = Text.Halo(color: .white, width: 1.5)
    let text = try text(page(line("peak", halo: halo)))
    #expect(text.contains("stroke=\"#fff\" stroke-width=\"3\" stroke-linejoin=\"round\""))
    #expect(text.contains("paint-order=\"stroke\""))
  }

  @Test func namesThePageAndItsParts() throws {
    let text = try text(SampleScene.plot)
    #expect(text.contains("role=\"graphics-document img\" aria-label=\"sample --plot\""))
    #expect(text.contains("<title>sample --plot</title>"))
    #expect(text.contains("<desc>Heap and stack depth of a sample over 800 ms; "))
    #expect(
      text.contains(
        "<g class=\"axis\" role=\"graphics-object\" aria-roledescription=\"axis\""
          + " aria-label=\"time, 0 to 800 ms\""))
    #expect(text.contains("role=\"graphics-symbol\""))
    #expect(text.contains("<g class=\"grid\" aria-hidden=\"true\""))
  }

  @Test func writesEqualClipsOnce() throws {
    let clip = Rect(x: 1, y: 2, width: 30, height: 4)
    let group = Primitive.group(Group(clip: clip, items: [line("a")]))
    let text = try text(
      page(group, group, .group(Group(clip: .init(clip.inset(by: 1)), items: []))))
    #expect(text.components(separatedBy: "<clipPath ").count == 3)
    #expect(text.components(separatedBy: "clip-path=\"url(#clip1)\"").count == 3)
    #expect(
      text.contains(
        "<clipPath id=\"clip2\"><rect x=\"2\" y=\"3\" width=\"28\" height=\"2\"/></clipPath>"))
  }

  @Test func sharesAttributesAmongNeighbours() throws {
    let text = try text(page(line("a"), line("b"), line("c")))
    #expect(text.components(separatedBy: "font-size").count == 2)
    #expect(text.components(separatedBy: "<text x=").count == 4)
  }

  @Test func drawsTheGroundUnlessToldNot() throws {
    var scene = page()
    scene.background = Color(red: 1, green: 2, blue: 3, alpha: 0.5)
    let ground = "<rect width=\"100%\" height=\"100%\" fill=\"#010203\" fill-opacity=\".5\"/>"
    #expect(try text(scene).contains(ground))
    #expect(try !text(scene, ["background": false]).contains("<rect"))
    scene.background = nil
    #expect(try !text(scene).contains("<rect"))
  }

  @Test func measuresThePageInPixels() throws {
    let text = try text(SampleScene.plot)
    #expect(text.contains(" width=\"720\" height=\"440\" viewBox=\"0 0 720 440\""))
  }

  @Test func roundsToThePrecisionAskedFor() throws {
    let scene = page(.fill(Path(through: [Point(1.23456, 2), Point(7, 9.87654)]), .black))
    #expect(try text(scene).contains("d=\"m1.23 2 5.77 7.88\""))
    #expect(try text(scene, ["precision": 0]).contains("d=\"m1 2 6 8\""))
    #expect(
      try text(scene, ["precision": 4]).contains("d=\"m1.2346 2 5.7654 7.8765\""))
  }

  @Test func staysBelow200kBForTwoFullCurves() throws {
    let frame = Rect(x: 61, y: 92, width: 1000, height: 400)
    let scene = page(
      SampleScene.dense(frame, columns: 2000), SampleScene.dense(frame, columns: 2000))
    #expect(try text(scene).utf8.count < 200_000)
  }

  @Test func givesUpADecimalBeforeItPasses200kB() throws {
    let frame = Rect(x: 61, y: 92, width: 1000, height: 400)
    let scene = page(
      SampleScene.dense(frame, columns: 2000), SampleScene.dense(frame, columns: 2000),
      SampleScene.dense(frame, columns: 2000), SampleScene.dense(frame, columns: 3000))
    let precise = try text(scene, ["precision": 2])
    #expect(precise.utf8.count > 200_000)
    #expect(try text(scene).utf8.count < 200_000)
  }
}
