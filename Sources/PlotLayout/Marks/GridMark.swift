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
    var (path, minor) = (Path(), Path())
    for axis in panel.axes where axis.hasGrid {
      for tick in axis.ticks { Self.add(tick.share, of: axis, in: frame, to: &path) }
      for share in axis.minorShares { Self.add(share, of: axis, in: frame, to: &minor) }
    }
    let stroke = StrokeStyle(width: style.theme.gridWidth * style.scale)
    var items: [Primitive] = []
    if !minor.isEmpty { items.append(.stroke(minor, style.theme.minorGrid, stroke)) }
    if !path.isEmpty { items.append(.stroke(path, style.theme.grid, stroke)) }
    if !items.isEmpty { drawing.items = [.group(Group(role: .grid, items: items))] }
    return drawing
  }

  private static func add(
    _ share: Double, of axis: MarkAxis, in frame: Rect, to path: inout Path
  ) {
    guard share >= -1e-9, share <= 1 + 1e-9 else { return }
    let share = min(1, max(0, share))
    if axis.channel == .y {
      let y = CurveShape.rounded(frame.maxY - share * frame.height)
      // The baseline stands there already.
      if (y - frame.maxY).magnitude < 0.05 { return }
      path.move(to: Point(frame.minX, y))
      path.line(to: Point(frame.maxX, y))
    } else {
      let x = CurveShape.rounded(frame.minX + share * frame.width)
      path.move(to: Point(x, frame.minY))
      path.line(to: Point(x, frame.maxY))
    }
  }
}
