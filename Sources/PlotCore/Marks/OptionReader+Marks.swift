import PlotScene

/// Options that marks have in common.
extension OptionReader {
  /// Takes a colour: `#rgb`, `#rrggbb`, `#rrggbbaa` or a name; nil where it is not there.
  public mutating func color(_ key: String = "color", help: String = "the colour") -> Color? {
    guard let text = optionalText(key, meaning: "colour", help: help) else { return nil }
    if let color = Color(word: text) { return color }
    let nearest = Spelling.nearest(to: text, among: Color.names.map(\.name))
    reject(
      key, "\"\(ConfigValue.brief(text))\" is no colour",
      remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "write it as #rrggbb")
    return nil
  }

  /// Takes dashes and gaps in points; nil where they are not there, empty for a solid line.
  public mutating func strokeDash(_ key: String = "strokeDash") -> [Double]? {
    let dash = numbers(
      key, .length, in: 0...1000, help: "lengths of dashes and gaps in turn")
    if let dash, !dash.isEmpty, dash.allSatisfy({ $0 == 0 }) {
      reject(key, "every dash has the length 0", remedy: "write [] for a solid line")
    }
    return dash
  }

  /// Takes words at a mark, in which `{x}` and `{y}` stand for a sample's values; nil where they are
  /// not there. Configs are told of other names in them.
  public mutating func label(
    _ key: String = "label", help: String = "words at the mark"
  ) -> String? {
    optionalText(key, meaning: OptionDeclaration.labelMeaning, help: help)
  }
}

extension OptionDeclaration {
  static let labelMeaning = "template of {x} and {y}"

  /// Whether the option is words at a mark, with a sample's values in them.
  package var isLabel: Bool {
    if case .text(Self.labelMeaning) = form { true } else { false }
  }
}
