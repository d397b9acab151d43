/// Memory for records that a reader uses again and again.
final class RecordBuffer {
  let base: UnsafeMutablePointer<Record>
  let capacity: Int

  init(capacity: Int) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }
}
