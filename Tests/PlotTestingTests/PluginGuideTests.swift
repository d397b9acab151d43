import Foundation
import PlotCore
import PlotScene
import PlotTesting
import Testing

/// Runs the examples of Plugins/README.md: those in the folder Guide; Examples/lollipop runs its own.
@Suite struct PluginGuideTests {
  private let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  @Test func printsTheExamplesThatAreCompiled() throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: here.appendingPathComponent(path), encoding: .utf8)
    }
    let articles = "../../Sources/PlotCore/PlotCore.docc"
    let lollipop = "../../Examples/lollipop/Sources/LollipopPlugins"
    for (file, article) in [
      ("Guide/NumbersParser", "AddAFormat"), ("Guide/ScaleTransform", nil),
      ("\(lollipop)/LollipopMark", "AddAMark"), ("\(lollipop)/PaperTheme", nil),
      ("Guide/WordsRenderer", "AddARenderer"),
    ] {
      let block = "```swift\n\(try text("\(file).swift"))```"
      #expect(try text("../../Plugins/README.md").contains(block), "\(file) in the guide")
      guard let article else { continue }
      #expect(try text("\(articles)/\(article).md").contains(block), "\(file) in \(article)")
    }
  }

  @Test func parsesNumbersAndScalesThem() throws {
    let input = Input(name: "run", file: try .scratch(Array("1.5\nnone\n4\n".utf8)))
    let source = try NumbersParser(options: NoOptions()).open(input)
    #expect(source.rowCount == 3)
    #expect(source.info.notes.map(\.count) == [1])
    let scale = try ScaleTransform(config: ["field": "value"])
    let scaled = try scale.apply(to: [source], in: TransformContext())[0]
    #expect(scaled.columns.map(\.name) == ["event", "value"])
    #expect(try scaled.value(row: 0, column: 1) == .real(3))
    #expect(try scaled.value(row: 1, column: 1).double.isNaN)
    #expect(try scaled.value(row: 2, column: 1) == .real(8))
    #expect(NumbersParser.recognize(Array("1\n2".utf8), byteCount: 3) == .plausible)
    #expect(NumbersParser.recognize(Array("a".utf8), byteCount: 1) == .no)
    #expect(throws: PlotError.self) {
      try NumbersParser(options: NoOptions()).open(Input(name: "e", file: try .scratch([])))
    }
  }

  @Test func writesTheWordsOfAPage() throws {
    let word = Text("peak", at: Point(0, 0), font: Font(size: 8), color: .black, width: 20)
    let figure = Figure(size: Size(width: 9, height: 9)) { () throws(PlotError) in
      Scene(
        size: Size(width: 9, height: 9), title: "run", items: [.group(Group(items: [.text(word)]))])
    }
    var bytes: [UInt8] = []
    var sink = ByteSink { bytes += $0 }
    try WordsRenderer(options: NoOptions()).render(figure, to: &sink)
    try sink.flush()
    #expect(String(decoding: bytes, as: UTF8.self) == "run\npeak\n")
  }

  @Test func keepsTheContract() throws {
    #expect(checkTransform(try ScaleTransform(config: ["field": "heap"])) == [])
    #expect(checkRenderer(WordsRenderer(options: NoOptions())) == [])
    let text = Array("1\n2.5\n-3e4\n".utf8)
    #expect(checkParser(NumbersParser(options: NoOptions()), files: [("three lines", text)]) == [])
  }

  @Test func fitsInOneTool() throws {
    let registry = try Registry([.numbers, .scale, .words])
    #expect(registry.renderer(forFile: "a.words") != nil)
  }
}
