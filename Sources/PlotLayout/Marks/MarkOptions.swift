import PlotCore
import PlotScene

/// What all standard marks take, whether or not it shows on them.
struct MarkLook: Sendable {
  /// The colour; nil for the theme's.
  var color: Color?
  /// The width of lines in points; nil for the usual one.
  var strokeWidth: Double?
  /// Dashes and gaps in points; nil for the usual ones.
  var strokeDash: [Double]?
  /// The opacity of the whole mark, 0...1; nil for opaque.
  var opacity: Double?
  /// The radius of dots in points; nil for the usual one.
  var size: Double?
  /// Words at the mark; nil for the usual ones.
  var label: String?

  /// Takes the look; `fill` is called where the opacity of areas has its place among the options.
  init(from reader: inout OptionReader, fill: (inout OptionReader) -> Void = { _ in }) {
    color = reader.color()
    strokeWidth = reader.optionalNumber(
      "strokeWidth", .length, in: 0...100, help: "the width of lines")
    strokeDash = reader.strokeDash()
    opacity = reader.optionalNumber("opacity", in: 0...1, help: "the opacity of the mark")
    fill(&reader)
    size = reader.optionalNumber("size", .length, in: 0...1000, help: "the radius of dots")
    label = reader.label()
  }

  /// Puts the look over a curve's.
  func over(_ theme: CurveLook) -> CurveLook {
    var look = theme
    look.color = color ?? look.color
    look.dash = strokeDash ?? look.dash
    look.width = strokeWidth ?? look.width
    return look
  }
}

/// What marks without options of their own take.
package struct PlainOptions: ComponentOptions {
  let look: MarkLook

  /// Takes the look.
  package init(from reader: inout OptionReader) { look = MarkLook(from: &reader) }
}

/// What curves take: a look, and the opacity of the area below.
package struct CurveOptions: ComponentOptions {
  let look: MarkLook
  /// The opacity of the area, 0...1; nil for none, `MarkSpec.themeFill` for the theme's.
  let fill: Double?
  /// How it goes from one row to the next; nil for the mark's own way.
  let interpolation: Interpolation?

  /// Takes the look, `fill` and `interpolate`.
  package init(from reader: inout OptionReader) {
    var fill: Double?
    look = MarkLook(from: &reader) { fill = Self.fill(from: &$0) }
    self.fill = fill
    interpolation = reader.optionalChoice(
      "interpolate", of: Interpolation.self, help: "how it goes from one row to the next")
  }

  private static func fill(from reader: inout OptionReader) -> Double? {
    let form = OptionDeclaration.Form.either([.flag, .number(.number, 0...1)])
    let value = reader.any(
      "fill", form: form, help: "the opacity of the area under a curve; true for the theme's")
    guard let value else { return nil }
    let path = reader.subpath("fill")
    switch value.kind {
    case .bool(let isFilled): return isFilled ? MarkSpec.themeFill : nil
    case .number(let text):
      if let number = Double(text), (0...1).contains(number) { return number }
      reader.reject(
        value, path: path, "\(ConfigValue.brief(text)) is outside 0...1",
        remedy: "write true for the theme's")
    default:
      reader.reject(value, path: path, expected: form)
    }
    return nil
  }

  /// A rectangle for each pixel column, and two points for the area below.
  var pointsPerColumn: Int { fill == nil ? 4 : 6 }
}
