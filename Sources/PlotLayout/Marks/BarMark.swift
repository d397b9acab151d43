import Host
import PlotCore
import PlotScene

/// An upright bar for each sample: around its x, or from x to x2 where both are columns, as the bins of a
/// histogram.
///
/// A value that is not zero is at least a point high: a count of one is seen beside millions, on an axis
/// whose lengths may still be compared, which a log axis has not.
package struct BarMark: Mark {
  package static let id = "bar"
  package static let summary = "draws an upright bar for each sample"
  package static var hasEnds: Bool { false }
  package static var takesEnds: Bool { true }
  package static var drawsAmounts: Bool { true }
  /// The least height of a bar whose value is not zero, in points at scale 1.
  private static let leastHeight = 1.0
  private let options: PlainOptions

  package init(options: PlainOptions) { self.options = options }

  package func look(over theme: CurveLook) -> CurveLook { options.look.over(theme) }

  package func demands(of encoding: Encoding) -> Set<MarkDemand> {
    if encoding.drawsRows { return [.rows] }
    guard encoding.y?.fields.isEmpty == false else { return [] }
    return encoding.x2?.fields.isEmpty == false ? [.spans] : [.columns]
  }

  /// Widens the axis along the page by half a bar at either end, so that the outermost bars are not cut;
  /// those with bounds of their own end there.
  package func widen(_ extents: inout MarkExtents) {
    extents.addStack()
    // On a log axis a bar begins at its end: the least one needs a length.
    let amounts = extents.y.data
    if extents.y.scale.kind == .log, amounts.lowest > 0, !amounts.isEmpty {
      extents.y.shown.add(amounts.lowest / 2)
    }
    let (data, kind) = (extents.x.data, extents.x.scale.kind)
    guard extents.encoding.x2?.fields.isEmpty != false else { return }
    guard !data.isEmpty, extents.rowCount > 1 else { return }
    // Half of what each of evenly spaced bars has, and room for a group where there are few.
    let groupSize = extents.encoding.y?.isStacked == true ? 1 : extents.columns.count
    let half = 0.5 / Double(extents.rowCount - 1)
    if kind == .log, data.lowest > 0, data.highest > data.lowest {
      // How wide bars are there depends on their neighbours.
      let share = max(half, min(0.5, 0.06 * Double(max(1, groupSize))))
      let factor = pow(data.highest / data.lowest, min(share, 0.5))
      extents.x.shown.add(data.lowest / factor)
      extents.x.shown.add(data.highest * factor)
    }
    if kind == .symlog {
      let scale = Scale(
        .symlog, lowest: data.lowest, highest: data.highest,
        linearRange: extents.x.scale.constant)
      let share = max(half, min(0.25, 0.06 * Double(max(1, groupSize))))
      extents.x.shown.add(scale.value(atShare: -share))
      extents.x.shown.add(scale.value(atShare: 1 + share))
    }
    guard kind == .linear || kind == .time else { return }
    let room = (data.highest - data.lowest) * half
    extents.x.shown.add(data.highest + room)
    extents.x.shown.add(data.lowest - room)
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
    if layer.encoding.drawsRows { return RowPen(layer, options.look).bars() }
    var drawing = MarkDrawing(reach: layer.style.lineReach)
    // Bars of several columns stand side by side, unless on top of one another.
    let groupSize = layer.isStacked ? 1 : layer.curves.count
    for (number, curve) in layer.curvesToDraw().enumerated() {
      let place = groupSize > 1 ? number : 0
      var path = Path()
      for bar in BarPlaces(of: curve, in: layer, groupSize: groupSize).bars {
        let width = (bar.right - bar.left) / Double(groupSize)
        let left = CurveShape.rounded(bar.left + Double(place) * width)
        let right = CurveShape.rounded(bar.left + Double(place + 1) * width)
        for sample in bar.samples {
          guard let (top, bottom) = sides(of: sample, in: layer) else { continue }
          let middle = Point((left + right) / 2, CurveShape.rounded(layer.y(sample.y)))
          drawing.ends[curve.number] = middle
          guard right > left, bottom > top else { continue }
          let rect = Rect(x: left, y: top, width: right - left, height: bottom - top)
          path.add(rect)
          drawing.obstacles.append(rect)
        }
      }
      guard !path.isEmpty else { continue }
      drawing.add(
        [.fill(path, options.look.color(of: curve.look))], label: "\(curve.name), bars")
    }
    return drawing
  }

  /// Where a bar begins and ends up the page; nil where the scale has no place for its value.
  private func sides(of sample: Curve.Sample, in layer: MarkLayer) -> (Double, Double)? {
    let (base, least) = (layer.baseline, Self.leastHeight * layer.style.scale)
    var end = layer.y(sample.y)
    guard end.isFinite else { return nil }
    if sample.y != 0, (end - base).magnitude < least, layer.y.scale.contains(sample.y) {
      end = base + ((sample.y > 0) != layer.y.scale.isReversed ? -least : least)
    }
    return (CurveShape.rounded(min(end, base)), CurveShape.rounded(max(end, base)))
  }
}
