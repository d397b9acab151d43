import PlotCore

/// Some of a column's names.
struct NameSet: Sendable {
  /// Whether the name of each code belongs to it; the last place is that of rows without a name.
  private var holds: [Bool]

  /// Creates a set of those names for which a test holds; nil is a row without a name.
  init(_ names: Names, where test: (String?) -> Bool) {
    holds = names.texts.map(test) + [test(nil)]
  }

  /// Creates a set of names by their codes, of rows without a name by `Names.missing`.
  init(_ names: Names, codes: [Int64]) {
    holds = Array(repeating: false, count: names.count + 1)
    for code in codes { holds[code < 0 ? names.count : Int(code)] = true }
  }

  /// Whether no name belongs to it.
  var isEmpty: Bool { !holds.contains(true) }

  /// Writes the indices of the rows whose name belongs to it and returns how many there are; the memory
  /// has room for all rows.
  func select(from slice: ColumnSlice, into indices: UnsafeMutablePointer<Int>) -> Int {
    holds.withUnsafeBufferPointer { holds in
      var count = 0
      for row in 0..<slice.count {
        let code = slice.integer(at: row)
        indices[count] = row
        count &+= holds[code < 0 ? holds.count - 1 : Int(code)] ? 1 : 0
      }
      return count
    }
  }
}
