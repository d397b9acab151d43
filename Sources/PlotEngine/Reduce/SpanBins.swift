import PlotCore
import PlotLayout

/// The samples of a curve that reach along the page, as bins of a histogram do: of those that begin and
/// end in the same pixel columns the highest and the lowest, of a short curve all.
///
/// Bins merge in any order to the same result.
struct SpanBins {
  /// Curves of no more rows keep each sample.
  static let rowsKept = 16_384

  private let plan: ScanPlan.Spans
  private var tally = SpanTally()
  /// How many rows begin in each pixel column.
  private var counts: [Int]
  /// Every sample, while there are few enough of them; nil where the curve is reduced.
  private var all: [SpanSample]?

  /// Creates empty bins for a source of so many rows.
  init(_ plan: ScanPlan.Spans, rowCount: Int) {
    self.plan = plan
    let keepsAll = plan.keepsAll || rowCount <= Self.rowsKept
    all = keepsAll ? [] : nil
    counts = keepsAll ? [] : Array(repeating: 0, count: plan.count)
  }

  /// Adds the rows of a block.
  mutating func add(x: ColumnSlice, end: ColumnSlice, y: ColumnSlice, firstRow: Int) {
    for row in 0..<x.count {
      let found = SpanSample(
        Curve.Sample(row: firstRow + row, x: x.double(at: row), y: y.double(at: row)),
        end: end.double(at: row))
      if all != nil {
        all?.append(found)
        continue
      }
      guard found.sample.y.isFinite,
        let cell = SpanCell(from: found.sample.x, to: found.end, on: plan.scale, count: plan.count)
      else { continue }
      counts[min(plan.count - 1, max(0, cell.first))] += 1
      tally.add(found, in: cell)
    }
  }

  /// Adds what another worker found.
  mutating func merge(_ other: SpanBins) {
    for index in counts.indices { counts[index] += other.counts[index] }
    if let more = other.all { all?.append(contentsOf: more) }
    tally.merge(other.tally)
  }

  /// The samples in order of rows, each once, with their ends.
  func curve(rowCount: Int) -> Curve {
    let kept =
      all
      ?? tally.cells.flatMap { cell in
        cell.highest.sample.row == cell.lowest.sample.row
          ? [cell.highest] : [cell.highest, cell.lowest]
      }
    let sorted = kept.sorted { $0.sample.row < $1.sample.row }
    var curve = Curve(samples: sorted.map(\.sample), density: counts, rowCount: rowCount)
    curve.ends = sorted.map(\.end)
    return curve
  }
}
