import PlotConfig
import PlotCore
import PlotLayout

/// Which layers of a figure draw each row by itself, now that the columns are known.
struct RowLayers {
  private let inputs: InputNames
  private let columns: [[Column]]
  private let rowCounts: [Int]
  private let marks: MarkSet

  init(of inputs: [OpenInput], marks: MarkSet) {
    self.inputs = InputNames(inputs.map(\.spec.name))
    columns = inputs.map(\.source.columns)
    rowCounts = inputs.map(\.source.rowCount)
    self.marks = marks
  }

  /// Returns the figure with these layers told as such.
  func marked(_ figure: FigureSpec) -> FigureSpec {
    var figure = figure
    for panel in figure.panels.indices {
      for layer in figure.panels[panel].layers.indices {
        figure.panels[panel].layers[layer].encoding.drawsRows = drawsRows(
          figure.panels[panel].layers[layer])
      }
    }
    return figure
  }

  /// Whether a layer stands at names, or says more of each row than a curve through many could show.
  func drawsRows(_ layer: LayerSpec) -> Bool {
    let encoding = layer.encoding
    guard let number = (layer.data ?? inputs.all.first).flatMap({ inputs.number(of: $0) }),
      takesRows(layer)
    else { return false }
    let placed = [encoding.x, encoding.y, encoding.x2, encoding.y2].flatMap { $0?.fields ?? [] }
    guard !placed.isEmpty else { return false }
    let isNamed = placed.contains { field in
      columns[number].first { $0.name == field }?.storage == .name
    }
    if isNamed || saysMore(encoding) || !takesCurves(layer) { return true }
    guard rowCounts[number] <= RowTable.mostRows else { return false }
    let amounts = [MarkSpec.Kind.bar, .area].contains(layer.mark.kind)
    let ends = encoding.y2?.fields.isEmpty == false || encoding.x2?.fields.isEmpty == false
    return amounts && !encoding.groupFields.isEmpty || ends && layer.mark.kind != .bar
      || bends(layer.mark)
  }

  /// Whether rows have sizes, shapes, words or places of their own.
  private func saysMore(_ encoding: Encoding) -> Bool {
    encoding.xOffset != nil || encoding.yOffset != nil || encoding.shape != nil
      || [encoding.size, encoding.opacity, encoding.text].contains {
        $0?.fields.isEmpty == false
      }
  }

  /// Whether a line goes from row to row in a way that a walk does not reduce.
  private func bends(_ mark: MarkSpec) -> Bool {
    guard case .string(let word) = mark["interpolate"] else { return false }
    return Interpolation(rawValue: word).map { $0 != .linear && $0 != .stepAfter } ?? false
  }

  /// Whether a mark can draw rows.
  private func takesRows(_ layer: LayerSpec) -> Bool {
    var encoding = layer.encoding
    encoding.drawsRows = true
    return (try? marks.make(layer.mark).demands(of: encoding).contains(.rows)) ?? false
  }

  /// Whether a mark can draw the layer's columns by a walk.
  private func takesCurves(_ layer: LayerSpec) -> Bool {
    var encoding = layer.encoding
    encoding.drawsRows = false
    guard encoding.y?.fields.isEmpty == false else { return false }
    return (try? !marks.make(layer.mark).demands(of: encoding).isEmpty) ?? false
  }

  /// The columns of each input that are drawn row by row.
  func fields(of figure: FigureSpec) -> [[String]] {
    var found: [[String]] = inputs.all.map { _ in [] }
    for layer in figure.panels.flatMap(\.layers) where layer.encoding.drawsRows {
      guard let number = (layer.data ?? inputs.all.first).flatMap({ inputs.number(of: $0) }) else {
        continue
      }
      for field in layer.encoding.rowFields + layer.only.map(\.column)
      where !found[number].contains(field) {
        found[number].append(field)
      }
    }
    return found
  }
}

extension Encoding {
  /// All columns that a layer of rows reads.
  fileprivate var rowFields: [String] {
    let channels = [x, y, x2, y2, size, opacity, text].flatMap { $0?.fields ?? [] }
    let groups = [color, strokeDash, shape, xOffset, yOffset].flatMap { $0?.fields ?? [] } + detail
    let orders = [x, y].compactMap { channel -> String? in
      if case .field(let field, _) = channel?.sort { field } else { nil }
    }
    return channels + groups + orders
  }
}
