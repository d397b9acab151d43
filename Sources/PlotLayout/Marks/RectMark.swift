import PlotCore
import PlotScene

/// A rectangle for each row: the room of its names, or what lies between its ends.
package struct RectMark: Mark {
  package static let id = "rect"
  package static let summary = "fills the room of names, or between ends, for each row"
  package static var hasEnds: Bool { false }
  private let options: PlainOptions

  package init(options: PlainOptions) { self.options = options }

  package func look(over theme: CurveLook) -> CurveLook { options.look.over(theme) }

  package func demands(of encoding: Encoding) -> Set<MarkDemand> {
    encoding.drawsRows ? [.rows] : []
  }

  package func swatch(
    of look: CurveLook, from start: Point, length: Double, style: PageStyle
  ) -> [Primitive] {
    let side = min(length, 8 * style.scale)
    let square = Rect(
      x: start.x + (length - side) / 2, y: start.y - side / 2, width: side, height: side)
    return [.fill(Path(square), options.look.color(of: look))]
  }

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    RowPen(layer, options.look).boxes()
  }
}
