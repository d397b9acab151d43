import CCairo
import PlotScene

/// Where a line of text stands on a page's pixels.
package struct TextPlace: Sendable {
  /// Where the pen starts, in pixels.
  let origin: Point
  /// The font's size in pixels.
  let size: Double
  /// The baseline's direction; (1, 0) is to the right.
  let direction: Point

  /// A place of the line, in units of the font's size along and across (y upwards) the baseline.
  func point(_ x: Double, _ y: Double) -> Point {
    Point(
      origin.x + size * (x * direction.x + y * direction.y),
      origin.y + size * (x * direction.y - y * direction.x))
  }

  /// What turns a font's own units into 64ths of a pixel, y downwards; `unit` is one in ems.
  func matrix(unit: Double) -> FT_Matrix {
    func fixed(_ value: Double) -> FT_Fixed {
      FT_Fixed((value * size * unit * 64 * 65_536).rounded())
    }
    return FT_Matrix(
      xx: fixed(direction.x), xy: fixed(direction.y), yx: fixed(direction.y),
      yy: fixed(-direction.x))
  }

  /// The pixels that a run's glyphs and their rims may touch.
  func pixels(of run: GlyphLine.Run, rim: Double) -> (columns: Range<Int>, rows: Range<Int>) {
    let reach = run.reach
    let left = (run.glyphs.first?.x ?? 0) + reach.left
    let right = (run.glyphs.last?.x ?? 0) + reach.right
    let corners = [
      point(left, reach.top), point(right, reach.top), point(left, reach.bottom),
      point(right, reach.bottom),
    ]
    func range(_ values: [Double]) -> Range<Int> {
      let low = (values.min() ?? 0) - rim
      let high = (values.max() ?? 0) + rim
      return Int(low.rounded(.down))..<Int(high.rounded(.up)) + 1
    }
    return (range(corners.map(\.x)), range(corners.map(\.y)))
  }
}
