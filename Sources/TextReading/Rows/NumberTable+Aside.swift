import PlotCore

extension NumberTable {
  /// Returns the table with a figure that leaves out what is no curve to look at: numbers that tell
  /// things apart, and amounts that never change and are named as limits, beside which others would be
  /// flat. Throws where its rows cannot be read.
  package func leavingAsideNoCurves() throws(PlotError) -> NumberTable {
    var names: Set<String> = []
    var limits: [String] = []
    let curves = columns.indices.filter { columns[$0].isCurve }
    for index in curves {
      let column = columns[index]
      let measure = Measure(column)
      if measure.isNumbering {
        names.insert(column.name)
      } else if measure.isLimit, let limit = try extent(of: index),
        limit.lowerBound == limit.upperBound,
        try isAbove(limit.upperBound, curves.filter { columns[$0].unit == column.unit })
      {
        names.insert(column.name)
        limits.append(column.name)
      }
    }
    guard names.count < curves.count else { return self }
    return leavingAside(names, Self.note(limits))
  }

  /// Returns the table with a figure that leaves out columns that are limits, which a note names.
  package func leavingAside(limits: [String]) -> NumberTable {
    leavingAside(Set(limits), Self.note(limits))
  }

  private static func note(_ limits: [String]) -> Note? {
    guard !limits.isEmpty else { return nil }
    return Note(
      .info, "limit-column", count: limits.count,
      "the figure leaves out what is the same in all rows: "
        + limits.map { "\"\($0)\"" }.joined(separator: ", "))
  }

  /// Whether a number is above all values of those columns that are no limits themselves.
  private func isAbove(_ number: Double, _ curves: [Int]) throws(PlotError) -> Bool {
    let others = curves.filter {
      !Measure(columns[$0]).isLimit && !Measure(columns[$0]).isNumbering
    }
    for other in others {
      if let extent = try extent(of: other), extent.upperBound >= number { return false }
    }
    return !others.isEmpty
  }

  private func extent(of column: Int) throws(PlotError) -> ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    try forEachBlock(of: [column]) { block throws(PlotError) in
      for row in 0..<block.rowCount {
        let value = block.columns[0].double(at: row)
        // A gap is neither.
        if value < low { low = value }
        if value > high { high = value }
      }
    }
    return low <= high ? low...high : nil
  }
}
