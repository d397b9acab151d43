import LollipopPlugins
import PlotCore
import PlotScene
import PlotTesting
import Testing

@Suite struct LollipopMarkTests {
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

  @Test func takesItsColourFromAConfig() throws {
    let mark = try LollipopMark(config: ["color": "#ff0000", "size": 4])
    let layer = MarkLayer.sample(of: mark, x: [0, 1], y: [[2, 1]])
    #expect(layer.curves[0].look.color == Color(red: 255, green: 0, blue: 0))
    #expect(mark.draw(layer).reach == 4 * layer.style.scale)
    #expect(throws: PlotError.self) { try LollipopMark(config: ["stem": 1]) }
  }

  @Test func keepsTheContract() { #expect(checkMark(LollipopMark(options: .defaults)) == []) }
}
