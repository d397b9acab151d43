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

  /// Draws the line over the first panel that shows the column; a figure without one stays.
  package func draw(on figure: inout FigureSpec) {
    for panel in figure.panels.indices {
      let layer = figure.panels[panel].layers.first { layer in
        layer.data ?? input == input && layer.encoding.y?.fields.contains(column) == true
      }
      guard let layer else { continue }
      figure.panels[panel].layers.append(
        LayerSpec(
          mark: MarkSpec(.rule, color: Self.color, label: Self.plain(label)),
          encoding: Encoding(y: ChannelSpec(datum: value, axis: layer.encoding.y?.axis))))
      return
    }
  }

  /// Words without what a mark's template would take for its own.
  private static func plain(_ text: String) -> String {
    String(text.map { $0 == "{" ? "(" : $0 == "}" ? ")" : $0 })
  }
}
