import PlotCore
import PlotScene
import PlotTesting
import Synchronization
import Testing

/// Draws a dot at each sample, with a fault.
private struct BrokenMark: Mark {
  enum Fault: CaseIterable {
    case none, wild, reachesFar, changes, narrows, endsOfNone, largeSign, hidesNothing, wildWords
  }

  static let id = "broken"
  static let summary = "draws dots with a fault"
  private static let calls = Atomic(0)
  let fault: Fault

  init(options: NoOptions) { fault = .none }
  init(_ fault: Fault) { self.fault = fault }

  func widen(_ extents: inout MarkExtents) {
    if fault == .narrows, !extents.y.shown.isEmpty {
      extents.y.shown = Extent()
      extents.y.shown.add(0)
    }
  }

  func swatch(
    of look: CurveLook, from start: Point, length: Double, style: PageStyle
  ) -> [Primitive] {
    [.fill(Path(circleAt: start, radius: fault == .largeSign ? 40 : 2), look.color)]
  }

  func draw(_ layer: MarkLayer) -> MarkDrawing {
    var drawing = MarkDrawing(reach: fault == .reachesFar ? 1 : 3)
    for curve in layer.curves {
      for sample in curve.data.samples {
        let point = layer.point(sample)
        guard fault == .wild || (point.x.isFinite && point.y.isFinite) else { continue }
        var radius = 3.0
        if fault == .changes {
          radius = Double(Self.calls.add(1, ordering: .relaxed).oldValue % 3) / 2
        }
        drawing.items.append(.fill(Path(circleAt: point, radius: radius), curve.look.color))
        if fault == .hidesNothing {
          drawing.dots.append(Rect(x: point.x, y: point.y, width: .nan, height: 1))
        }
        drawing.ends[fault == .endsOfNone ? 99 : curve.number] = point
      }
    }
    return drawing
  }

  func words(
    of layer: MarkLayer, in drawn: DrawnPanel, placer: inout LabelPlacer
  ) -> [Primitive] {
    guard fault == .wildWords else { return [] }
    return [
      .text(Text("x", at: Point(.nan, 0), font: Font(size: 8), color: .black, width: 4))
    ]
  }
}

@Suite struct MarkCheckTests {
  @Test func aSoundMarkKeepsTheContract() { #expect(checkMark(BrokenMark(.none)) == []) }

  @Test(
    arguments: [
      (.wild, "a point at"), (.reachesFar, "more than 1.0 beyond"),
      (.changes, "other primitives the second time"), (.narrows, "less than the data"),
      (.endsOfNone, "an end of no curve, 99"), (.largeSign, "larger than its room"),
      (.hidesNothing, "keeps words away from"), (.wildWords, "what is written has a point"),
    ] as [(BrokenMark.Fault, String)])
  private func tellsWhatIsViolated(fault: BrokenMark.Fault, words: String) {
    let violations = checkMark(BrokenMark(fault))
    #expect(violations.contains { $0.text.contains(words) }, "\(violations.prefix(3))")
  }
}
