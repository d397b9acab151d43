import PlotCore
import PlotScene

/// How a line goes from one row to the next.
package enum Interpolation: String, CaseIterable, Sendable {
  /// Straight.
  case linear
  /// Up or down in the middle between two.
  case step
  /// At the value before until the next one.
  case stepAfter = "step-after"
  /// At the next value from the one before on.
  case stepBefore = "step-before"
  /// Along a smooth curve that never goes beyond its values (Steffen, "A simple method for monotonic
  /// interpolation in one dimension", 1990).
  case monotone
}

extension RowPen {
  /// A line through the rows of each curve, in the order of their places.
  func lines(_ interpolation: Interpolation) -> MarkDrawing {
    let style = layer.style
    var drawing = MarkDrawing(reach: style.lineReach)
    for (curve, rows) in zip(layer.curves, layer.rowsByCurve) {
      var path = Path()
      for run in runs(of: rows) {
        let points = run.compactMap(layer.middle)
        Self.add(points, interpolation, isAlong: isAlong, to: &path, moves: true)
        for (one, two) in zip(points, points.dropFirst()) {
          drawing.obstacles.append(
            Rect(
              x: min(one.x, two.x), y: min(one.y, two.y), width: (one.x - two.x).magnitude,
              height: (one.y - two.y).magnitude))
        }
        if let last = points.last { drawing.ends[curve.number] = last }
      }
      guard !path.isEmpty else { continue }
      let stroke = StrokeStyle(
        width: curve.look.width * style.scale, dash: curve.look.dash.map { $0 * style.scale },
        cap: .round, join: .round)
      drawing.add([.stroke(path, look.color(of: curve.look), stroke)], label: "\(curve.name), line")
    }
    return drawing
  }

  /// The area of each curve between its amounts and where they begin.
  func areas(_ interpolation: Interpolation, opacity: Double) -> MarkDrawing {
    let style = layer.style
    var drawing = MarkDrawing(reach: style.lineReach)
    for (curve, rows) in zip(layer.curves, layer.rowsByCurve) {
      var path = Path()
      for run in runs(of: rows) {
        let upper = run.compactMap(layer.middleOfEnd)
        let lower = run.compactMap { row in
          layer.middleOfEnd(row).map { point in
            isAlong
              ? Point(row.x2.map { layer.x($0) } ?? baseline, point.y)
              : Point(point.x, row.y2.map { layer.y($0) } ?? baseline)
          }
        }
        guard upper.count > 1 else { continue }
        Self.add(upper, interpolation, isAlong: isAlong, to: &path, moves: true)
        Self.add(
          lower.reversed(), interpolation.reversed, isAlong: isAlong, to: &path, moves: false)
        path.close()
        if let last = upper.last { drawing.ends[curve.number] = last }
        drawing.obstacles += upper.map { Rect(x: $0.x, y: $0.y, width: 0, height: 0) }
      }
      guard !path.isEmpty else { continue }
      let color = look.color(of: curve.look, times: look.opacity == nil ? opacity : 1)
      drawing.add([.fill(path, color)], label: "\(curve.name), area")
    }
    return drawing
  }

  /// The rows in the order of their places, cut where one has no value.
  private func runs(of rows: [MarkRow]) -> [[MarkRow]] {
    let sorted = rows.enumerated().sorted { a, b in
      let (one, two) = isAlong ? (a.element.y, b.element.y) : (a.element.x, b.element.x)
      if one.isNaN || two.isNaN { return !one.isNaN && two.isNaN }
      return one != two ? one < two : a.offset < b.offset
    }.map(\.element)
    var runs: [[MarkRow]] = [[]]
    for row in sorted {
      if layer.middle(of: row) == nil {
        if runs[runs.count - 1].isEmpty == false { runs.append([]) }
      } else {
        runs[runs.count - 1].append(row)
      }
    }
    return runs
  }

  /// Adds a line through points to a path: from the first on, or from where the path stands.
  private static func add(
    _ points: [Point], _ interpolation: Interpolation, isAlong: Bool, to path: inout Path,
    moves: Bool
  ) {
    guard let first = points.first else { return }
    if moves { path.move(to: first) } else { path.line(to: first) }
    if interpolation == .monotone, points.count > 2 {
      path.elements += MonotoneCurve.elements(through: points, isAlong: isAlong)
      return
    }
    for (one, two) in zip(points, points.dropFirst()) {
      // Places go up the page where amounts grow along it.
      let (middle, corners): (Double, [Point]) =
        isAlong
        ? (
          (one.y + two.y) / 2,
          [Point(two.x, one.y), Point(one.x, two.y)]
        )
        : ((one.x + two.x) / 2, [Point(one.x, two.y), Point(two.x, one.y)])
      switch interpolation {
      case .linear, .monotone: break
      case .stepBefore: path.line(to: corners[0])
      case .stepAfter: path.line(to: corners[1])
      case .step:
        path.line(to: isAlong ? Point(one.x, middle) : Point(middle, one.y))
        path.line(to: isAlong ? Point(two.x, middle) : Point(middle, two.y))
      }
      path.line(to: two)
    }
  }
}

extension Interpolation {
  /// The way back along the same line.
  fileprivate var reversed: Interpolation {
    switch self {
    case .stepAfter: .stepBefore
    case .stepBefore: .stepAfter
    default: self
    }
  }
}

extension MarkLayer {
  /// The place of a row's amount, at the middle of the room of its name.
  fileprivate func middleOfEnd(_ row: MarkRow) -> Point? {
    var plain = row
    (plain.x2, plain.y2) = (nil, nil)
    return middle(of: plain)
  }
}
