import Foundation
import Highwater
import PlotConfig
import PlotEngine
import PlotScene
import PlotTesting
import Testing

/// Figures on which marks were drawn wrong once: points left out, lines ended, bars hidden or halved, axes
/// of stacks too long.
@Suite struct MarkReportTests {
  /// The page of a report, or of a config beside its table.
  private func scene(_ name: String, _ config: String? = nil) throws -> Scene {
    let folder = Tool.fixtures.appending(path: "reports/figures/\(name)")
    let file = folder.appending(path: "c.jsonc").path
    let text = try config.map { [UInt8]($0.utf8) } ?? [UInt8](Data(contentsOf: URL(filePath: file)))
    let registry = try Registry(tool: Plugin.everything)
    let spec = try ConfigFile.decode(text: text, file: file, registry: registry)
    return try #require(try Run(spec, registry: registry, options: RunOptions()).figures().first)
      .makeScene()
  }

  /// A config over the table of a report.
  private func config(_ layer: String, axes: String = "{}") -> String {
    """
    { "version": 1, "inputs": { "d": "d.csv" }, "outputs": ["o.svg"],
      "figure": { "width": 480, "height": 300, "axes": \(axes), "layer": [\(layer)] } }
    """
  }

  private func groups(_ items: [Primitive], _ role: Group.Role) -> [Group] {
    items.flatMap { item -> [Group] in
      guard case .group(let group) = item else { return [] }
      return (group.role == role ? [group] : []) + groups(group.items, role)
    }
  }

  /// The paths of the marks in order.
  private func paths(_ scene: Scene) -> [[Point]] {
    groups(scene.items, .mark).flatMap { group in
      group.items.compactMap { item -> [Point]? in
        switch item {
        case .fill(let path, _), .stroke(let path, _, _):
          path.elements.compactMap { element in
            switch element {
            case .move(let point), .line(let point): point
            default: nil
            }
          }
        default: nil
        }
      }
    }
  }

  /// The dots of a layer of points.
  private func dots(_ scene: Scene) -> [Point] {
    groups(scene.items, .mark).flatMap { group in
      group.items.flatMap { item -> [Point] in
        guard case .stroke(let path, _, let style) = item, style.cap == .round, style.width > 3
        else { return [] }
        return path.elements.compactMap { if case .move(let point) = $0 { point } else { nil } }
      }
    }
  }

  /// The bars as rectangles, in the order in which they are drawn.
  private func bars(_ scene: Scene) -> [Rect] {
    paths(scene).flatMap { points in
      stride(from: 0, to: points.count - 3, by: 4).map { start in
        let corners = points[start..<start + 4]
        let (xs, ys) = (corners.map(\.x), corners.map(\.y))
        return Rect(
          x: xs.min() ?? 0, y: ys.min() ?? 0, width: (xs.max() ?? 0) - (xs.min() ?? 0),
          height: (ys.max() ?? 0) - (ys.min() ?? 0))
      }
    }
  }

  private func clip(_ scene: Scene) throws -> Rect {
    func first(_ items: [Primitive]) -> Rect? {
      items.lazy.compactMap { item -> Rect? in
        guard case .group(let group) = item else { return nil }
        return group.clip ?? first(group.items)
      }.first
    }
    return try #require(first(scene.items))
  }

  private func texts(_ items: [Primitive]) -> [String] {
    items.flatMap { item -> [String] in
      switch item {
      case .text(let text): [text.string]
      case .group(let group): texts(group.items)
      default: []
      }
    }
  }

