import PlotCore

/// A table that fits in memory: what was drawn, or the figures of the inputs.
struct SmallTable {
  /// One value of a row.
  enum Cell {
    case text(String)
    case number(Value)
    case flag(Bool)
    case none

    init(_ value: Value?) { self = value.map(Cell.number) ?? .none }
    init(_ value: Double?) { self = value.map { .number(.real($0)) } ?? .none }
    init(_ value: Int?) { self = value.map { .number(.integer(Int64($0))) } ?? .none }
  }

  var columns: [String]
  var rows: [[Cell]]

  /// Samples in long form: one row for each sample of each curve.
  init(_ series: [PlottedSeries]) {
    columns = ["input", "series", "row", "x_field", "x", "y_field", "y"]
    rows = series.flatMap { curve in
      curve.samples.map { sample in
        [
          .text(curve.input), .text(curve.name), Cell(sample.row), .text(curve.x.name),
          Cell(sample.x), .text(curve.y.name), Cell(sample.y),
        ]
      }
    }
  }

  /// One row for each column of each input.
  init(_ summaries: [InputSummary]) {
    columns = [
      "input", "path", "format", "rows", "complete", "field", "unit", "count", "min", "min_event",
      "max", "max_event", "max_time", "first", "last", "mean", "time_mean",
    ]
    rows = summaries.flatMap { summary in
      summary.storedStatistics.map { figures in
        [
          .text(summary.name), .text(summary.path), .text(summary.info.format),
          Cell(summary.rowCount), .flag(summary.info.isComplete), .text(figures.column.name),
          .text(figures.column.unit.symbol), Cell(figures.count), Cell(figures.minimum?.value),
          Cell(figures.minimum?.row), Cell(figures.maximum?.value), Cell(figures.maximum?.row),
          Cell(figures.maximumTime), Cell(figures.first), Cell(figures.last), Cell(figures.mean),
          Cell(figures.timeMean),
        ]
      }
    }
  }

  /// Returns the table with some of its columns, in the order of the names; none given, all.
  func selecting(_ names: [String]) throws(PlotError) -> SmallTable {
    guard !names.isEmpty else { return self }
    var indices: [Int] = []
    for name in names {
      guard let index = columns.firstIndex(of: name) else {
        throw PlotError.unknown(
          .column, name, among: columns, .output,
          otherwise: "there are \(columns.joined(separator: ", "))")
      }
      indices.append(index)
    }
    var copy = self
    copy.columns = indices.map { columns[$0] }
    copy.rows = rows.map { row in indices.map { row[$0] } }
    return copy
  }
}
