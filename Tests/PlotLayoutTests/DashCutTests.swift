import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct DashCutTests {
  private func pieces(_ start: Double, _ end: Double, _ dash: [Double]) -> [[Double]] {
    var found: [[Double]] = []
    DashCut.pieces(from: start, to: end, dash: dash) { found.append([$0, $1, $2 ? 1 : 0]) }
    return found
  }

  @Test func dashesAndGapsTakeTurnsFromThePagesEdge() {
    #expect(pieces(0, 10, [4, 2]) == [[0, 4, 1], [4, 6, 0], [6, 10, 1]])
    #expect(pieces(5, 7, [4, 2]) == [[5, 6, 0], [6, 7, 1]])
    #expect(pieces(-7, -5, [4, 2]) == [[-7, -6, 0], [-6, -5, 1]])
    // An odd number of lengths is taken twice.
    #expect(pieces(0, 6, [2]) == [[0, 2, 1], [2, 4, 0], [4, 6, 1]])
    #expect(pieces(3, 3, [4, 2]).isEmpty)
  }

  @Test func patternsWithoutGapsOrTooFineAreNotCut() {
    #expect(DashCut.isUsable([4, 2]) && DashCut.isUsable([7, 2, 1.2, 2]))
    #expect(!DashCut.isUsable([]) && !DashCut.isUsable([4]) && !DashCut.isUsable([4, 0]))
    #expect(!DashCut.isUsable([0.1, 0.1]) && !DashCut.isUsable([.nan, 2]))
  }

  /// The whole area of rectangles that do not overlap, of fills at most so opaque.
  private func area(_ scene: Scene, _ isWanted: (Color) -> Bool) -> Double {
    var sum = 0.0
    for group in scene.groups(.mark) {
      for case .fill(let path, let color) in group.items where isWanted(color) {
        let corners = path.elements.compactMap { element -> Point? in
          switch element {
          case .move(let point), .line(let point): point
          default: nil
          }
        }
        for start in stride(from: 0, to: corners.count - 3, by: 4) {
          let rect = corners[start..<start + 4]
          let (xs, ys) = (rect.map(\.x), rect.map(\.y))
          sum += ((xs.max() ?? 0) - (xs.min() ?? 0)) * ((ys.max() ?? 0) - (ys.min() ?? 0))
        }
      }
    }
    return sum
  }

  @Test func aDenseDashedCurvesMeanIsDashedAndItsEnvelopeIsNot() throws {
    let values = (0..<20_000).map { Double($0 % 7) * 1e6 }
    var solid = MarkSpec(.step)
    solid.strokeDash = []
    var dashed = MarkSpec(.step)
    dashed.strokeDash = [4, 2]
    let input = TestInput.curve(values)
    func scene(_ mark: MarkSpec) throws -> Scene {
      try makeScene(.single(mark, extremum: false), [input], reduce: CurveDrawingTests.reduced)
    }
    func parts(_ mark: MarkSpec) throws -> (mean: Double, envelope: Double) {
      let scene = try scene(mark)
      return (area(scene) { $0.alpha > 0.9 }, area(scene) { $0.alpha < 0.5 })
    }
    let (whole, cut) = (try parts(solid), try parts(dashed))
    #expect(whole.mean > 500 && whole.envelope > 50_000)
    #expect(cut.envelope == whole.envelope)
    #expect(abs(cut.mean / whole.mean - 2.0 / 3) < 0.05)
  }

  @Test func dotsAtTheFramesEdgeAreWholeAndThoseBeyondAreNotDrawn() throws {
    var mark = MarkSpec(.point)
    mark.size = 4
    let scale = ScaleSpec(lowest: 0, highest: 10)
    let scene = try makeScene(
      .single(
        mark, axes: [AxisSpec("y", channel: .y, scale: scale)], extremum: false),
      [.curve([0, 10, 10.5, 5])])
    let dots = scene.groups(.mark).flatMap { group in
      group.items.flatMap { item -> [Point] in
        guard case .stroke(let path, _, _) = item else { return [] }
        return path.elements.compactMap { if case .move(let point) = $0 { point } else { nil } }
      }
    }
    #expect(dots.count == 3)
    let style = PageStyle(
      .light, size: Size(width: 720, height: 440), measurer: FixedWidthMeasurer())
    let radius = 4 * style.scale
    for dot in dots {
      let box = Rect(x: dot.x, y: dot.y, width: 0, height: 0).inset(by: -radius)
      #expect(scene.clips.contains { $0.contains(box) })
    }
  }

  @Test func barsOfBothSignsInOnePixelColumnAreBothThere() throws {
    let values = (0..<4000).map { $0 == 1000 ? 8e6 : $0 == 1001 ? -7e6 : 1e5 }
    let scene = try makeScene(
      .single(MarkSpec(.bar), extremum: false), [.curve(values)], reduce: CurveDrawingTests.reduced)
    let heights = scene.groups(.mark).flatMap { group in
      Scene(size: scene.size, items: group.items).points.map(\.y)
    }
    let zero = try #require(heights.sorted().dropFirst(heights.count / 2).first)
    let (up, down) = (zero - (heights.min() ?? 0), (heights.max() ?? 0) - zero)
    #expect(abs(down / up - 7.0 / 8) < 0.02, "\(up) \(down)")
  }

  @Test(arguments: [ScaleSpec.Kind.linear, .log])
  func theOutermostBarsAreWhole(kind: ScaleSpec.Kind) throws {
    let times: [Double] = kind == .linear ? [10, 20, 30, 40, 50] : [8, 24, 40, 512, 4096]
    let scene = try makeScene(
      .single(
        MarkSpec(.bar), axes: [AxisSpec("x", channel: .x, scale: ScaleSpec(kind))],
        extremum: false), [.curve([3, 1, 4, 1, 5], x: times)])
    let clip = try #require(scene.clips.first)
    let xs = scene.groups(.mark).flatMap(\.items).flatMap { item -> [Double] in
      guard case .fill(let path, _) = item else { return [] }
      return path.elements.compactMap { element in
        switch element {
        case .move(let point), .line(let point): point.x
        default: nil
        }
      }
    }
    #expect(xs.count == 20)
    #expect((xs.min() ?? 0) >= clip.minX && (xs.max() ?? .infinity) <= clip.maxX)
  }
}