  @Test func pointsAreAllThereOnALogAxis() throws {
    #expect(Set(dots(try scene("logx"))).count == 20)
    for scale in ["log", "symlog", "linear"] {
      let axes = #"{ "x": { "channel": "x", "scale": "\#(scale)" } }"#
      let drawn = dots(
        try scene(
          "logx", config(#"{ "mark": "point", "encoding": { "x": "x", "y": "y" } }"#, axes: axes)))
      // On a linear axis the first dozen fall on a few places.
      #expect(Set(drawn).count >= (scale == "linear" ? 11 : 20), "\(scale)")
    }
    let axes = #"{ "x": { "channel": "x", "scale": "log" } }"#
    let line = paths(
      try scene(
        "logx", config(#"{ "mark": "line", "encoding": { "x": "x", "y": "y" } }"#, axes: axes)))
    #expect(line.first?.count == 20)
  }

  @Test func pointsOfOneXAreAllThere() throws {
    #expect(Set(dots(try scene("scatter"))).count == 30)
    let unsorted = #"{ "mark": "point", "encoding": { "x": "y", "y": "x" } }"#
    #expect(Set(dots(try scene("scatter", config(unsorted)))).count == 30)
  }

  @Test func aLineGoesOnBeyondTheDomainAndDotsDoNot() throws {
    let scene = try scene("domain")
    let frame = try clip(scene).inset(by: 1.5)
    let line = try #require(paths(scene).first)
    #expect(line.count == 4)
    #expect(abs(line[0].x - frame.minX) < 0.6 && abs(line[3].x - frame.maxX) < 0.6)
    #expect(abs(line[0].y - frame.midY) < 1 && abs(line[3].y - frame.midY) < 1)
    #expect(dots(scene).count == 2)
  }

  @Test(arguments: [(-20, -5), (31, 90)])
  func nothingIsDrawnWhereNoSampleIs(low: Int, high: Int) throws {
    let axes = #"{ "x": { "channel": "x", "scale": { "domain": [\#(low), \#(high)] } } }"#
    for mark in ["line", "step", "area", "point", "bar"] {
      let page = try scene(
        "domain", config(#"{ "mark": "\#(mark)", "encoding": { "x": "x", "y": "y" } }"#, axes: axes)
      )
      #expect(paths(page).isEmpty, "\(mark)")
    }
  }

  @Test func positivePartsStandUpAndNegativeOnesDown() throws {
    let bars = bars(try scene("stack-negative-bar"))
    #expect(bars.count == 6)
    // Bar of b, then of a, which covers its own part: both end at zero.
    let zero = bars.map(\.maxY).max() ?? 0
    #expect(bars.contains { $0.minY < zero && $0.maxY > zero - 200 })
    let ends = Set(bars.flatMap { [($0.minY * 10).rounded(), ($0.maxY * 10).rounded()] })
    // Seven places: 10, 20, 43 up, −28 and −5 down, and zero, where all begin.
    #expect(ends.count == 6)
  }

  @Test func barsOfSeveralColumnsStandSideBySide() throws {
    let bars = bars(try scene("bar-hide"))
    #expect(bars.count == 6)
    for (index, bar) in bars.enumerated() {
      for other in bars[(index + 1)...] {
        #expect(min(bar.maxX, other.maxX) - max(bar.minX, other.minX) < 0.05)
      }
    }
  }

  @Test func theFirstBarIsWhole() throws {
    let page = try scene("bar-first")
    let bars = bars(page)
    #expect(bars.count == 3)
    #expect(Set(bars.map { ($0.width * 100).rounded() }).count == 1)
    let frame = try clip(page)
    #expect(bars.allSatisfy { $0.minX >= frame.minX && $0.maxX <= frame.maxX })
  }

  @Test func theAxisOfAStackEndsAtItsSum() throws {
    for mark in ["bar", "area"] {
      let layer =
        #"{ "mark": "\#(mark)", "encoding": { "x": "x", "y": { "field": ["a", "b", "c"], "stack": true } } }"#
      let words = texts(try scene("stack-domain", config(layer)).items)
      #expect(words.contains("100"), "\(words)")
      #expect(!words.contains { ["120", "150", "200", "300"].contains($0) }, "\(words)")
    }
  }

  @Test func nineColumnsHaveNineLooks() throws {
    let scene = try scene("legend")
    let looks = groups(scene.items, .mark).compactMap { group -> String? in
      guard case .stroke(_, let color, let style)? = group.items.last else { return nil }
      return "\(color.hex) \(style.dash)"
    }
    #expect(looks.count == 9 && Set(looks).count == 9, "\(looks)")
  }
}
