import PlotCore
import PlotLayout

/// How many of a curve's samples lie in each cell of a panel; of a short curve the samples themselves.
///
/// Cells merge in any order to the same result.
struct CellBins {
  /// Curves of no more rows keep each sample as it is.
  static let rowsKept = 16_384

  private let plan: ScanPlan.Cells
  /// The samples in each cell, row by row; as many as can be counted.
  private var counts: [UInt32]
  /// The samples of a short curve.
  private var all: [Curve.Sample]?

  /// Creates empty cells for a source of so many rows.
  init(_ plan: ScanPlan.Cells, rowCount: Int) {
    self.plan = plan
    let keepsAll = rowCount <= Self.rowsKept
    counts = keepsAll ? [] : Array(repeating: 0, count: plan.grid.columns * plan.grid.rows)
    all = keepsAll ? [] : nil
  }

  /// Adds the rows of a block.
  mutating func add(x: ColumnSlice, y: ColumnSlice, firstRow: Int) {
    let (columns, rows) = (plan.grid.columns, plan.grid.rows)
    for row in 0..<x.count where !x.isGap(at: row) && !y.isGap(at: row) {
      let (a, b) = (x.double(at: row), y.double(at: row))
      if all != nil {
        all?.append(Curve.Sample(row: firstRow + row, x: a, y: b))
        continue
      }
      guard let column = CurveDemand.Grid.cell(plan.xScale.share(a), of: columns),
        let line = CurveDemand.Grid.cell(plan.grid.scale.share(b), of: rows)
      else { continue }
      let cell = line * columns + column
      if counts[cell] < .max { counts[cell] += 1 }
    }
  }

  /// Adds what another worker found.
  mutating func merge(_ other: CellBins) {
    for index in counts.indices {
      let (sum, isTooMany) = counts[index].addingReportingOverflow(other.counts[index])
      counts[index] = isTooMany ? .max : sum
    }
    if let more = other.all { all?.append(contentsOf: more) }
  }

  /// The curve: the samples of a short one in order of rows, or one in the middle of each occupied
  /// cell, with the number of those that lie there.
  func curve(rowCount: Int) -> Curve {
    if let all { return Curve(samples: all.sorted { $0.row < $1.row }, rowCount: rowCount) }
    var curve = Curve(samples: [], rowCount: rowCount)
    let (columns, rows) = (plan.grid.columns, plan.grid.rows)
    for cell in counts.indices where counts[cell] > 0 {
      curve.samples.append(
        Curve.Sample(
          row: curve.samples.count,
          x: plan.xScale.value(atShare: (Double(cell % columns) + 0.5) / Double(columns)),
          y: plan.grid.scale.value(atShare: (Double(cell / columns) + 0.5) / Double(rows))))
      curve.counts.append(Int(counts[cell]))
    }
    return curve
  }
}
