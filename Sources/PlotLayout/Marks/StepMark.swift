import PlotCore

/// A curve that keeps each value until the next sample.
package struct StepMark: Mark {
  package static let id = "step"
  package static let summary = "draws a curve that keeps each value until the next sample"
  package static var joinsSamples: Bool { true }
  private let options: CurveOptions

  package init(options: CurveOptions) { self.options = options }

  package func look(over theme: CurveLook) -> CurveLook { options.look.over(theme) }

  package var pointsPerColumn: Int { options.pointsPerColumn }

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    if layer.encoding.drawsRows { return RowPen(layer, options.look).lines(.stepAfter) }
    return CurvePen(layer, options).draw(as: "step curve", isStep: true)
  }
}
