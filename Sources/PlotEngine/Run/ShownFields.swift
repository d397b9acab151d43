import PlotConfig
import PlotCore

/// The columns that a figure shows of each input, gathered in one pass over its layers.
struct ShownFields {
  /// Those of layers that name an input.
  private var named: [String: [String]] = [:]
  /// Those of layers that name none, and mean whichever there is.
  private var ofAny: [String] = []

  /// Gathers what `fields` tells of each layer's encoding.
  init(_ figure: FigureSpec, _ fields: (Encoding) -> [String]) {
    for panel in figure.panels {
      for layer in panel.layers {
        let found = fields(layer.encoding)
        if let name = layer.data {
          named[name, default: []] += found
        } else {
          ofAny += found
        }
      }
    }
  }

  /// Returns the columns of an input, some perhaps more than once.
  func fields(of input: String) -> [String] { ofAny + (named[input] ?? []) }
}
