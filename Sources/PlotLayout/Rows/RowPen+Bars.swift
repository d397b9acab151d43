import PlotCore
import PlotScene

extension RowPen {
  /// The least height of a bar whose amount is not zero, in points at scale 1.
  private static let leastLength = 1.0

  /// A bar for each row, from the baseline or from end to end.
  func bars() -> MarkDrawing {
    let width = barWidth
    let least = Self.leastLength * layer.style.scale
    return fills(as: "bars", reach: layer.style.lineReach) { row in
      guard let room = room(of: row, width: width), var amount = amount(of: row) else { return nil }
      let value = isAlong ? row.x : row.y
      let hasEnd = (isAlong ? row.x2 : row.y2) != nil
      if !hasEnd, value != 0, amount.upperBound - amount.lowerBound < least {
        // A value of one is seen beside millions.
        let grows = (value > 0) == isAlong
        amount =
          grows
          ? amount.lowerBound...(amount.lowerBound + least)
          : (amount.upperBound - least)...amount.upperBound
      }
      return Self.box(along: isAlong ? amount : room, up: isAlong ? room : amount)
    }
  }

  /// A rectangle for each row: the rooms of its names, or what lies between its ends.
  func boxes() -> MarkDrawing {
    fills(as: "rectangles") { row in
      let frame = layer.frame
      let along = row.x.isNaN ? frame.minX...frame.maxX : layer.span(of: row, .x)
      let up = row.y.isNaN ? frame.minY...frame.maxY : layer.span(of: row, .y)
      guard let along, let up else { return nil }
      return Self.box(along: along, up: up)
    }
  }

  private static func box(along: ClosedRange<Double>, up: ClosedRange<Double>) -> Path? {
    let (left, right) = (
      CurveShape.rounded(along.lowerBound), CurveShape.rounded(along.upperBound)
    )
    let (top, bottom) = (CurveShape.rounded(up.lowerBound), CurveShape.rounded(up.upperBound))
    guard right > left, bottom > top else { return nil }
    return Path(Rect(x: left, y: top, width: right - left, height: bottom - top))
  }
}
