import PlotCore
import PlotScene

/// Writes a page as JSON, as `Plugins/scene.schema.json` describes it.
///
/// Lengths are in points, y grows downwards, and every number has the shortest digits that name it
/// exactly. As in SVG, a place that is NaN is left out, and what lies farther than a million points
/// off is drawn at that distance.
struct SceneJSON {
  /// The version of the form.
  static let version = 1
  private var json = JSONWriter()

  /// Returns the page on one line.
  static func bytes(of scene: Scene, creator: String, date: Int) -> [UInt8] {
    var writer = SceneJSON()
    writer.write(scene, creator: creator, date: date)
    return writer.json.bytes + [0x0A]
  }

  private mutating func write(_ scene: Scene, creator: String, date: Int) {
    json.beginObject()
    json.key("version")
    json.integer(Self.version)
    json.key("creator")
    json.string(creator)
    json.key("date")
    json.integer(date)
    text("title", scene.title)
    text("description", scene.description)
    number("width", max(0, scene.size.width))
    number("height", max(0, scene.size.height))
    json.key("background")
    if let background = scene.background {
      json.beginObject()
      color(background)
      json.endObject()
    } else {
      json.literal("null")
    }
    write(scene.items)
    json.endObject()
  }

  private mutating func write(_ items: [Primitive]) {
    json.key("items")
    json.beginArray()
    for item in items {
      json.beginObject()
      switch item {
      case .fill(let path, let color):
        text("type", "fill")
        self.color(color)
        write(path)
      case .stroke(let path, let color, let style):
        text("type", "stroke")
        self.color(color)
        write(style)
        write(path)
      case .text(let line): write(line)
      case .group(let group): write(group)
      }
      json.endObject()
    }
    json.endArray()
  }

  private mutating func write(_ style: StrokeStyle) {
    number("width", max(0, style.width))
    json.key("dash")
    json.beginArray()
    for length in style.dash { json.literal(Self.digits(max(0, length)) ?? "0") }
    json.endArray()
    text("cap", style.cap.rawValue)
    text("join", style.join.rawValue)
  }

  private mutating func write(_ path: Path) {
    json.key("path")
    json.beginArray()
    // Where the place that a piece begins at is none, it begins at the next.
    var isOpen = false
    for element in path.elements {
      switch element {
      case .move(let point): isOpen = segment("M", [point])
      case .line(let point): isOpen = segment(isOpen ? "L" : "M", [point]) || isOpen
      case .curve(let a, let b, let end): if isOpen { _ = segment("C", [a, b, end]) }
      case .close: if isOpen { _ = segment("Z", []) }
      }
    }
    json.endArray()
  }

  /// Writes a segment; false where one of its places is none, and it is left out.
  private mutating func segment(_ letter: String, _ points: [Point]) -> Bool {
    let numbers = points.flatMap { [Self.digits($0.x), Self.digits($0.y)] }
    guard numbers.allSatisfy({ $0 != nil }) else { return false }
    json.literal("[" + (["\"\(letter)\""] + numbers.compactMap { $0 }).joined(separator: ",") + "]")
    return true
  }

  private mutating func write(_ line: Text) {
    text("type", "text")
    text("text", line.string)
    number("x", line.position.x)
    number("y", line.position.y)
    text("anchor", line.anchor.rawValue)
    number("rotation", line.rotation)
    number("width", max(0, line.width))
    json.key("font")
    json.beginObject()
    text("family", line.font.family)
    number("size", max(0, line.font.size))
    text("weight", line.font.weight.rawValue)
    json.endObject()
    color(line.color)
    json.key("halo")
    if let halo = line.halo {
      json.beginObject()
      color(halo.color)
      number("width", max(0, halo.width))
      json.endObject()
    } else {
      json.literal("null")
    }
  }

  private mutating func write(_ group: Group) {
    text("type", "group")
    optional("role", group.role?.rawValue)
    optional("label", group.label)
    json.key("clip")
    if let clip = group.clip {
      json.beginObject()
      number("x", clip.x)
      number("y", clip.y)
      number("width", max(0, clip.width))
      number("height", max(0, clip.height))
      json.endObject()
    } else {
      json.literal("null")
    }
    write(group.items)
  }

  private mutating func color(_ color: Color) {
    text("color", color.hex)
    // NaN is opaque, as for the other renderers.
    number("opacity", color.alpha.isNaN ? 1 : min(1, max(0, color.alpha)))
  }

  private mutating func text(_ key: String, _ text: String) {
    json.key(key)
    json.string(text)
  }

  private mutating func optional(_ key: String, _ text: String?) {
    json.key(key)
    if let text { json.string(text) } else { json.literal("null") }
  }

  private mutating func number(_ key: String, _ value: Double) {
    json.key(key)
    json.literal(Self.digits(value) ?? "0")
  }

  private static func digits(_ value: Double) -> String? {
    value.isNaN ? nil : Value.real(min(1e6, max(-1e6, value))).digits
  }
}
