extension Color {
  /// The colours that have a name, as in CSS: its sixteen first ones, and a few that plots are full of.
  package static let names: [(name: String, hex: String)] = [
    ("black", "#000000"), ("white", "#ffffff"), ("gray", "#808080"), ("grey", "#808080"),
    ("silver", "#c0c0c0"), ("red", "#ff0000"), ("maroon", "#800000"), ("orange", "#ffa500"),
    ("yellow", "#ffff00"), ("olive", "#808000"), ("lime", "#00ff00"), ("green", "#008000"),
    ("aqua", "#00ffff"), ("cyan", "#00ffff"), ("teal", "#008080"), ("blue", "#0000ff"),
    ("navy", "#000080"), ("fuchsia", "#ff00ff"), ("magenta", "#ff00ff"), ("purple", "#800080"),
    ("brown", "#a52a2a"), ("pink", "#ffc0cb"), ("steelblue", "#4682b4"), ("crimson", "#dc143c"),
  ]

  /// Reads `#rgb`, `#rrggbb`, `#rrggbbaa` or one of the names.
  package init?(word: String) {
    if word.hasPrefix("#") {
      self.init(hex: word)
    } else if let known = Self.names.first(where: { $0.name == word }) {
      self.init(hex: known.hex)
    } else {
      return nil
    }
  }
}
