import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

/// Names of curves that a domain of y cuts: none stands where its curve is not.
@Suite struct CutByDomainTests {
  private func scene(_ mark: MarkSpec.Kind, _ curves: [[Double]], isStacked: Bool = false) throws
    -> Scene
  {
    var input = TestInput.curve(curves[0])
    input.columns = [input.columns[0]]
    input.values["heap"] = nil
    for (index, y) in curves.enumerated() {
      input.columns.append(Column("c\(index)", unit: .bytes, storage: .real))
      input.values["c\(index)"] = y
    }
    var y = ChannelSpec(fields: curves.indices.map { "c\($0)" })
    y.isStacked = isStacked
    return try makeScene(
      FigureSpec(panels: [
        PanelSpec(
          axes: [AxisSpec("y", channel: .y, scale: ScaleSpec(lowest: 0, highest: 10))],
          layers: [
            LayerSpec(
              mark: MarkSpec(mark), data: "run", encoding: Encoding(x: .field("time"), y: y))
          ])
      ]), [input])
  }

  @Test(arguments: [MarkSpec.Kind.line, .step, .area])
  func aCurveIsNamedWhereItIsSeenLast(mark: MarkSpec.Kind) throws {
    let scene = try scene(mark, [[0, 5, 5, 500], [1, 2, 3, 3]])
    let names = scene.texts.filter { ["c0", "c1"].contains($0.string) }
    #expect(Set(names.map(\.string)) == ["c0", "c1"])
    let frame = try #require(scene.clips.first)
    for legend in scene.groups(.legend) {
      #expect(Scene.inside(legend, of: frame.inset(by: -20)), "\(mark)")
    }
  }

  @Test(arguments: [MarkSpec.Kind.line, .step, .point])
  func aPanelWithoutSamplesSaysSo(mark: MarkSpec.Kind) throws {
    let scene = try scene(mark, [[500, 600, 700], [300, 300, 300]])
    #expect(scene.strings.contains("no samples"))
    // Points have no ends: their names stand in a box, whatever is seen of them.
    guard mark != .point else { return }
    #expect(!scene.strings.contains("c0") && !scene.strings.contains("c1"))
    #expect(scene.groups(.legend).isEmpty)
  }

  @Test func aLineThatCrossesIsNoEmptyPanel() throws {
    #expect(try !scene(.line, [[-500, 500], [-300, 200]]).strings.contains("no samples"))
  }
}

extension Scene {
  /// Whether all points of a group's paths lie within a height of the page.
  fileprivate static func inside(_ group: Group, of frame: Rect) -> Bool {
    Scene(size: Size(width: 1, height: 1), items: [.group(group)]).points
      .allSatisfy { (frame.minY...frame.maxY).contains($0.y) }
  }
}
