import PlotCore

/// Walks along the common x of some inputs: each place where an input has a row is one row.
///
/// Rows of several inputs at the same place come together, the first with the first and so on; an
/// input that has none there keeps the row that it had.
final class RowMerge {
  /// Where a walk stands.
  struct State: Sendable {
    /// For each input its next row.
    var next: [Int]
    /// For each input the row that holds.
    var held: [Int]
  }

  private(set) var state: State
  private let readers: [OrderKeyReader]
  private let end: Int64

  init(_ inputs: [OrderedRows], from state: State, to end: Int64) throws(PlotError) {
    self.state = state
    self.end = end
    var readers: [OrderKeyReader] = []
    for input in inputs { readers.append(try OrderKeyReader(input)) }
    self.readers = readers
  }

  /// Goes on from another place.
  func move(to state: State) { self.state = state }

  /// Goes to the next row and returns its key; nil behind the last.
  func step() throws(PlotError) -> Int64? {
    var lowest: Int64?
    for input in readers.indices {
      guard let key = try readers[input].key(of: state.next[input]) else { continue }
      lowest = min(lowest ?? key, key)
    }
    guard let lowest, lowest <= end else { return nil }
    for input in readers.indices where try readers[input].key(of: state.next[input]) == lowest {
      state.held[input] = state.next[input]
      state.next[input] += 1
    }
    return lowest
  }
}

/// The common rows of some inputs: how many there are, and places from which a walk can go on.
struct MergedRows: Sendable {
  /// Rows between two such places.
  static let stride = 16_384

  let inputs: [OrderedRows]
  /// The last key.
  let end: Int64
  /// The places before rows 0, `stride`, and so on.
  private(set) var marks: [RowMerge.State] = []
  private(set) var rowCount = 0

  /// Walks once over the x of all inputs, from where all have begun to where the first ends, or to a
  /// given key.
  init(_ inputs: [OrderedRows], end given: Int64? = nil) throws(PlotError) {
    self.inputs = inputs
    var (start, end) = (Int64.min, Int64.max)
    guard inputs.allSatisfy({ $0.rowCount > 0 }) else {
      self.end = end
      return
    }
    for input in inputs {
      start = max(start, try input.key(row: 0))
      end = min(end, try input.key(row: input.rowCount - 1))
    }
    self.end = given ?? end
    var state = RowMerge.State(next: [], held: [])
    for input in inputs {
      let row = try input.firstRow(atOrAbove: start)
      state.next.append(row)
      state.held.append(row - 1)
    }
    let merge = try RowMerge(inputs, from: state, to: self.end)
    while true {
      if rowCount.isMultiple(of: Self.stride) { marks.append(merge.state) }
      guard try merge.step() != nil else { break }
      rowCount += 1
    }
  }

  /// Returns a walk that stands before a row.
  func walk(before row: Int, reusing old: RowMerge?) throws(PlotError) -> RowMerge {
    let mark = marks[row / Self.stride]
    let walk: RowMerge
    if let old {
      old.move(to: mark)
      walk = old
    } else {
      walk = try RowMerge(inputs, from: mark, to: end)
    }
    for _ in 0..<(row % Self.stride) { _ = try walk.step() }
    return walk
  }
}
