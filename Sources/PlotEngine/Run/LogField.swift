import PlotConfig
import PlotCore

/// A column that stands on a log axis of a figure.
struct LogField: Hashable {
  /// The place of its input in the run.
  var input: Int
  /// The column's name.
  var name: String

  /// Whether a value of zero or less has no place on the axis; where a bin begins at one it stands apart.
  var hidesZero = true

  /// Returns those of a figure, each once, in order.
  static func all(of figure: FigureSpec, names: InputNames) -> [LogField] {
    var found: [LogField] = []
    var seen: Set<LogField> = []
    for panel in figure.panels {
      for layer in panel.layers {
        let hasEnds = layer.encoding.x2?.fields.isEmpty == false
        for (channel, encoded, hidesZero) in [
          (Channel.x, layer.encoding.x, !hasEnds), (.x, layer.encoding.x2, true),
          (.y, layer.encoding.y, true),
        ] {
          guard let encoded, isLog(encoded, channel, in: panel),
            let name = layer.data ?? names.all.first, let input = names.number(of: name)
          else { continue }
          for field in encoded.fields {
            let place = LogField(input: input, name: field, hidesZero: hidesZero)
            if seen.insert(place).inserted { found.append(place) }
          }
        }
      }
    }
    return found
  }

  /// Returns the names of those of each input that has such a column.
  static func columns(of figure: FigureSpec, _ inputs: [OpenInput]) -> [[String]] {
    var columns: [[String]] = inputs.map { _ in [] }
    for field in all(of: figure, names: InputNames(inputs.map(\.spec.name)))
    where inputs[field.input].source.index(of: field.name) != nil {
      columns[field.input].append(field.name)
    }
    return columns
  }

  private static func isLog(
    _ encoded: ChannelSpec, _ channel: Channel, in panel: PanelSpec
  ) -> Bool {
    let axes = panel.axes.filter { $0.channel == channel }
    let axis = encoded.axis.flatMap { name in axes.first { $0.name == name } } ?? axes.first
    return axis?.scale.kind == .log
  }
}
