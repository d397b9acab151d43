import PlotConfig
import PlotCore

extension Walk {
  /// Counts the values that a log axis of the figure has no place for, and notes them at their input,
  /// once for each column.
  ///
  /// Only columns that reach 0 are read for it; whether an output is drawn does not matter, so that
  /// the figures of a run are the same beside any others.
  mutating func countHidden(by figure: FigureSpec) throws(PlotError) {
    let names = InputNames(inputs.map(\.spec.name))
    for field in LogField.all(of: figure, names: names) where field.hidesZero {
      try countHidden(field.name, of: field.input)
    }
  }

  private mutating func countHidden(_ field: String, of index: Int) throws(PlotError) {
    let source = inputs[index].source
    guard let column = source.index(of: field),
      let extent = try inputs[index].extent(of: field), extent.lowerBound <= 0
    else { return }
    var count = 0
    try source.forEachBlock(of: [column]) { block in
      for row in 0..<block.rowCount where block.columns[0].double(at: row) <= 0 { count += 1 }
    }
    guard count > 0 else { return }
    let values = count == 1 ? "1 value" : "\(Decimal.grouped(count)) values"
    inputs[index].add(
      Note(
        .notice, "log-axis", count: count,
        "\(values) of \(field), of \(Decimal.grouped(source.rowCount)), "
          + (count == 1 ? "is" : "are") + " 0 or below, where a log axis has no place",
        remedy: "take \"symlog\" for the scale's type, which shows them too"))
  }
}
