import PlotCore

/// Values as words that can be compared and sorted: whole numbers less their offset, codes of names, and
/// the bits of real numbers in their unit, of which all gaps are one and so are both zeros.
extension ColumnSlice {
  /// Writes all values to memory as plain words that stand `step` words apart.
  func copyPlain(to target: UnsafeMutablePointer<Int64>, step: Int = 1) {
    guard storage == .real else {
      for index in 0..<count { target[index &* step] = integer(at: index) }
      return
    }
    let gap = Double.nan.stored
    for index in 0..<count {
      let value = double(at: index)
      target[index &* step] = value.isNaN ? gap : (value + 0).stored
    }
  }
}

extension Column {
  /// The column that holds plain words of this one as they are.
  var plain: Column {
    var copy = stored
    copy.offset = 0
    if storage == .real { copy.scale = 1 }
    return copy
  }

  /// The number that a plain word says, in the column's unit; NaN for a gap.
  func number(ofPlain word: Int64) -> Double {
    storage == .real ? word.real : Steps(scale).value(of: Double(word))
  }

  /// Whether a plain word is a gap.
  func isGap(plain word: Int64) -> Bool {
    switch storage {
    case .real: word.real.isNaN
    case .name: word < 0
    case .integer, .row: false
    }
  }
}
