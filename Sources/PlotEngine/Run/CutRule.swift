import PlotConfig
import PlotCore
import PlotLayout

/// Marks where recordings break off whose programs went on.
enum CutRule {
  /// Returns a suggested figure with a dashed line at the last row of each such recording in every panel that
  /// shows it, where what came after is not known.
  static func added(to figure: FigureSpec, of inputs: [OpenInput], _ data: FigureData) -> FigureSpec
  {
    let broken = inputs.filter { !$0.info.isComplete && !$0.isDifference }
    guard !broken.isEmpty else { return figure }
    let first = inputs.first?.spec.name
    var figure = figure
    var told: Set<String> = []
    for panel in figure.panels.indices {
      let curves = figure.panels[panel].layers.filter { $0.encoding.y?.fields.isEmpty == false }
      let isShared = Set(curves.map { $0.data ?? first }).count > 1
      for input in broken {
        guard
          let x = curves.first(where: { ($0.data ?? first) == input.spec.name })?.encoding.x,
          let field = x.fields.first,
          let known = data.inputs.first(where: { $0.name == input.spec.name }),
          let last = last(of: field, in: known)
        else { continue }
        // Where panels stand above one another the words stand in the first one.
        let words = isShared ? "\(input.spec.name) breaks off here" : "breaks off here"
        let isTold = !told.insert(input.spec.name).inserted
        figure.panels[panel].layers.append(
          LayerSpec(
            mark: MarkSpec(.rule, strokeDash: [2, 2], label: isTold ? nil : words),
            encoding: Encoding(x: ChannelSpec(datum: last, axis: x.axis))))
      }
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
