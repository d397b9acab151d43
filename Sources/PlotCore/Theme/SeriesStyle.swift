import PlotScene

/// How the curve of one column looks; nil fields are the theme's.
public struct SeriesStyle: Hashable, Sendable {
  /// The curve's colour.
  public var color: Color?
  /// Dashes and gaps in points; empty for a solid line.
  public var dash: [Double]?
  /// The width of the line in points.
  public var width: Double?
  /// The opacity of the area under the curve, 0...1.
  public var fill: Double?

  /// Creates a style.
  public init(
    color: Color? = nil, dash: [Double]? = nil, width: Double? = nil, fill: Double? = nil
  ) {
    self.color = color
    self.dash = dash
    self.width = width
    self.fill = fill
  }

  /// Returns this style with what the other one says put over it.
  package func overlaid(by other: SeriesStyle) -> SeriesStyle {
    SeriesStyle(
      color: other.color ?? color, dash: other.dash ?? dash, width: other.width ?? width,
      fill: other.fill ?? fill)
  }
}

extension SeriesStyle: ComponentOptions {
  /// Reads the style of one series from a config.
  public init(from reader: inout OptionReader) {
    color = reader.themeColor("color", help: "colour of the curve")
    dash = reader.numbers("dash", .length, in: 0...100, help: "dashes and gaps in points")
    width = reader.optionalNumber(
      "width", .length, in: 0.1...20, help: "width of the line in points")
    fill = reader.optionalNumber("fill", in: 0...1, help: "opacity of the area under the curve")
    // Dashes without any length would never end the line's first piece.
    if let dash, !dash.isEmpty, dash.reduce(0, +) <= 0 { self.dash = [] }
  }
}

extension OptionReader {
  /// Takes a colour; nil where it is not there.
  mutating func themeColor(_ key: String, help: String) -> Color? {
    guard let value = any(key, form: .color, help: help) else { return nil }
    if let color = value.string.flatMap(Color.init(word:)) { return color }
    reject(value, path: subpath(key), expected: .color)
    return nil
  }
}

extension OptionDeclaration.Form {
  /// A colour as configs write it.
  static let color = OptionDeclaration.Form.text("colour, such as \"#0b6bb5\"")
}
