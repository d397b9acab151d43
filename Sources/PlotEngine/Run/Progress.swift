import Synchronization

/// Counts rows while they are read, for whoever shows it.
public final class Progress: Sendable {
  private let done = Atomic(0)
  private let expected = Atomic(0)

  /// Starts at no rows.
  public init() {}

  /// How many rows have been read.
  public var rows: Int { done.load(ordering: .relaxed) }
  /// How many rows will have been read in the end, as far as is known.
  public var total: Int { expected.load(ordering: .relaxed) }

  func add(rows: Int) { done.add(rows, ordering: .relaxed) }
  func expect(rows: Int) { expected.add(rows, ordering: .relaxed) }
}
