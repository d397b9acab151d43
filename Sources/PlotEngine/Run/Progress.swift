import Synchronization

/// Counts the rows of a walk while they are read, for whoever shows it.
package final class Progress: Sendable {
  private let done = Atomic(0)
  private let expected = Atomic(0)
  private let walks = Atomic(0)

  /// Starts before the first walk.
  package init() {}

  /// How many rows the present walk has read.
  package var rows: Int { done.load(ordering: .relaxed) }
  /// How many rows it will have read in the end; 0 between walks.
  package var total: Int { expected.load(ordering: .relaxed) }
  /// How many walks have begun.
  package var walk: Int { walks.load(ordering: .relaxed) }

  func begin(rows: Int) {
    done.store(0, ordering: .relaxed)
    walks.add(1, ordering: .relaxed)
    expected.store(rows, ordering: .relaxed)
  }

  func add(rows: Int) { done.add(rows, ordering: .relaxed) }

  func end() { expected.store(0, ordering: .relaxed) }
}
