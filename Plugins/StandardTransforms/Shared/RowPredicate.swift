import PlotCore

/// Tells which rows of a block are kept.
enum RowPredicate: Sendable {
  /// Rows whose value in a column lies in a range.
  case range(Int, ValueRange)
  /// Rows whose name in a column is one of some; the place behind all names is that of rows without one.
  case names(Int, NameSet)
  /// Rows for which a formula is neither 0 nor a gap.
  case formula(ExpressionProgram)

  /// The columns that it reads.
  var columns: [Int] {
    switch self {
    case .range(let column, _), .names(let column, _): [column]
    case .formula(let program): program.columns
    }
  }

  /// Writes the indices of the rows that are kept and returns how many there are.
  ///
  /// The block has the predicate's columns in order; the memory has room for its rows.
  func select(
    from block: Block, into indices: UnsafeMutablePointer<Int>
  ) throws(PlotError) -> Int {
    switch self {
    case .range(_, let range): return range.select(from: block.columns[0], into: indices)
    case .names(_, let set): return set.select(from: block.columns[0], into: indices)
    case .formula(let program):
      var count = 0
      try program.evaluate(block) { tile, registers in
        if program.isInteger {
          let results = registers.integer(0)
          for index in 0..<tile.count {
            indices[count] = tile.lowerBound + index
            count &+= results[index] != 0 ? 1 : 0
          }
        } else {
          let results = registers.real(0)
          for index in 0..<tile.count {
            indices[count] = tile.lowerBound + index
            count &+= results[index] < 0 || results[index] > 0 ? 1 : 0
          }
        }
      }
      return count
    }
  }
}
