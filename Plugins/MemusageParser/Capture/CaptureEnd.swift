import PlotCore

/// What the last records of a capture tell.
struct CaptureEnd {
  /// How many records are looked at at once.
  private static let blockRows = 4096

  /// How many of them repeat the ones before.
  private(set) var repeatedCount = 0
  /// The clock of the last record that is no repeat.
  private(set) var lastTime: Int64
  /// The clock when the recording ended: the header's, or the latest one near the end of the file.
  private(set) var time: Int64

  /// Looks at the end of a capture that has samples; throws where it cannot be read.
  init(
    of records: RecordFile, _ header: CaptureHeader, longestRepeat: Int
  ) throws(PlotError) {
    let count = min(records.count, 2 * longestRepeat)
    let last = RecordBuffer(capacity: 1)
    try records.read(from: records.count - 1, count: 1, into: last.base)
    lastTime = last.base.pointee.time
    time = header.end
    // Nearly every capture is whole and repeats nothing: a look at half of the records, through a
    // small buffer, is all that it costs.
    let farthest = min(longestRepeat, count / 2)
    if header.isComplete, try !Self.has(lastTime, in: records, farthest: farthest) { return }
    let tail = RecordBuffer(capacity: count)
    try records.read(from: records.count - count, count: count, into: tail.base)
    let ends = UnsafeBufferPointer(start: tail.base, count: count)
    repeatedCount = RepeatedTail.length(in: ends)
    lastTime = ends[count - 1 - repeatedCount].time
    if !header.isComplete { time = ends.lazy.map(\.time).max() ?? header.start }
  }

  /// Tells whether one of the `farthest` records before the last has a clock.
  private static func has(
    _ time: Int64, in records: RecordFile, farthest: Int
  ) throws(PlotError) -> Bool {
    let buffer = RecordBuffer(capacity: min(blockRows, farthest))
    var end = records.count - 1
    let start = end - farthest
    while end > start {
      let size = min(blockRows, end - start)
      try records.read(from: end - size, count: size, into: buffer.base)
      for index in 0..<size where buffer.base[index].time == time { return true }
      end -= size
    }
    return false
  }
}
