import PlotCore
import PlotScene

/// What a page looks like to readers whose screen is dark, as rules of CSS over a light page's attributes.
///
/// Readers that know no CSS, and paper, keep the light page.
struct DarkLooks {
  /// The light page's things, each with the rule that holds for it.
  let items: [DrawnItem]
  /// The name of the ground's rule; nil where it has none.
  let groundClass: String?
  /// The element that holds the rules.
  let style: String

  /// Compares two pages; throws where they differ in more than looks.
  init(of light: Scene, in dark: Scene) throws(PlotError) {
    var rules = Rules()
    items = try rules.pair(light.items, dark.items)
    let ground = Path(Rect(x: 0, y: 0, width: 0, height: 0))
    groundClass =
      if let a = light.background, let b = dark.background {
        try rules.name(of: .fill(ground, a), .fill(ground, b))
      } else {
        nil
      }
    guard light.size == dark.size, (light.background == nil) == (dark.background == nil) else {
      throw .unlike
    }
    style =
      "<style>@media screen and (prefers-color-scheme:dark){"
      + rules.texts.enumerated().map { ".dark\($0 + 1){\($1)}" }.joined() + "}</style>\n"
  }
}

/// A thing on a page, with what its members are drawn with where it is a group.
struct DrawnItem {
  var item: Primitive
  /// The rule of CSS that holds for it on dark screens, by its class.
  var darkClass: String?
  var members: [DrawnItem] = []

  /// Takes things that look the same to all.
  static func plain(_ items: [Primitive]) -> [DrawnItem] {
    items.map { item in
      if case .group(let group) = item {
        DrawnItem(item: item, members: plain(group.items))
      } else {
        DrawnItem(item: item)
      }
    }
  }
}

/// The rules that are needed so far, each once.
private struct Rules {
  private(set) var texts: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func pair(
    _ light: [Primitive], _ dark: [Primitive]
  ) throws(PlotError) -> [DrawnItem] {
    guard light.count == dark.count else { throw .unlike }
    var items: [DrawnItem] = []
    items.reserveCapacity(light.count)
    for (a, b) in zip(light, dark) {
      var item = DrawnItem(item: a)
      if case .group(let outer) = a, case .group(let inner) = b {
        item.members = try pair(outer.items, inner.items)
      } else {
        item.darkClass = try name(of: a, b)
      }
      items.append(item)
    }
    return items
  }

  /// Returns the class whose rule makes one thing look as another; nil where they look alike.
  mutating func name(of light: Primitive, _ dark: Primitive) throws(PlotError) -> String? {
    guard light.isDrawn(like: dark) else { throw .unlike }
    let text = zip(looks(of: light), looks(of: dark))
      .compactMap { $0 == $1 ? nil : "\($1.name):\($1.value)" }.joined(separator: ";")
    guard !text.isEmpty else { return nil }
    let number = numbers[text, default: texts.count + 1]
    if number > texts.count {
      texts.append(text)
      numbers[text] = number
    }
    return "dark\(number)"
  }

  private struct Look: Equatable {
    var name: String
    var value: String
  }

  private func looks(of item: Primitive) -> [Look] {
    func paint(_ name: String, _ color: Color) -> [Look] {
      [
        Look(name: name, value: color.hex),
        Look(name: name + "-opacity", value: Grid(places: 3).text(min(1, max(0, color.alpha)))),
      ]
    }
    func width(_ points: Double) -> Look {
      Look(name: "stroke-width", value: Grid(places: 2).text(points))
    }
    switch item {
    case .fill(_, let color): return paint("fill", color)
    case .stroke(_, let color, let style):
      let dash = style.dash.map(Grid(places: 2).text).joined(separator: " ")
      return paint("stroke", color) + [
        width(style.width), Look(name: "stroke-dasharray", value: dash.isEmpty ? "none" : dash),
      ]
    case .text(let text):
      let halo = text.halo.map { paint("stroke", $0.color) + [width($0.width * 2)] } ?? []
      return paint("fill", text.color) + halo
    case .group: return []
    }
  }
}

extension Primitive {
  /// Whether both are the same shape or the same words at one place.
  fileprivate func isDrawn(like other: Primitive) -> Bool {
    switch (self, other) {
    case (.fill(let a, _), .fill(let b, _)), (.stroke(let a, _, _), .stroke(let b, _, _)): a == b
    case (.text(let a), .text(let b)):
      a.string == b.string && a.position == b.position && a.anchor == b.anchor && a.font == b.font
        && a.rotation == b.rotation && (a.halo == nil) == (b.halo == nil)
    default: false
    }
  }
}

extension PlotError {
  fileprivate static var unlike: PlotError {
    PlotError(
      .output, "the themes \"light\" and \"dark\" do not place the figure alike",
      remedy: "name one of them for the SVG, and write another file with the other")
  }
}
