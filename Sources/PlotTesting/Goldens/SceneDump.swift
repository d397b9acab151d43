import PlotScene
import PlotCore

/// Writes a scene as text that shows in a review what has changed: one thing a line, two decimals.
public enum SceneDump {
  /// Returns the text of a page.
  ///
  /// Paths of many pieces are broken after every eighth; `pathLimit` replaces the pieces beyond it by
  /// their count, for pages whose curves are not the matter.
  public static func text(of scene: Scene, pathLimit: Int = .max) -> String {
    var dump = Dump(pathLimit: pathLimit)
    dump.line(
      "page \(number(scene.size.width)) x \(number(scene.size.height))"
        + (scene.background.map { " on \(color($0))" } ?? ""))
    if !scene.title.isEmpty { dump.line("title \(quoted(scene.title))") }
    if !scene.description.isEmpty { dump.line("description \(quoted(scene.description))") }
    dump.add(scene.items)
    return dump.text
  }

  private struct Dump {
    let pathLimit: Int
    var text = ""
    var depth = 0

    mutating func line(_ words: String) {
      text += String(repeating: "  ", count: depth) + words + "\n"
    }

    mutating func add(_ items: [Primitive]) { for item in items { add(item) } }

    mutating func add(_ item: Primitive) {
      switch item {
      case .fill(let path, let ink):
        line("fill \(color(ink))")
        add(path)
      case .stroke(let path, let ink, let style):
        var words = "stroke \(color(ink)) width \(number(style.width))"
        if !style.dash.isEmpty {
          words += " dash \(style.dash.map(number).joined(separator: " "))"
        }
        if style.cap != .butt { words += " cap \(style.cap.rawValue)" }
        if style.join != .miter { words += " join \(style.join.rawValue)" }
        line(words)
        add(path)
      case .text(let text):
        var words = "text \(quoted(text.string)) at \(point(text.position)) \(text.anchor.rawValue)"
        words += " \(text.font.family) \(number(text.font.size))"
        if text.font.weight != .regular { words += " \(text.font.weight.rawValue)" }
        words += " \(color(text.color)) width \(number(text.width))"
        if text.rotation != 0 { words += " turned \(number(text.rotation))" }
        if let halo = text.halo { words += " halo \(color(halo.color)) \(number(halo.width))" }
        line(words)
      case .group(let group):
        var words = "group"
        if let role = group.role { words += " \(role.rawValue)" }
        if let label = group.label { words += " \(quoted(label))" }
        if let clip = group.clip {
          words += " clip \(number(clip.x)),\(number(clip.y))"
          words += " \(number(clip.width)) x \(number(clip.height))"
        }
        line(words)
        depth += 1
        add(group.items)
        depth -= 1
      }
    }

    mutating func add(_ path: Path) {
      depth += 1
      defer { depth -= 1 }
      let shown = path.elements.prefix(pathLimit)
      var words: [String] = []
      for element in shown {
        if words.count == 8 || (!words.isEmpty && isMove(element)) {
          line(words.joined(separator: " "))
          words = []
        }
        words.append(piece(element))
      }
      if !words.isEmpty { line(words.joined(separator: " ")) }
      if shown.count < path.elements.count {
        line("… \(path.elements.count - shown.count) more")
      }
    }
  }

  private static func isMove(_ element: Path.Element) -> Bool {
    if case .move = element { true } else { false }
  }

  private static func piece(_ element: Path.Element) -> String {
    switch element {
    case .move(let to): "M \(point(to))"
    case .line(let to): "L \(point(to))"
    case .curve(let a, let b, let to): "C \(point(a)) \(point(b)) \(point(to))"
    case .close: "Z"
    }
  }

  private static func point(_ point: Point) -> String { number(point.x) + "," + number(point.y) }

  /// Two decimals, and one zero only.
  private static func number(_ value: Double) -> String { Decimal.fixed(value, places: 2) }

  private static func color(_ color: Color) -> String {
    color.alpha == 1 ? color.hex : color.hex + "@" + number(color.alpha)
  }

  private static func quoted(_ text: String) -> String { text.debugDescription }
}
