import PlotCore
import PlotLayout

/// The cells of a panel that a curve's samples lie in; of a short curve the samples themselves.
///
/// Cells merge in any order to the same result.
struct CellBins {
  /// Curves of no more rows keep each sample as it is.
  static let rowsKept = 16_384

  private let plan: ScanPlan.Cells
  /// One bit for each cell, row by row.
  private var bits: [UInt64]
  /// The samples of a short curve.
  private var all: [Curve.Sample]?

  /// Creates empty cells for a source of so many rows.
  init(_ plan: ScanPlan.Cells, rowCount: Int) {
    self.plan = plan
    let keepsAll = rowCount <= Self.rowsKept
    bits =
      keepsAll ? [] : Array(repeating: 0, count: (plan.grid.columns * plan.grid.rows + 63) / 64)
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
      bits[cell >> 6] |= 1 << UInt64(cell & 63)
    }
  }

  /// Adds what another worker found.
  mutating func merge(_ other: CellBins) {
    for index in bits.indices { bits[index] |= other.bits[index] }
    if let more = other.all { all?.append(contentsOf: more) }
  }

  /// The samples of a short curve in order of rows, or one in the middle of each occupied cell.
  var samples: [Curve.Sample] {
    if let all { return all.sorted { $0.row < $1.row } }
    var samples: [Curve.Sample] = []
    let (columns, rows) = (plan.grid.columns, plan.grid.rows)
    for (index, word) in bits.enumerated() {
      var rest = word
      while rest != 0 {
        let cell = index << 6 + rest.trailingZeroBitCount
        rest &= rest - 1
        samples.append(
          Curve.Sample(
            row: samples.count,
            x: plan.xScale.value(atShare: (Double(cell % columns) + 0.5) / Double(columns)),
            y: plan.grid.scale.value(atShare: (Double(cell / columns) + 0.5) / Double(rows))))
      }
    }
    return samples
  }
}
