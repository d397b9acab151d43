import PlotCore
import PlotScene
import PlotTesting

/// What a scene holds, whatever groups it is in.
extension Scene {
  var texts: [Text] { Self.texts(in: items) }

  private static func texts(in items: [Primitive]) -> [Text] {
    items.flatMap { item -> [Text] in
      switch item {
      case .text(let text): [text]
      case .group(let group): texts(in: group.items)
      default: []
      }
    }
  }

  var strings: [String] { texts.map(\.string) }

  /// All groups with a role, outer ones first.
  func groups(_ role: Group.Role) -> [Group] { Self.groups(in: items).filter { $0.role == role } }

  private static func groups(in items: [Primitive]) -> [Group] {
    items.flatMap { item -> [Group] in
      if case .group(let group) = item { [group] + groups(in: group.items) } else { [] }
    }
  }

  /// The areas to which curves are clipped: the panels.
  var clips: [Rect] { Self.groups(in: items).compactMap(\.clip) }

  /// Every point of every path.
  var points: [Point] { Self.points(in: items) }

  private static func points(in items: [Primitive]) -> [Point] {
    items.flatMap { item -> [Point] in
      switch item {
      case .fill(let path, _), .stroke(let path, _, _):
        path.elements.flatMap { element -> [Point] in
          switch element {
          case .move(let point), .line(let point): [point]
          case .curve(let a, let b, let c): [a, b, c]
          case .close: []
          }
        }
      case .group(let group): points(in: group.items)
      case .text: []
      }
    }
  }

  /// About how many bytes of path data an SVG of the scene has.
  var svgSize: Int { points.count * 14 + texts.count * 200 }
}

extension Text {
  /// The box of the letters, from the measured width and the font's metrics.
  var box: Rect {
    let metrics = FixedWidthMeasurer().metrics(of: font)
    return Rect(
      x: position.x + startOffset, y: position.y - metrics.ascent, width: width,
      height: metrics.height)
  }
}
