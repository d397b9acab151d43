import PlotConfig
import PlotCore

/// The panel that inputs of different kinds share, while it is put together.
struct SharedPanel {
  /// The marks that layers may name.
  private let marks: MarkSet
  /// The first input's panel, with what was added of the others; nil before the first.
  private var first: PanelSpec?
  /// Shaded spans of the others, which stand behind the curves of all.
  private var bands: [LayerSpec] = []

  init(marks: MarkSet) { self.marks = marks }

  /// The panel with all layers, the span that was added last at the back.
  var panel: PanelSpec? {
    guard var panel = first else { return nil }
    panel.layers = bands.reversed() + panel.layers
    return panel
  }

  /// Adds layers and the axes that they need.
  mutating func add(_ layers: [LayerSpec], of panel: PanelSpec) {
    guard first != nil else {
      first = panel
      first?.layers = layers
      return
    }
    for axis in panel.axes where first?.axes.contains(where: { $0.name == axis.name }) == false {
      // Axes that are told apart by their unit only keep their own.
      if layers.contains(where: { $0.encoding.y?.axis == axis.name }) { first?.axes.append(axis) }
    }
    let names = Set(first?.axes.map(\.name) ?? [])
    for var layer in layers {
      for channel: WritableKeyPath<Encoding, ChannelSpec?> in [\.x, \.x2, \.y, \.y2] {
        // An axis that the shared panel has not is its first of the channel.
        if let name = layer.encoding[keyPath: channel]?.axis, !names.contains(name) {
          layer.encoding[keyPath: channel]?.axis = nil
        }
      }
      if marks.isBehind(layer) { bands.append(layer) } else { first?.layers.append(layer) }
    }
  }
}
