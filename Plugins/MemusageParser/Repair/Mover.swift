/// A record whose window is not that of its chunk.
struct Mover {
  var record: Record
  var key: SortKey
}

/// The movers of a capture; pages that none is written to cost nothing.
final class MoverBuffer: @unchecked Sendable {
  // Written by the survey's threads, each in a stretch of its own, and only read after that.
  let base: UnsafeMutablePointer<Mover>
  private(set) var count = 0

  init(capacity: Int) { base = .allocate(capacity: capacity) }

  deinit { base.deallocate() }

  /// Puts the movers, so many of them, in order.
  func sort(_ count: Int) {
    self.count = count
    var movers = UnsafeMutableBufferPointer(start: base, count: count)
    movers.sort { $0.key < $1.key }
  }

  subscript(index: Int) -> Mover { base[index] }
}
