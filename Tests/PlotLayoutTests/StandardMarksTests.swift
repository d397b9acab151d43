import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

/// Rules across a panel, in the place of the standard step.
private struct OwnStep: Mark {
  static let id = "step"
  static let summary = "draws a box"
  init(options: NoOptions) {}
  func draw(_ layer: MarkLayer) -> MarkDrawing {
    var drawing = MarkDrawing()
    drawing.add([.fill(Path(layer.frame), .black)], label: "box")
    return drawing
  }
}

/// A stamp on every panel.
private struct Stamp: Mark {
  static let id = "stamp"
  static let summary = "draws a stamp"
  static var channels: MarkChannels { .none }
  static var plane: MarkPlane { .over }
  static var isImplied: Bool { true }
  init(options: NoOptions) {}
  func draw(_ layer: MarkLayer) -> MarkDrawing {
    var drawing = MarkDrawing(reach: nil)
    drawing.add([.fill(Path(layer.frame), .black)], label: "stamp")
    return drawing
  }
}

@Suite struct StandardMarksTests {
  private static func violations<M: Mark>(of type: M.Type) throws -> [Violation] {
    checkMark(try M(options: .defaults))
  }

  @Test(arguments: Plugin.standardMarks.map(\.id))
  func keepsTheContract(id: String) throws {
    let type = try #require(MarkSet.standard.type(MarkSpec.Kind(rawValue: id)))
    #expect(try Self.violations(of: type) == [])
  }

  @Test func constantsAndExtremesKeepItWithWords() throws {
    for kind in [MarkSpec.Kind.rule, .band, .text, .extremum] {
      let mark = try MarkSet.standard.make(
        MarkSpec(kind, size: 0, label: "words of {x} and {y}", which: .min))
      #expect(Self.check(mark) == [])
    }
  }

  @Test func filledCurvesAndLargeDotsKeepIt() throws {
    for kind in [MarkSpec.Kind.line, .step, .area, .bar, .point] {
      let mark = try MarkSet.standard.make(
        MarkSpec(kind, strokeDash: [3, 1], fill: MarkSpec.themeFill, size: 12))
      #expect(Self.check(mark) == [])
    }
  }

  private static func check<M: Mark>(_ mark: M) -> [Violation] { checkMark(mark) }

  @Test func everyStandardMarkHasAnIdOfItsOwn() throws {
    let registry = try Registry(Plugin.standardMarks)
    #expect(registry.marks.named.map { $0.id }.count == 12)
    #expect(registry.marks.implied.map { $0.id } == ["grid", "baseline", "axes", "legend"])
  }

  private func scene(_ own: [Plugin]) throws -> Scene {
    let input = TestInput.curve([1, 3, 2])
    let layout = try FigureLayout(
      .single(extremum: false), theme: .light,
      data: FigureData(inputs: [input.input]), size: Size(width: 720, height: 440),
      measurer: FixedWidthMeasurer(), marks: Registry(own).withStandards.marks)
    return try layout.scene { input.curve($0.key) }
  }

  @Test func aToolReplacesAStandardMark() throws {
    #expect(try scene([]).groups(.mark).map(\.label) == ["heap, step curve"])
    #expect(try scene([.mark(OwnStep.self)]).groups(.mark).map(\.label) == ["box"])
  }

  @Test func aToolGivesEveryPanelAMarkOfItsOwn() throws {
    let labels = try scene([.mark(Stamp.self)]).groups(.mark).map(\.label)
    #expect(labels == ["heap, step curve", "stamp"])
  }

  @Test func barsWidenTheirAxisByHalfOfOne() throws {
    let layer = MarkLayer.sample(
      of: BarMark(options: .defaults), x: [2, 4, 6], y: [[1, 1, 1]])
    #expect(layer.x.scale.lowest == 1 && layer.x.scale.highest == 7)
  }

  private func bars(
    _ x: [Double], _ y: [Double], xScale: ScaleSpec = ScaleSpec(), yScale: ScaleSpec = ScaleSpec()
  ) -> [Rect] {
    let mark = BarMark(options: .defaults)
    return mark.draw(.sample(of: mark, x: x, y: [y], xScale: xScale, yScale: yScale)).obstacles
  }

  @Test func barsTouchWhereAGapBetweenThemWouldHideThem() {
    func gap(_ count: Int) -> Double {
      let drawn = bars((0..<count).map(Double.init), Array(repeating: 5, count: count))
      return drawn[6].minX - drawn[5].maxX
    }
    #expect(gap(30) > 0.5)
    #expect(abs(gap(140)) < 0.02)
  }

  @Test func ofBarsInOnePlaceTheTallestIsDrawnOnEitherSideOfZero() {
    let log = ScaleSpec(.log)
    for (values, height) in [([1.0, 9, 1, 4], 9.0), ([-1, -9, -1, -4], 9)] {
      let both = ScaleSpec(lowest: -10, highest: 10)
      let found = bars([1, 130, 130.001, 10_000], values, xScale: log, yScale: both)
      #expect(found.count == 3)
      #expect(abs(found[1].height - height * 10) < 0.02, "\(values): \(found)")
      let other = bars(
        [1, 130, 130.001, 10_000], [values[0], values[2], values[1], values[3]], xScale: log,
        yScale: both)
      #expect(abs(other[1].height - height * 10) < 0.02, "\(values): \(other)")
    }
    // Of both signs each has its own.
    let both = bars(
      [1, 130, 130.001, 10_000], [2, -9, 3, -4], xScale: log,
      yScale: ScaleSpec(lowest: -10, highest: 10))
    #expect(both.map { ($0.height / 10).rounded() }.sorted() == [2, 3, 4, 9])
  }

  @Test func stacksWidenTheirAxisToTheSum() throws {
    let encoding = Encoding(y: ChannelSpec(fields: ["a", "b"], isStacked: true))
    let layer = MarkLayer.sample(
      of: AreaMark(options: .defaults), encoding: encoding, x: [0, 1], y: [[1, 3], [2, 5]])
    #expect(layer.y.scale.highest == 8)
  }
}
