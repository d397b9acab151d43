import PlotCore
import Synchronization

/// What all readers of a capture have found so far, and for which rows.
final class Ledger: Sendable {
  private struct State {
    var checked = RowRanges()
    var peaks = Peaks()
    /// The rows between the first and the last block that has a heap below zero.
    var negativeRows: Range<Int>?
    var verdict: Verdict?
  }

  private let rowCount: Int
  private let state = Mutex(State())
  private let disordered: Atomic<Bool>
  private let finished = Atomic(false)

  /// Creates a ledger for so many rows, which may be known to be unsound from the start.
  init(rowCount: Int, isSound: Bool) {
    self.rowCount = rowCount
    disordered = Atomic(!isSound)
  }

  /// Whether all rows that were looked at are in order.
  var isSound: Bool { !disordered.load(ordering: .relaxed) }

  /// Tells whether some rows have still to be looked at.
  func needsCheck(_ rows: Range<Int>) -> Bool {
    if !isSound || finished.load(ordering: .relaxed) { return false }
    return state.withLock { !$0.checked.contains(rows) }
  }

  /// Notes what a block has shown.
  func add(_ check: BlockCheck, rows: Range<Int>) {
    state.withLock { state in
      state.peaks.merge(check.peaks)
      if check.hasNegative {
        let before = state.negativeRows ?? rows
        state.negativeRows =
          min(before.lowerBound, rows.lowerBound)..<max(before.upperBound, rows.upperBound)
      }
      state.checked.insert(rows)
      if state.checked.contains(0..<rowCount) { finished.store(true, ordering: .relaxed) }
    }
    if !check.isOrdered { disordered.store(true, ordering: .relaxed) }
  }

  /// The rows that no reader has looked at.
  var unchecked: [Range<Int>] { state.withLock { $0.checked.missing(below: rowCount) } }

  /// The highest values seen.
  var peaks: Peaks { state.withLock(\.peaks) }

  /// Rows among which are all those with a heap below zero.
  var negativeRows: Range<Int>? { state.withLock(\.negativeRows) }

  /// The verdict that was found before.
  var verdict: Verdict? {
    get { state.withLock(\.verdict) }
    set { state.withLock { $0.verdict = newValue } }
  }
}
