import Foundation
import PlotCore
import PlotScene
import PlotTesting
import Testing

/// Runs the examples of Plugins/README.md, which stand in the folder Guide.
@Suite struct PluginGuideTests {
  private let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  @Test func printsTheExamplesThatAreCompiled() throws {
    func text(_ path: String) throws -> String {
      try String(contentsOf: here.appendingPathComponent(path), encoding: .utf8)
    }
    let articles = "../../Sources/PlotCore/PlotCore.docc"
    for (name, article) in [
      ("NumbersParser", "AddAFormat"), ("ScaleTransform", nil), ("LollipopMark", "AddAMark"),
      ("WordsRenderer", "AddARenderer"),
    ] {
      let block = "```swift\n\(try text("Guide/\(name).swift"))```"
      #expect(try text("../../Plugins/README.md").contains(block), "\(name) in the guide")
      guard let article else { continue }
      #expect(try text("\(articles)/\(article).md").contains(block), "\(name) in \(article)")
    }
  }

  @Test func parsesNumbersAndScalesThem() throws {
    let input = Input(name: "run", file: try .scratch(Array("1.5\nnone\n4\n".utf8)))
    let source = try NumbersParser(options: NoOptions()).open(input)
    #expect(source.rowCount == 3)
    #expect(source.info.notes.map(\.count) == [1])
    let place = Place(file: "run.json")
    var reader = OptionReader(
      ConfigValue(
        .object([
          .init(key: "field", place: place, value: ConfigValue(.string("value"), at: place))
        ]), at: place))
    let scale = ScaleTransform(options: ScaleOptions(from: &reader))
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

  @Test func drawsAStemAndADotForEachSample() throws {
    let mark = LollipopMark(options: .defaults)
    let layer = MarkLayer.sample(of: mark, x: [0, 1, 2, 3], y: [[2, .nan, 4, 1]])
    let drawing = mark.draw(layer)
    guard case .group(let group) = drawing.items.first,
      case .stroke(let stems, _, _) = group.items[0],
      case .fill(let dots, let color) = group.items[1]
    else {
      Issue.record("no stems and dots: \(drawing.items)")
      return
    }
    #expect(group.label == "curve 0, lollipops")
    // The gap has neither.
    #expect(stems.elements.count == 3 * 2 && dots.elements.count == 3 * 6)
    let frame = layer.frame
    #expect(stems.elements[2] == .move(Point(frame.minX + frame.width * 2 / 3, frame.maxY)))
    #expect(stems.elements[3] == .line(Point(frame.minX + frame.width * 2 / 3, frame.minY)))
    #expect(color == layer.curves[0].look.color)
    #expect(drawing.ends == [0: Point(frame.maxX, frame.minY + frame.height * 3 / 4)])
  }

  @Test func itsOptionsAreReadAsAllOptionsAre() {
    #expect(LollipopMark.Options.declarations.map(\.key) == ["color", "size"])
    let marks = MarkSet([LollipopMark.self])
    #expect(throws: PlotError.self) { try marks.make(MarkSpec("lollipop", size: 21)) }
    #expect(throws: PlotError.self) { try marks.make(MarkSpec("lollypop")) }
  }

  @Test func keepsTheContract() throws {
    let place = Place(file: "run.json")
    var reader = OptionReader(
      ConfigValue(
        .object([.init(key: "field", place: place, value: ConfigValue(.string("heap"), at: place))]
        ), at: place))
    let scale = ScaleTransform(options: ScaleOptions(from: &reader))
    #expect(checkTransform(scale) == [])
    #expect(checkMark(LollipopMark(options: .defaults)) == [])
    #expect(checkRenderer(WordsRenderer(options: NoOptions())) == [])
    let text = Array("1\n2.5\n-3e4\n".utf8)
    #expect(checkParser(NumbersParser(options: NoOptions()), files: [("three lines", text)]) == [])
  }

  @Test func fitsInOneTool() throws {
    let registry = try Registry([.numbers, .scale, .lollipop, .words])
    #expect(registry.renderer(forFile: "a.words") != nil)
  }
}
