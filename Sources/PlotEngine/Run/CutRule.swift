import PlotConfig
import PlotCore
import PlotLayout

/// Marks where a recording breaks off whose program went on, in a figure of one recording.
enum CutRule {
  /// Returns a suggested figure with a dashed line at the last row, where what came after is not known.
  static func added(to figure: FigureSpec, of inputs: [OpenInput], _ data: FigureData) -> FigureSpec
  {
    guard inputs.count == 1, !inputs[0].info.isComplete, let input = data.inputs.first else {
      return figure
    }
    var figure = figure
    for panel in figure.panels.indices {
      guard
        let x = figure.panels[panel].layers.lazy.compactMap(\.encoding.x).first(where: {
          !$0.fields.isEmpty
        }), let field = x.fields.first, let last = last(of: field, in: input)
      else { continue }
      figure.panels[panel].layers.append(
        LayerSpec(
          mark: MarkSpec(
            .rule, strokeDash: [2, 2], label: panel == 0 ? "breaks off here" : nil),
          encoding: Encoding(x: ChannelSpec(datum: last, axis: x.axis))))
    }
    return figure
  }

  private static func last(of field: String, in input: FigureData.Input) -> Double? {
    guard let column = input.columns.first(where: { $0.name == field }) else { return nil }
    if column.storage == .row {
      return input.rowCount > 0 ? Double(input.rowCount - 1) * column.scale : nil
    }
    return input.extents[field]?.upperBound
  }
}
