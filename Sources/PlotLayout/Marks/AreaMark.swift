import PlotCore

/// The area under a step curve.
package struct AreaMark: Mark {
  package static let id = "area"
  package static let summary = "draws a step curve and the area under it"
  package static var joinsSamples: Bool { true }
  package static var drawsAmounts: Bool { true }
  private let options: CurveOptions

  package init(options: CurveOptions) { self.options = options }

  package func look(over theme: CurveLook) -> CurveLook { options.look.over(theme) }

  package var pointsPerColumn: Int { options.pointsPerColumn }

  /// An area without any opacity would be no area.
  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    if layer.encoding.drawsRows {
      let isStacked = layer.rows.contains { $0.y2 != nil || $0.x2 != nil }
      return RowPen(layer, options.look).areas(
        options.interpolation ?? .linear, opacity: isStacked ? 0.85 : 0.4)
    }
    return CurvePen(layer, options).draw(as: "area", isStep: true, usualFill: { max($0, 0.22) })
  }
}
