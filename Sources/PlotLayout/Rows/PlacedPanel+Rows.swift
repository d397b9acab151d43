import PlotCore

extension PlacedPanel {
  /// The rows of a layer at their places on the panel's axes.
  func rows(of layer: ResolvedLayer) -> [MarkRow] {
    guard let rows = layer.rows else { return [] }
    let (x, y) = (axes[layer.xAxis].axis, axes[layer.yAxis].axis)
    let curves = Dictionary(
      rows.groups.order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let xSlots = Self.slots(rows.xSlots)
    let ySlots = Self.slots(rows.ySlots)
    let shapes = Self.slots(rows.shapes)
    let largest = Self.highest(rows.size)
    let opacities = Self.range(rows.opacity)
    var made: [MarkRow] = []
    made.reserveCapacity(rows.count)
    for index in 0..<rows.count {
      guard let curve = curves[rows.groups.labels[index]] else { continue }
      var row = MarkRow()
      row.curve = curve
      row.x = Self.place(rows.x, index, on: x) ?? .nan
      row.y = Self.place(rows.y, index, on: y) ?? .nan
      row.x2 = rows.x2.flatMap { Self.place($0, index, on: x) }
      row.y2 = rows.y2.flatMap { Self.place($0, index, on: y) }
      if let stacks = layer.stacks {
        let span = stacks.spans[index]
        if rows.valueChannel == .x {
          (row.x, row.x2) = (span.to, span.from)
        } else {
          (row.y, row.y2) = (span.to, span.from)
        }
      }
      if let xSlots { row.xSlot = xSlots[rows.xSlots?.labels[index] ?? ""] ?? row.xSlot }
      if let ySlots { row.ySlot = ySlots[rows.ySlots?.labels[index] ?? ""] ?? row.ySlot }
      row.shape = shapes?[rows.shapes?.labels[index] ?? ""]?.index ?? 0
      if let largest, let value = rows.size?.number(index), value >= 0 {
        row.size = largest > 0 ? value / largest : 0
      }
      if let opacities, let value = rows.opacity?.number(index), value.isFinite {
        let span = opacities.upperBound - opacities.lowerBound
        row.opacity = span > 0 ? 0.3 + 0.5 * (value - opacities.lowerBound) / span : 0.8
      }
      row.text = Self.words(rows.text, index, of: layer, on: y)
      made.append(row)
    }
    return made
  }

  /// The place of a row's value on an axis; nil where it has none, or the axis does not show its name.
  private static func place(
    _ values: LayerRows.Values?, _ row: Int, on axis: ResolvedAxis
  ) -> Double? {
    switch values {
    case .numbers(let numbers): return numbers[row]
    case .names(let names): return names[row].flatMap { axis.names?.place(of: $0) }.map(Double.init)
    case nil: return nil
    }
  }

  private static func slots(
    _ found: (labels: [String], order: [String])?
  ) -> [String: MarkRow.Slot]? {
    found.map { found in
      Dictionary(
        found.order.enumerated().map { ($1, MarkRow.Slot($0, of: found.order.count)) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  private static func highest(_ values: LayerRows.Values?) -> Double? {
    guard case .numbers(let numbers) = values else { return nil }
    return numbers.lazy.filter(\.isFinite).max() ?? 0
  }

  private static func range(_ values: LayerRows.Values?) -> ClosedRange<Double>? {
    guard case .numbers(let numbers) = values, let low = numbers.lazy.filter(\.isFinite).min(),
      let high = numbers.lazy.filter(\.isFinite).max()
    else { return nil }
    return low...high
  }

  /// A row's words: its name, or its number as the axis that counts it writes numbers.
  private static func words(
    _ values: LayerRows.Values?, _ row: Int, of layer: ResolvedLayer, on axis: ResolvedAxis
  ) -> String? {
    switch values {
    case .names(let names): return names[row]
    case .numbers(let numbers):
      guard numbers[row].isFinite else { return nil }
      let isCounted = layer.encoding.text?.fields == layer.encoding.y?.fields
      return QuantityFormat.string(numbers[row], unit: isCounted ? axis.unit : .none)
    case nil: return nil
    }
  }
}
