import PlotCore

/// How many pixel columns a curve may have, so that a page stays small in text formats.
struct ColumnBudget {
  /// Path points for a page whose curves are reduced to two columns for each point of width: each of a
  /// dozen curves in two panels has every column, of hundreds only some are left.
  private static let pagePoints = 160_000

  private let columns: Int

  init(_ panels: [PlacedPanel]) {
    let cost = panels.reduce(0) { sum, placed in
      placed.panel.layers.filter(\.drawsSamples).reduce(sum) {
        $0 + $1.series.count * $1.mark.pointsPerColumn
      }
    }
    columns = max(48, min(2000, Self.pagePoints / max(1, cost)))
  }

  /// Finer columns were asked for by a raster output, whose size does not grow with them.
  func limit(for curve: Curve, width: Double) -> Int {
    let fineness = Double(curve.density.count) / max(1, width)
    return min(2000, max(columns, Int(Double(columns) * min(16, fineness / 2))))
  }
}
