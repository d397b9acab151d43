import PlotScene

/// Finds a free place for a label near a point of a panel.
///
/// A label never leaves the panel and never covers another label or the point itself. It covers
/// curves only where there is no other way, and then as little of them as possible.
public struct LabelPlacer {
  /// Where labels may stand.
  public private(set) var bounds: Rect
  /// The least distance of two labels side by side.
  public let spacing: Double
  /// What curves cover.
  public var curves: [Rect] = []
  /// What labels and dots cover already.
  public var taken: [Rect] = []

  /// Creates a placer of labels in a rectangle.
  public init(bounds: Rect, spacing: Double) {
    self.bounds = bounds
    self.spacing = spacing
  }

  /// Keeps labels away from those of the axis.
  public mutating func keepsClearOfLeft(by distance: Double) {
    guard distance < bounds.width else { return }
    bounds.x += distance
    bounds.width -= distance
  }

  /// Lets labels stand a little above the panel, where nothing else does.
  public mutating func reachesAbove(by distance: Double) {
    bounds.y -= distance
    bounds.height += distance
  }

  /// The price above which a shorter label nearer to its dot is better.
  public static let fairCost = 12.0

  /// The price below which a label hides nothing, but may stand so far from its dot that a line has to
  /// lead there.
  public static let freeCost = 39.0

  /// On which side of its dot a label may stand; beside it always.
  public enum Side: Sendable { case any, above, below }

  /// Returns the best place for a box of some size beside a dot of some radius; nil where the panel
  /// has none at the price. The place is taken then. Beyond a curve it stands only at a price, where
  /// `beyondNothing` says so: usually where it belongs on one side.
  public mutating func place(
    _ size: Size, near point: Point, radius: Double, on side: Side = .any,
    beyondNothing: Bool? = nil, costingAtMost limit: Double = .infinity
  ) -> Rect? {
    guard size.width <= bounds.width, size.height <= bounds.height else { return nil }
    let dot = Rect(x: point.x, y: point.y, width: 0, height: 0).inset(by: -radius)
    var best: (box: Rect, cost: Double)?
    for (cost, box) in candidates(size, around: dot) {
      if let best, cost >= best.cost { continue }
      switch side {
      case .any: break
      case .above: guard box.midY < dot.midY + 0.01 else { continue }
      case .below: guard box.midY > dot.midY - 0.01 else { continue }
      }
      guard bounds.contains(box, slack: 0.01), !box.intersects(dot),
        !taken.contains(where: { $0.intersects(box) })
      else { continue }
      // Beyond another curve words would be taken for that one's.
      let between = beyondNothing ?? (side != .any) ? gap(from: dot, to: box) : nil
      let total = cost + hidden(by: box) + (between.map(hidden) ?? 0)
      if total < best?.cost ?? .infinity { best = (box, total) }
    }
    guard let best, best.cost <= limit else { return nil }
    take(best.box)
    return best.box
  }

  /// Returns the first of some boxes that hides nothing, or else the one that hides least; nil where all
  /// of them leave the panel or cover other words. The place is taken then.
  public mutating func place(among boxes: [Rect]) -> Rect? {
    var best: (box: Rect, cost: Double)?
    for box in boxes {
      guard bounds.contains(box, slack: 0.01), !taken.contains(where: { $0.intersects(box) }) else {
        continue
      }
      let cost = hidden(by: box)
      if cost < best?.cost ?? .infinity { best = (box, cost) }
      if cost == 0 { break }
    }
    guard let best else { return nil }
    take(best.box)
    return best.box
  }

  /// Keeps other labels away from a box.
  public mutating func take(_ box: Rect) {
    taken.append(
      Rect(x: box.x - spacing, y: box.y, width: box.width + 2 * spacing, height: box.height))
  }

  /// Boxes around the dot with the price of their distance, the dearest last within each ring.
  private func candidates(_ size: Size, around dot: Rect) -> [(cost: Double, box: Rect)] {
    var result: [(Double, Rect)] = []
    let (w, h) = (size.width, size.height)
    for ring in 0..<9 {
      let away = [1, 3, 6, 10, 16, 26, 40, 64, 100][ring] * max(1, h / 9)
      let above = dot.minY - away - h
      let below = dot.maxY + away
      let left = dot.minX - away - w
      let right = dot.maxX + away
      let beside = dot.midY - h / 2
      let middle = dot.midX - w / 2
      // Moved inwards where the panel's edge is near: still above the dot, and not cut.
      let inside = max(bounds.minX, min(bounds.maxX - w, middle))
      let places: [(Double, Double, Double)] = [
        (middle, above, 0), (inside, above, 1), (dot.maxX - w, above, 1.5), (dot.minX, above, 1.5),
        (left, beside, 3), (right, beside, 3), (left, above + h / 2, 3.5),
        (right, above + h / 2, 3.5), (left, below - h / 2, 5), (right, below - h / 2, 5),
        (inside, below, 6), (dot.maxX - w, below, 6.5), (dot.minX, below, 6.5),
      ]
      for (x, y, price) in places {
        let box = Rect(x: x, y: y, width: w, height: h)
        result.append((price + Double(ring * ring) * 1.2, box))
      }
    }
    return result
  }

  /// The strip between a dot and a box above, below or beside it; nil where they all but touch.
  private func gap(from dot: Rect, to box: Rect) -> Rect? {
    let x = max(box.minX, min(box.maxX, dot.midX))
    let y = max(box.minY, min(box.maxY, dot.midY))
    let left = max(min(dot.maxX, x), dot.minX)
    let top = max(min(dot.maxY, y), dot.minY)
    let strip = Rect(
      x: min(left, x), y: min(top, y), width: abs(x - left), height: abs(y - top))
    guard max(strip.width, strip.height) > 1 else { return nil }
    return strip.inset(by: -0.05)
  }

  /// The price of what a box hides.
  private func hidden(by box: Rect) -> Double {
    var area = 0.0
    for curve in curves where curve.intersects(box) {
      let width = min(curve.maxX, box.maxX) - max(curve.minX, box.minX)
      let height = min(curve.maxY, box.maxY) - max(curve.minY, box.minY)
      area += width * height
    }
    return area == 0 ? 0 : 40 + area
  }
}
