import Foundation
import Highwater
import PlotConfig
import PlotEngine
import PlotScene
import PlotTesting
import Testing

/// The page of a layer of bars over a small table, with what a test wants to know of it.
struct BarPage {
  let scene: Scene
  /// Where data is drawn.
  let frame: Rect
  /// The bars of each curve in the order in which they are drawn.
  let curves: [[Rect]]

  /// All bars from left to right.
  var bars: [Rect] { curves.joined().sorted { ($0.minX, $0.minY) < ($1.minX, $1.minY) } }

  /// Draws a table with `encoding` and `axes` in a config's words; throws what the config is told.
  init(_ table: String, _ encoding: String, axes: String = "{}", mark: String = "bar") throws {
    let folder = try ScratchFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write("d.csv", table)
    let config = """
      { "version": 1, "inputs": { "d": "d.csv" }, "outputs": ["o.svg"], "figure": { "width": 480,
        "height": 300, "axes": \(axes), "legend": "none",
        "layer": [{ "mark": "\(mark)", "encoding": \(encoding) }] } }
      """
    let registry = try Registry(tool: Plugin.everything)
    let spec = try ConfigFile.decode(
      text: Array(config.utf8), file: folder.path + "/c.jsonc", registry: registry)
    try self.init(try Run(spec, registry: registry, options: RunOptions()).figures().first)
  }

  /// Takes what a run has drawn.
  init(_ figure: Figure?) throws {
    scene = try #require(figure).makeScene()
    let groups = Self.groups(scene.items)
    frame = try #require(groups.lazy.compactMap(\.clip).first).inset(by: 1.5)
    curves = groups.filter { $0.role == .mark && $0.label?.hasSuffix("bars") == true }.map {
      group in
      group.items.flatMap { item -> [Rect] in
        guard case .fill(let path, _) = item else { return [] }
        return Self.rects(of: path)
      }
    }
  }

  private static func groups(_ items: [Primitive]) -> [Group] {
    items.flatMap { item -> [Group] in
      if case .group(let group) = item { [group] + groups(group.items) } else { [] }
    }
  }

  private static func rects(of path: Path) -> [Rect] {
    let points = path.elements.compactMap { element -> Point? in
      switch element {
      case .move(let point), .line(let point): point
      default: nil
      }
    }
    return stride(from: 0, to: points.count - 3, by: 4).map { start in
      let (xs, ys) = (points[start..<start + 4].map(\.x), points[start..<start + 4].map(\.y))
      let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
      return Rect(
        x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
    }
  }

  /// The words on the page.
  var words: [String] { texts.map(\.string) }

  /// The text of some words.
  func text(_ words: String) -> Text? { texts.first { $0.string == words } }

  private var texts: [Text] {
    func texts(_ items: [Primitive]) -> [Text] {
      items.flatMap { item -> [Text] in
        switch item {
        case .text(let text): [text]
        case .group(let group): texts(group.items)
        default: []
        }
      }
    }
    return texts(scene.items)
  }

  /// The share of the panel's width at which a place is.
  func share(_ x: Double) -> Double { (x - frame.minX) / frame.width }

  /// Whether any two bars cover the same place across the page.
  var overlaps: Bool {
    zip(bars, bars.dropFirst()).contains { $0.maxX > $1.minX + 0.02 }
  }

  /// The gaps between neighbours.
  var gaps: [Double] { zip(bars, bars.dropFirst()).map { $1.minX - $0.maxX } }
}
