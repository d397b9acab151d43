import PlotCore

/// Straight lines between samples.
package struct LineMark: Mark {
  package static let id = "line"
  package static let summary = "draws straight lines between samples"
  package static var joinsSamples: Bool { true }
  private let options: CurveOptions

  package init(options: CurveOptions) { self.options = options }

  package func look(over theme: CurveLook) -> CurveLook { options.look.over(theme) }

  package var pointsPerColumn: Int { options.pointsPerColumn }

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    if layer.encoding.drawsRows {
      return RowPen(layer, options.look).lines(options.interpolation ?? .linear)
    }
    return CurvePen(layer, options).draw(
      as: "line curve", isStep: options.interpolation == .stepAfter)
  }
}
