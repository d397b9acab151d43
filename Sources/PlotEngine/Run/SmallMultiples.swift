import PlotConfig
import PlotCore

/// Many recordings of one kind, each in a panel of its own on the same scales: as one heap of curves they
/// could not be told apart.
enum SmallMultiples {
  /// Fewer are laid over each other, more could not be seen in panels.
  private static let counts = 6...30
  /// Bars of one would hide those of another: they are never laid over each other.
  private static let barCounts = 2...30

  /// Returns the figure of the recordings' main columns; nil where they are not of one kind, or too few
  /// or too many.
  static func figure(
    of figures: [FigureSpec], inputs: [OpenInput], marks: MarkSet
  ) -> FigureSpec? {
    let hasBars = figures.allSatisfy { $0.panels.first?.layers.first?.mark.kind == .bar }
    guard (hasBars ? barCounts : counts).contains(inputs.count),
      Set(inputs.map(\.info.format)).count == 1,
      let main = inputs[0].mainIndex.map({ inputs[0].source.columns[$0] })
    else { return nil }
    var panels: [PanelSpec] = []
    for (figure, input) in zip(figures, inputs) {
      guard
        var panel = figure.panels.first(where: { panel in
          panel.layers.contains { $0.encoding.y?.fields.contains(main.name) == true }
        })
      else { return nil }
      panel.title = input.spec.name
      panel.legend = .none
      panel.layers.removeAll { layer in
        layer.encoding.y?.fields.contains(main.name) != true
          || !marks.drawsSamples(layer) && layer.mark.kind != .extremum
      }
      for layer in panel.layers.indices where panel.layers[layer].mark.kind == .extremum {
        panel.layers[layer].mark.label = "{y}"
      }
      // A panel of several columns shows the main one.
      for layer in panel.layers.indices {
        panel.layers[layer].encoding.y?.fields = [main.name]
      }
      panels.append(panel)
    }
    // Few bars stand above one another, over one axis.
    let columns =
      hasBars && panels.count < 4 ? 1 : Int(Double(panels.count).squareRoot().rounded(.up))
    let xTitle = figures.lazy.flatMap(\.panels).flatMap(\.axes)
      .first { $0.channel == .x && $0.title != nil }?.title
    for index in panels.indices {
      let isLowest = index + columns >= panels.count
      for axis in panels[index].axes.indices {
        let isX = panels[index].axes[axis].channel == .x
        panels[index].axes[axis].title = isX && isLowest ? xTitle : nil
      }
    }
    return FigureSpec(
      title: "\(Template.escaped(main.title)) of \(panels.count) recordings",
      subtitle: "all on the same scales", panels: panels,
      layout: PanelLayout(columns: columns, sharesY: true))
  }
}
