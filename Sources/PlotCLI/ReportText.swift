import PlotCore
import PlotEngine

/// What each step of a run took, as a table.
enum ReportText {
  /// Returns the lines: step, rows, bytes, seconds, bytes for each second.
  static func lines(_ report: RunReport) -> [String] {
    var rows = [["step", "rows", "bytes", "time", "rate"]]
    for step in report.steps {
      rows.append([
        step.name, step.rows > 0 ? Decimal.grouped(step.rows) : "",
        step.bytes > 0 ? QuantityFormat.string(Double(step.bytes), unit: .bytes) : "",
        QuantityFormat.string(step.seconds, unit: .seconds),
        step.bytes > 0 && step.seconds > 0
          ? Decimal.fixed(Double(step.bytes) / step.seconds / 1e9, places: 3) + " GB/s" : "",
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + padding : padding + row[column]
      }
      return "  " + cells.joined(separator: "  ")
    }
  }
}
