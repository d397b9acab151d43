import PlotCore
import PlotScene

/// The lines on which the data stand: the panel's edges with an axis, the line at zero where values
/// lie on both sides of it, and the marks of ticks along the page.
package struct BaselineMark: Mark {
  package static let id = "baseline"
  package static let summary = "draws the lines at axes and at zero, and the marks of ticks"
  package static var channels: MarkChannels { .none }
  package static var plane: MarkPlane { .behind }
  package static var isImplied: Bool { true }

  package init(options: NoOptions) {}

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    var drawing = MarkDrawing(reach: nil)
    let (panel, frame, style) = (layer.panel, layer.frame, layer.style)
    guard panel.detail.shows(upTo: .curvesOnly) else { return drawing }
    var path = Path()
    if style.theme.frame {
      path = Path(frame)
    } else {
      for axis in panel.axes where axis.channel == .x {
        Self.addLine(
          at: axis.orient == .top ? frame.minY : frame.maxY, across: frame, of: axis, to: &path)
      }
    }
    if let main = panel.axes.first(where: \.isMain), main.isOfNames {
      Self.addZero(of: panel, to: &path)
    } else if let main = panel.axes.first(where: \.isMain) {
      let share = main.scale.share(0)
      if share > 1e-6, share < 1 + 1e-6, main.scale.kind != .log {
        Self.addLine(
          at: frame.maxY - share * frame.height, across: frame,
          of: panel.axes.first { $0.channel == .x }, to: &path)
      }
    }
    for axis in panel.axes where axis.channel == .x && (axis.showsLabels || style.theme.frame) {
      Self.addTicks(of: axis, in: layer, to: &path)
    }
    guard !path.isEmpty else { return drawing }
    let stroke = StrokeStyle(width: style.theme.axisWidth * style.scale, cap: .square)
    drawing.items = [.stroke(path, style.theme.axis, stroke)]
    return drawing
  }

  /// Adds the upright line at which amounts along the page begin, beside names.
  private static func addZero(of panel: MarkPanel, to path: inout Path) {
    guard let axis = panel.axes.first(where: { $0.channel == .x && !$0.isOfNames }),
      axis.scale.kind == .linear
    else { return }
    let share = axis.scale.share(0)
    guard share > -1e-6, share < 1 + 1e-6 else { return }
    let x = panel.frame.minX + min(1, max(0, share)) * panel.frame.width
    path.move(to: Point(x, panel.frame.minY))
    path.line(to: Point(x, panel.frame.maxY))
  }

  /// Adds a line, with breaks where bins without a bound stand apart from an axis' scale.
  private static func addLine(
    at y: Double, across frame: Rect, of axis: MarkAxis?, to path: inout Path
  ) {
    var start = frame.minX
    let gaps = [axis?.openBelow?.gap, axis?.openAbove?.gap].compactMap(\.self)
    for gap in gaps.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      path.move(to: Point(start, y))
      path.line(to: Point(frame.minX + gap.lowerBound * frame.width, y))
      start = frame.minX + gap.upperBound * frame.width
    }
    path.move(to: Point(start, y))
    path.line(to: Point(frame.maxX, y))
  }

  private static func addTicks(of axis: MarkAxis, in layer: MarkLayer, to path: inout Path) {
    let (frame, length) = (layer.frame, 3 * layer.style.scale)
    let isTop = axis.orient == .top
    let y = isTop ? frame.minY : frame.maxY
    for tick in axis.ticks {
      let x = CurveShape.rounded(frame.minX + tick.share * frame.width)
      path.move(to: Point(x, y))
      path.line(to: Point(x, y + (isTop ? -length : length)))
    }
  }
}
