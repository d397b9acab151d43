/// By which of their words rows are sorted.
package struct RowKey: Sendable {
  private let word: Int
  private let isReal: Bool
  private let offset: Int64
  private let steps: Steps
  private let isDescending: Bool
  /// The place of each name in their natural order, by codes; nil for numbers.
  private let ranks: [Int]?

  /// Takes the word at which a stored column's values stand in each row.
  package init(_ column: Column, at word: Int, isDescending: Bool = false) {
    self.word = word
    isReal = column.storage == .real
    offset = column.offset
    steps = Steps(column.scale)
    self.isDescending = isDescending
    ranks = column.names?.naturalRanks
  }

  /// The key of a row: smaller comes first, gaps come last.
  @inline(__always) func key(of row: UnsafePointer<Int64>) -> Int64 { key(ofStored: row[word]) }

  /// The key of a row that stores this in its word.
  package func key(ofStored stored: Int64) -> Int64 {
    if let ranks {
      // Rows without a name come last, as gaps do.
      guard stored >= 0, stored < Int64(ranks.count) else { return .max }
      return isDescending ? ~Int64(ranks[Int(stored)]) : Int64(ranks[Int(stored)])
    }
    guard isReal else {
      let value = stored &- offset
      return isDescending ? ~value : value
    }
    // Scaled as readers see it: what is equal to them keeps its order.
    let value = steps.value(of: Double(bitPattern: UInt64(bitPattern: stored)))
    if value.isNaN { return .max }
    return isDescending ? ~OrderedKey.of(value) : OrderedKey.of(value)
  }

  /// Whether a row that stores this in its word has a gap there.
  package func isGap(_ stored: Int64) -> Bool {
    if ranks != nil { return stored < 0 }
    return isReal && Double(bitPattern: UInt64(bitPattern: stored)).isNaN
  }
}
