import PlotCore
import PlotScene

/// The presentation attributes of a primitive, which a group can bear for all its members.
struct Attributes: Hashable {
  private var pairs = ""
  private var classes: [String] = []

  init() {}

  /// The attributes as they stand in a tag, each with a blank before it.
  var text: String {
    classes.isEmpty ? pairs : " class=\"\(classes.joined(separator: " "))\"" + pairs
  }

  /// Returns what a primitive is drawn with; nothing for groups.
  init(_ primitive: Primitive, on grid: Grid, rootFamily: String?) {
    switch primitive {
    case .fill(_, let color): paint("fill", color)
    case .stroke(_, let color, let style):
      add("fill", "none")
      paint("stroke", color)
      add("stroke-width", grid.text(style.width))
      if !style.dash.isEmpty {
        add("stroke-dasharray", style.dash.map(grid.text).joined(separator: " "))
      }
      if style.cap != .butt { add("stroke-linecap", style.cap.rawValue) }
      if style.join != .miter { add("stroke-linejoin", style.join.rawValue) }
    case .text(let text):
      paint("fill", text.color)
      if text.font.family != rootFamily {
        add("font-family", FontFamily.list(for: text.font.family))
      }
      add("font-size", grid.text(text.font.size))
      if text.font.weight == .bold { add("font-weight", "bold") }
      if text.isRightToLeft {
        // Who reads orders the letters. A line starts on the right here, our places on the left.
        add("direction", "rtl")
        if text.anchor != .end { add("text-anchor", text.anchor == .start ? "end" : "middle") }
      } else if text.anchor != .start {
        add("text-anchor", text.anchor.rawValue)
      }
      if let halo = text.halo {
        paint("stroke", halo.color)
        add("stroke-width", grid.text(halo.width * 2))
        add("stroke-linejoin", "round")
        add("paint-order", "stroke")
      }
    case .group: break
    }
  }

  /// Adds an attribute.
  mutating func add(_ name: String, _ value: String) {
    pairs += " \(name)=\"\(XMLText.escaped(value))\""
  }

  /// Adds a class, if there is one.
  mutating func add(class name: String?) {
    if let name { classes.append(name) }
  }

  /// Adds what another bears.
  mutating func add(_ other: Attributes) {
    pairs += other.pairs
    classes += other.classes
  }

  /// Adds a colour, and its opacity where it has one.
  mutating func paint(_ name: String, _ color: Color) {
    add(name, Self.short(color.hex))
    if color.alpha < 1 { add(name + "-opacity", Grid(places: 3).text(max(0, color.alpha))) }
  }

  /// `#aabbcc` as `#abc`.
  private static func short(_ hex: String) -> String {
    let digits = Array(hex.utf8)
    guard digits.count == 7, digits[1] == digits[2], digits[3] == digits[4], digits[5] == digits[6]
    else { return hex }
    return String(decoding: [digits[0], digits[1], digits[3], digits[5]], as: UTF8.self)
  }
}

/// Fonts for viewers that lack the one the figure was measured with.
enum FontFamily {
  /// Returns a list for `font-family`, from the font that is meant to a generic one.
  ///
  /// DejaVu and Verdana have nearly the same widths, so that `textLength` has little to stretch.
  static func list(for family: String) -> String {
    switch family {
    case "sans-serif": "DejaVu Sans,Verdana,Noto Sans,sans-serif"
    case "serif": "DejaVu Serif,Georgia,Noto Serif,serif"
    case "monospace": "DejaVu Sans Mono,Menlo,Consolas,monospace"
    default: quoted(family) + "," + list(for: "sans-serif")
    }
  }

  /// A name as a string of CSS.
  private static func quoted(_ name: String) -> String {
    var result = "'"
    for character in name.unicodeScalars {
      if character == "'" || character == "\\" { result += "\\" }
      result.unicodeScalars.append(character)
    }
    return result + "'"
  }
}
