import Host
import PlotCore
import PlotScene

/// An upright bar for each sample.
package struct BarMark: Mark {
  package static let id = "bar"
  package static let summary = "draws an upright bar for each sample"
  package static var hasEnds: Bool { false }
  private let options: PlainOptions

  package init(options: PlainOptions) { self.options = options }

  package func look(over theme: CurveLook) -> CurveLook { options.look.over(theme) }

  /// Widens the axis along the page by half a bar at either end, so that the outermost of evenly
  /// spaced bars are not cut.
  package func widen(_ extents: inout MarkExtents) {
    extents.addStack()
    // On a log axis a bar begins at its end: the least one needs a length.
    let amounts = extents.y.data
    if extents.y.scale.kind == .log, amounts.lowest > 0, !amounts.isEmpty {
      extents.y.shown.add(amounts.lowest / 2)
    }
    let (data, kind) = (extents.x.data, extents.x.scale.kind)
    guard !data.isEmpty, extents.rowCount > 1 else { return }
    if kind == .log, data.lowest > 0, data.highest > data.lowest {
      // How wide bars are there depends on their neighbours: about as much as the widest may be.
      let factor = pow(data.highest / data.lowest, 0.06)
      extents.x.shown.add(data.lowest / factor)
      extents.x.shown.add(data.highest * factor)
    }
    guard kind == .linear || kind == .time else { return }
    let half = (data.highest - data.lowest) / Double(extents.rowCount - 1) / 2
    extents.x.shown.add(data.highest + half)
    extents.x.shown.add(data.lowest - half)
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
    var drawing = MarkDrawing(reach: layer.style.lineReach)
    // Bars of several columns stand side by side, unless on top of one another.
    let groupSize = layer.isStacked ? 1 : layer.curves.count
    for (place, curve) in layer.curvesToDraw.enumerated() {
      let path = path(
        of: curve, place: groupSize > 1 ? place : 0, of: groupSize, in: layer, &drawing)
      guard !path.isEmpty else { continue }
      drawing.add(
        [.fill(path, options.look.color(of: curve.look))], label: "\(curve.name), bars")
    }
    return drawing
  }

  /// The bars of one of several curves that share the room of each sample.
  private func path(
    of curve: MarkCurve, place: Int, of groupSize: Int, in layer: MarkLayer,
    _ drawing: inout MarkDrawing
  ) -> Path {
    let scale = layer.style.scale
    let base = layer.baseline
    let kind = layer.x.scale.kind
    let isSpread = kind == .log || kind == .symlog
    let bars = bars(of: curve, in: layer, base)
    let gaps = zip(bars, bars.dropFirst()).map { ($1.x - $0.x).magnitude }.filter { $0 > 0 }
    let pitch = gaps.min() ?? 30 * scale
    var path = Path()
    for (number, bar) in bars.enumerated() {
      let beside = isSpread ? gaps[max(0, number - 1)..<min(gaps.count, number + 1)].min() : pitch
      let room = beside ?? pitch
      // A gap that tells neighbours apart and leaves their heights one shape.
      let gap = room > 3 ? min(0.25 * room, 1.1 * scale) : 0
      let group = min(40 * scale * Double(groupSize), max(0.5, room - gap))
      let width = group / Double(groupSize)
      let left = bar.x - group / 2 + Double(place) * width
      let rect = Rect(
        x: CurveShape.rounded(left), y: CurveShape.rounded(min(bar.y, base)),
        width: CurveShape.rounded(width), height: CurveShape.rounded((bar.y - base).magnitude))
      path.add(rect)
      drawing.obstacles.append(rect)
      drawing.ends[curve.number] = bar
    }
    return path
  }

  /// The ends of the bars: of many samples in one pixel column the tallest covers the others, up from
  /// zero as well as down.
  private func bars(of curve: MarkCurve, in layer: MarkLayer, _ base: Double) -> [Point] {
    let columns = layer.columns(of: curve)
    return columns.columns.flatMap { column -> [Point] in
      let points = columns.samples[column.samples].map(layer.point)
        .filter { $0.x.isFinite && $0.y.isFinite }
      let above = points.filter { $0.y <= base }.min { $0.y < $1.y }
      let below = points.filter { $0.y > base }.max { $0.y < $1.y }
      return [above, below].compactMap { $0 }
    }
  }
}
