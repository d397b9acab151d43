/// The highest values of some samples.
struct Peaks: Equatable, Sendable {
  var heap = Int64.min
  var stack = Int64.min
  var total = Int64.min

  /// Takes over higher values.
  mutating func merge(_ other: Peaks) {
    heap = max(heap, other.heap)
    stack = max(stack, other.stack)
    total = max(total, other.total)
  }
}

/// What one look at each record of a block tells.
///
/// Merging the same rows twice changes nothing, so blocks may overlap and be read again.
struct BlockCheck {
  var peaks = Peaks()
  /// Below zero where the clock steps back or has its topmost bit set.
  var disorder: Int64 = 0
  /// Below zero where a heap is below zero.
  var heapSign: Int64 = 0

  /// Looks at each record once; `previous` is the clock before the first.
  ///
  /// This loop runs over every sample of every capture: no branch, and flags that are looked at
  /// once for each block.
  init(_ records: UnsafePointer<Record>, count: Int, previous: Int64) {
    var last = previous
    var disorder: Int64 = 0
    var heapSign: Int64 = 0
    var peaks = Peaks()
    var record = records
    let end = records + count
    while record < end {
      let heap = record.pointee.heap
      let stack = record.pointee.stack
      let time = record.pointee.time
      record += 1
      // Both readings are positive in order, so the difference cannot wrap unseen.
      disorder |= (time &- last) | time
      last = time
      heapSign |= heap
      let total = heap &+ stack
      peaks.heap = heap > peaks.heap ? heap : peaks.heap
      peaks.stack = stack > peaks.stack ? stack : peaks.stack
      peaks.total = total > peaks.total ? total : peaks.total
    }
    (self.peaks, self.disorder, self.heapSign) = (peaks, disorder, heapSign)
  }
}
