import PlotCore
import PlotScene
import Host

/// How many dots lie over each place of a panel, when there are too many to draw each.
///
/// Walks count the samples of each cell of a fine grid (`CurveDemand.Grid`); the same cells are counted
/// from the whole curve and from what is kept, so both give the same drawing.
struct SampleCells {
  /// Cells in a point: half a point is a pixel of a screen of double density.
  static let perPoint = 2.0
  /// Runs of cells beyond which a page would be too large in text formats.
  private static let mostRuns = 30_000
  /// Shades from a lone dot to the densest places.
  private static let mostShades = 5
  /// How far a lone dot stands out from its ground at least, however many lie elsewhere: it is to be seen.
  private static let leastContrast = 2.5

  /// An area that at least so many dots cover, to be filled over the areas of fewer.
  struct Shade: Hashable {
    var area: Path
    /// The opacity that makes of the shades below what so many dots are to look like.
    var opacity: Double
  }

  private let frame: Rect
  private let columns: Int
  private let rows: Int
  /// The samples of each cell, row by row.
  private let counts: [Int]

  /// Counts the samples on two scales, of which those outside are left out.
  init(_ curve: Curve, x: Scale, y: Scale, frame: Rect) {
    self.frame = frame
    let columns = max(1, Int((frame.width * Self.perPoint).rounded(.up)))
    let rows = max(1, Int((frame.height * Self.perPoint).rounded(.up)))
    var counts = Array(repeating: 0, count: columns * rows)
    for (index, sample) in curve.samples.enumerated() {
      guard let column = CurveDemand.Grid.cell(x.share(sample.x), of: columns),
        let row = CurveDemand.Grid.cell(y.share(sample.y), of: rows)
      else { continue }
      counts[row * columns + column] += curve.counts.isEmpty ? 1 : curve.counts[index]
    }
    (self.columns, self.rows, self.counts) = (columns, rows, counts)
  }

  /// Returns the shades of dots of a radius, the palest and widest first, in cells as small as the
  /// page's size allows; flipped where values grow downwards or to the left.
  ///
  /// A lone dot has at least the opacity `palest`.
  func shades(radius: Double, palest: Double, flippedX: Bool, flippedY: Bool) -> [Shade] {
    var size = 1
    while true {
      let cover = Cover(counts, columns: columns, rows: rows, size: size, radius * Self.perPoint)
      let levels = Self.levels(of: cover, palest: palest)
      if size >= 16 || levels.reduce(0, { $0 + cover.runCount(from: $1.least) }) <= Self.mostRuns {
        return levels.map { level in
          Shade(
            area: area(of: cover, from: level.least, size: size, flippedX, flippedY),
            opacity: level.opacity)
        }
      }
      size *= 2
    }
  }

  /// The least opacity with which a dot of a colour is seen on a ground.
  static func palest(_ color: Color, on ground: Color) -> Double {
    stride(from: 0.2, to: 1, by: 0.05).first {
      color.withAlpha($0).flattened(over: ground).contrast(with: ground) >= leastContrast
    } ?? 1
  }

  /// The least number of dots of each shade, with its opacity over the one before.
  ///
  /// Shades grow with the logarithm of the number; few places have more dots than the strongest.
  private static func levels(of cover: Cover, palest: Double) -> [(least: Int, opacity: Double)] {
    let most = cover.usualMost
    guard most > 1 else { return [(1, 1)] }
    let lone = max(palest, 1 / Double(most))
    var levels: [(least: Int, opacity: Double)] = []
    var below = 0.0
    for step in 0..<mostShades {
      let least = Int(pow(Double(most), Double(step) / Double(mostShades - 1)).rounded())
      guard least > levels.last?.least ?? 0 else { continue }
      let whole = lone + (1 - lone) * log(Double(least)) / log(Double(most))
      levels.append((least, min(1, 1 - (1 - whole) / (1 - below))))
      below = min(whole, 1 - 1e-9)
    }
    return levels
  }

  private func area(
    of cover: Cover, from least: Int, size: Int, _ flippedX: Bool, _ flippedY: Bool
  ) -> Path {
    var path = Path()
    func x(_ column: Int) -> Double {
      let share = Double((column - cover.margin) * size) / Double(columns)
      return frame.minX + (flippedX ? 1 - share : share) * frame.width
    }
    func y(_ row: Int) -> Double {
      let share = Double((row - cover.margin) * size) / Double(rows)
      return frame.minY + (flippedY ? share : 1 - share) * frame.height
    }
    cover.forEachRun(from: least) { row, run in
      let a = CurveShape.rounded(Point(x(run.lowerBound), y(row)))
      let b = CurveShape.rounded(Point(x(run.upperBound), y(row + 1)))
      path.add(
        Rect(
          x: min(a.x, b.x), y: min(a.y, b.y), width: abs(b.x - a.x), height: abs(b.y - a.y)))
    }
    return path
  }
}

/// How many dots cover each cell of a grid, and of the margin into which dots at its edge reach.
private struct Cover {
  /// Cells on each side of the grid.
  let margin: Int
  private let width: Int
  private let counts: [Int]

  /// Counts dots with a radius in fine cells, of which `size` × `size` make one here.
  init(_ fine: [Int], columns: Int, rows: Int, size: Int, _ radius: Double) {
    let radius = radius / Double(size)
    margin = Int(radius.rounded(.up))
    width = (columns + size - 1) / size + 2 * margin
    let height = (rows + size - 1) / size + 2 * margin
    // What a dot adds to a row of cells starts at one cell and ends at another.
    var changes = Array(repeating: 0, count: (width + 1) * height)
    // A cell is covered where its middle is, half a cell further out: dots of few cells are round, too.
    let rim = radius + 0.5
    // Rows of a single cell at its top and foot would be points.
    let reach = Int(max(0, rim * rim - 1).squareRoot())
    let halves = (-reach...reach).map {
      min(reach, Int((rim * rim - Double($0 * $0)).squareRoot()))
    }
    for place in fine.indices where fine[place] > 0 {
      let column = place % columns / size + margin
      let row = place / columns / size + margin
      for (offset, half) in zip(-reach...reach, halves) {
        let start = (row + offset) * (width + 1) + column
        changes[start - half] += fine[place]
        changes[start + half + 1] -= fine[place]
      }
    }
    var counts = Array(repeating: 0, count: width * height)
    for row in 0..<height {
      var sum = 0
      for column in 0..<width {
        sum += changes[row * (width + 1) + column]
        counts[row * width + column] = sum
      }
    }
    self.counts = counts
  }

  /// What all but a hundredth of the covered cells have at most.
  var usualMost: Int {
    let covered = counts.filter { $0 > 0 }.sorted()
    return covered.isEmpty ? 0 : covered[(covered.count - 1) * 99 / 100]
  }

  /// Hands a body each run of cells in a row that at least so many dots cover.
  func forEachRun(from least: Int, _ body: (_ row: Int, Range<Int>) -> Void) {
    for start in stride(from: 0, to: counts.count, by: width) {
      var first: Int?
      for column in 0..<width {
        if counts[start + column] >= least {
          if first == nil { first = column }
        } else if let begun = first {
          body(start / width, begun..<column)
          first = nil
        }
      }
      if let first { body(start / width, first..<width) }
    }
  }

  func runCount(from least: Int) -> Int {
    var count = 0
    forEachRun(from: least) { _, _ in count += 1 }
    return count
  }
}
