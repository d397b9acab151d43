import PlotCore
import PlotScene

/// The lines behind the data: hairlines at the ticks of the axes that have a grid.
package struct GridMark: Mark {
  package static let id = "grid"
  package static let summary = "draws hairlines behind the data at the ticks of axes"
  package static var channels: MarkChannels { .none }
  package static var plane: MarkPlane { .behind }
  package static var isImplied: Bool { true }

  package init(options: NoOptions) {}

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    var drawing = MarkDrawing(reach: nil)
    let (panel, frame, style) = (layer.panel, layer.frame, layer.style)
    guard panel.detail.shows(upTo: .curvesOnly) else { return drawing }
    var path = Path()
    for axis in panel.axes where axis.hasGrid {
      for tick in axis.ticks where tick.share >= -1e-9 && tick.share <= 1 + 1e-9 {
        let share = min(1, max(0, tick.share))
        if axis.channel == .y {
          let y = CurveShape.rounded(frame.maxY - share * frame.height)
          // The baseline stands there already.
          if (y - frame.maxY).magnitude < 0.05 { continue }
          path.move(to: Point(frame.minX, y))
          path.line(to: Point(frame.maxX, y))
        } else {
          let x = CurveShape.rounded(frame.minX + share * frame.width)
          path.move(to: Point(x, frame.minY))
          path.line(to: Point(x, frame.maxY))
        }
      }
    }
    guard !path.isEmpty else { return drawing }
    let stroke = StrokeStyle(width: style.theme.gridWidth * style.scale)
    drawing.items = [
      .group(Group(role: .grid, items: [.stroke(path, style.theme.grid, stroke)]))
    ]
    return drawing
  }
}
