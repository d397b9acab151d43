import PlotConfig
import PlotCore

extension Walk {
  /// Counts the values that a log axis of the figure has no place for, and notes them at their input,
  /// once for each column.
  ///
  /// Only columns that reach 0 are read for it; whether an output is drawn does not matter, so that
  /// the figures of a run are the same beside any others.
  mutating func countHidden(by figure: FigureSpec) throws(PlotError) {
    let names = InputNames(inputs.map(\.spec.name))
    var seen: Set<Field> = []
    for panel in figure.panels {
      for layer in panel.layers {
        for (channel, encoded) in [(Channel.x, layer.encoding.x), (.y, layer.encoding.y)] {
          guard let encoded, Self.isLog(encoded, channel, in: panel) else { continue }
          guard let name = layer.data ?? names.all.first, let index = names.number(of: name) else {
            continue
          }
          for field in encoded.fields
          where seen.insert(Field(input: index, name: field)).inserted {
            try countHidden(field, of: index)
          }
        }
      }
    }
  }

  /// A column of an input.
  private struct Field: Hashable {
    var input: Int
    var name: String
  }

  private static func isLog(
    _ encoded: ChannelSpec, _ channel: Channel, in panel: PanelSpec
  ) -> Bool {
    let axes = panel.axes.filter { $0.channel == channel }
    let axis = encoded.axis.flatMap { name in axes.first { $0.name == name } } ?? axes.first
    return axis?.scale.kind == .log
  }

  private mutating func countHidden(_ field: String, of index: Int) throws(PlotError) {
    let source = inputs[index].source
    guard let column = source.index(of: field),
      let extent = try inputs[index].extent(of: field), extent.lowerBound <= 0
    else { return }
    var count = 0
    try source.forEachBlock(of: [column]) { block in
      for row in 0..<block.rowCount where block.columns[0].double(at: row) <= 0 { count += 1 }
    }
    guard count > 0 else { return }
    let values = count == 1 ? "1 value" : "\(Decimal.grouped(count)) values"
    inputs[index].add(
      Note(
        .notice, "log-axis", count: count,
        "\(values) of \(field), of \(Decimal.grouped(source.rowCount)), "
          + (count == 1 ? "is" : "are") + " 0 or below, where a log axis has no place",
        remedy: "take \"symlog\" for the scale's type, which shows them too"))
  }
}
