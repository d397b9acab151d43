import PlotCore
import PlotScene

/// The line across a figure where a check broke, with words at it.
package struct BrokenCheckLine: Sendable, Equatable {
  /// The input whose curve it belongs to.
  package var input: String
  /// The column.
  package var column: String
  /// The value, in the column's unit.
  package var value: Double
  /// The words at the line.
  package var label: String

  /// Creates a line.
  package init(input: String, column: String, value: Double, label: String) {
    self.input = input
    self.column = column
    self.value = value
    self.label = label
  }

  /// A red that is told from light and from dark ground alike.
  private static let color = Color(hex: "#e0353f")

  /// Draws lines, each over the first panel that shows its column; a figure without one stays.
  package static func draw(_ lines: [BrokenCheckLine], on figure: inout FigureSpec) {
    guard !lines.isEmpty else { return }
    var shown: [Curve: Place] = [:]
    for (panel, spec) in figure.panels.enumerated() {
      for (number, layer) in spec.layers.enumerated() {
        for column in layer.encoding.y?.fields ?? [] {
          let curve = Curve(input: layer.data, column: column)
          if shown[curve] == nil { shown[curve] = Place(panel: panel, layer: number) }
        }
      }
    }
    for line in lines {
      let places = [line.input, nil].compactMap { shown[Curve(input: $0, column: line.column)] }
      guard let place = places.min() else { continue }
      let axis = figure.panels[place.panel].layers[place.layer].encoding.y?.axis
      figure.panels[place.panel].layers.append(
        LayerSpec(
          mark: MarkSpec(.rule, color: color, label: plain(line.label)),
          encoding: Encoding(y: ChannelSpec(datum: line.value, axis: axis))))
    }
  }

  /// A column as a layer shows it; the input is nil where the layer names none.
  private struct Curve: Hashable {
    var input: String?
    var column: String
  }

  /// A layer's place in a figure.
  private struct Place: Comparable {
    var panel: Int
    var layer: Int

    static func < (a: Place, b: Place) -> Bool { (a.panel, a.layer) < (b.panel, b.layer) }
  }

  /// Words without what a mark's template would take for its own.
  private static func plain(_ text: String) -> String {
    String(text.map { $0 == "{" ? "(" : $0 == "}" ? ")" : $0 })
  }
}
