import PlotCore
import PlotScene

/// Draws the rows of a layer, each by itself, and in the looks of the curves that they belong to.
struct RowPen {
  let layer: MarkLayer
  let look: MarkLook
  private let style: PageStyle

  init(_ layer: MarkLayer, _ look: MarkLook) {
    self.layer = layer
    self.look = look
    style = layer.style
  }

  /// Whether amounts grow along the page: where names stand up the page and none along it.
  var isAlong: Bool { layer.y.isOfNames && !layer.x.isOfNames }

  /// The colour of a row.
  func color(of row: MarkRow, _ curve: MarkCurve) -> Color {
    let color =
      row.color.map { $0.withAlpha(look.opacity ?? $0.alpha) } ?? look.color(of: curve.look)
    return row.opacity.map { color.withAlpha(color.alpha * $0) } ?? color
  }

  /// Draws a shape for each row: those of one colour as one path.
  func fills(
    as word: String, reach: Double = 0, _ shape: (MarkRow) -> Path?
  ) -> MarkDrawing {
    var drawing = MarkDrawing(reach: reach)
    for (curve, rows) in zip(layer.curves, layer.rowsByCurve) {
      var parts: [(color: Color, path: Path)] = []
      for row in rows {
        guard let path = shape(row), !path.isEmpty else { continue }
        let color = color(of: row, curve)
        // What shows through where shapes overlap must be drawn one by one.
        if let last = parts.last, last.color == color, color.alpha == 1 {
          parts[parts.count - 1].path.add(path)
        } else {
          parts.append((color, path))
        }
        if let bounds = path.bounds {
          drawing.obstacles.append(bounds)
          drawing.ends[curve.number] = Point(bounds.midX, bounds.midY)
        }
      }
      drawing.add(
        parts.map { .fill($0.path, $0.color) }, label: "\(curve.name), \(word)")
    }
    return drawing
  }

  /// The place where amounts begin: zero, or the panel's edge nearest to it.
  var baseline: Double {
    guard isAlong else { return layer.baseline }
    let (zero, frame) = (layer.x(0), layer.frame)
    guard zero.isFinite else { return layer.x.scale.isReversed ? frame.maxX : frame.minX }
    return min(frame.maxX, max(frame.minX, zero))
  }

  /// From where to where a row's amount reaches, in the direction in which amounts grow.
  func amount(of row: MarkRow) -> ClosedRange<Double>? {
    let (value, end) = isAlong ? (row.x, row.x2) : (row.y, row.y2)
    let place = isAlong ? layer.x(value) : layer.y(value)
    let base = end.map { isAlong ? layer.x($0) : layer.y($0) } ?? baseline
    guard place.isFinite, base.isFinite else { return nil }
    return min(place, base)...max(place, base)
  }

  /// The room across the amount: that of a name, from end to end, or around a number.
  func room(of row: MarkRow, width: Double) -> ClosedRange<Double>? {
    let channel: Channel = isAlong ? .y : .x
    guard let span = layer.span(of: row, channel) else { return nil }
    let axis = isAlong ? layer.y : layer.x
    let hasEnds = (isAlong ? row.y2 : row.x2) != nil
    guard !axis.isOfNames, !hasEnds else { return span }
    return (span.lowerBound - width / 2)...(span.lowerBound + width / 2)
  }

  /// How wide a bar at a number may be, in points, so that none touches its neighbour.
  var barWidth: Double {
    let axis = isAlong ? layer.y : layer.x
    guard !axis.isOfNames else { return 0 }
    let places = Set(
      layer.rows.map { isAlong ? layer.y($0.y) : layer.x($0.x) }.filter(\.isFinite)
    ).sorted()
    let step = zip(places.dropFirst(), places).lazy.map { $0 - $1 }.filter { $0 > 1e-6 }.min()
    let usual = 18 * style.scale
    return step.map { min($0 * 0.9, usual * 4) } ?? usual
  }
}

extension Path {
  /// Adds the pieces of another path.
  mutating func add(_ other: Path) { elements += other.elements }

  /// The least rectangle around its points, those that bend its curves among them; nil where it has none.
  var bounds: Rect? {
    var (low, high) = (Point(.infinity, .infinity), Point(-.infinity, -.infinity))
    func add(_ point: Point) {
      low = Point(min(low.x, point.x), min(low.y, point.y))
      high = Point(max(high.x, point.x), max(high.y, point.y))
    }
    for element in elements {
      switch element {
      case .move(let point), .line(let point): add(point)
      case .curve(let one, let two, let end): [one, two, end].forEach(add)
      case .close: break
      }
    }
    guard low.x <= high.x, low.y <= high.y else { return nil }
    return Rect(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
  }
}
