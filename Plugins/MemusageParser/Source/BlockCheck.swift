/// The highest values of some samples.
struct Peaks: Equatable, Sendable {
  var heap = Int64.min
  var stack = Int64.min
  var total = Int64.min
  /// Whether one of the samples has a value below zero, so that zero is not the lowest.
  var hasNegative = false

  /// Takes over higher values.
  mutating func merge(_ other: Peaks) {
    heap = max(heap, other.heap)
    stack = max(stack, other.stack)
    total = max(total, other.total)
    hasNegative = hasNegative || other.hasNegative
  }
}

extension Record {
  /// The record's own values.
  var peaks: Peaks {
    let total = heap &+ stack
    return Peaks(heap: heap, stack: stack, total: total, hasNegative: heap | stack | total < 0)
  }
}

/// What one look at each record of a block tells.
///
/// Merging the same rows twice changes nothing, so blocks may overlap and be read again.
struct BlockCheck {
  var peaks = Peaks()
  /// Whether the clock never steps back, nor beyond a signed number's range.
  var isOrdered: Bool
  /// Whether a heap is below zero.
  var hasNegative: Bool

  /// Looks at each record once; `previous` is the clock before the first.
  ///
  /// The loop runs over every sample of every capture: no branch, unsigned numbers, so that one
  /// maximum tells the sign too, and flags that are looked at once for each block.
  init(_ records: UnsafePointer<Record>, count: Int, previous: Int64) {
    var last = UInt64(bitPattern: previous)
    var stepsBack: UInt64 = 0
    var heapPeak: UInt64 = 0
    var stackPeak: UInt64 = 0
    var totalPeak: UInt64 = 0
    var record = records
    let end = records + count
    while record < end {
      let heap = UInt64(bitPattern: record.pointee.heap)
      let stack = UInt64(bitPattern: record.pointee.stack)
      let time = UInt64(bitPattern: record.pointee.time)
      record += 1
      stepsBack &+= time < last ? 1 : 0
      last = time
      let total = heap &+ stack
      heapPeak = heap > heapPeak ? heap : heapPeak
      stackPeak = stack > stackPeak ? stack : stackPeak
      totalPeak = total > totalPeak ? total : totalPeak
    }
    // Where no clock is smaller than the one before, the last one is the largest.
    isOrdered = stepsBack == 0 && last >> 63 == 0
    hasNegative = heapPeak >> 63 != 0
    peaks = Peaks(
      heap: Int64(bitPattern: heapPeak), stack: Int64(bitPattern: stackPeak),
      total: Int64(bitPattern: totalPeak))
    if (heapPeak | stackPeak | totalPeak) >> 63 != 0 { peaks = Self.signed(records, count) }
  }

  /// The peaks as signed numbers, for the few captures in which the two differ.
  private static func signed(_ records: UnsafePointer<Record>, _ count: Int) -> Peaks {
    var peaks = Peaks()
    for index in 0..<count {
      peaks.merge(records[index].peaks)
    }
    return peaks
  }
}
