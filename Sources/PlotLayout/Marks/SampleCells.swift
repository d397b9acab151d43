import PlotCore
import PlotScene

/// The cells of a panel that samples lie in: what dots cover when there are too many to draw each.
///
/// Walks keep one sample of each cell (`CurveDemand.Grid`), and the same cells are filled from the whole
/// curve and from what is kept, so both give the same drawing.
struct SampleCells {
  /// Cells in a point: half a point is a pixel of a screen of double density.
  static let perPoint = 2.0
  /// Runs of cells beyond which a page would be too large in text formats.
  private static let mostRuns = 24_000

  /// A run of occupied cells side by side, by the places of their middles.
  struct Run: Hashable {
    var start: Point
    var end: Point
  }

  private let frame: Rect
  private let columns: Int
  private let rows: Int
  /// The occupied cells, as `row * columns + column`, each once, in ascending order.
  private let cells: [Int]

  /// Finds the cells of the samples on two scales, of which those outside are left out.
  init(_ samples: [Curve.Sample], x: Scale, y: Scale, frame: Rect) {
    self.frame = frame
    columns = max(1, Int((frame.width * Self.perPoint).rounded(.up)))
    rows = max(1, Int((frame.height * Self.perPoint).rounded(.up)))
    var found: Set<Int> = []
    for sample in samples {
      guard let column = CurveDemand.Grid.cell(x.share(sample.x), of: columns),
        let row = CurveDemand.Grid.cell(y.share(sample.y), of: rows)
      else { continue }
      found.insert(row * columns + column)
    }
    cells = found.sorted()
  }

  /// The runs, with cells as small as the page's size allows; `isFlipped` where values grow downwards
  /// or to the left.
  func runs(flippedX: Bool, flippedY: Bool) -> [Run] {
    var size = 1
    while true {
      let runs = runs(size: size, flippedX, flippedY)
      if runs.count <= Self.mostRuns || size >= 16 { return runs }
      size *= 2
    }
  }

  private func runs(size: Int, _ flippedX: Bool, _ flippedY: Bool) -> [Run] {
    let width = (columns + size - 1) / size
    var coarse = cells
    if size > 1 {
      coarse = Set(cells.map { $0 / columns / size * width + $0 % columns / size }).sorted()
    }
    var runs: [Run] = []
    func place(_ column: Int, _ row: Int) -> Point {
      let x = (Double(column) + 0.5) * Double(size) / Double(columns)
      let y = (Double(row) + 0.5) * Double(size) / Double(rows)
      return Point(
        frame.minX + (flippedX ? 1 - x : x) * frame.width,
        frame.minY + (flippedY ? y : 1 - y) * frame.height)
    }
    var next = 0
    while next < coarse.count {
      let start = coarse[next]
      var end = start
      while next + 1 < coarse.count, coarse[next + 1] == end + 1, (end + 1) % width != 0 {
        next += 1
        end += 1
      }
      runs.append(
        Run(start: place(start % width, start / width), end: place(end % width, end / width)))
      next += 1
    }
    return runs
  }
}
