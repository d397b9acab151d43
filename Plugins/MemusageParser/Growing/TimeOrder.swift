import PlotCore

/// The order of time of a capture's records, found in one walk that can go on when the file has grown.
///
/// Nearly all records stand where they belong. The others, a timer's samples and those of threads, lie
/// in short stretches of the file: within such a patch records are sorted, and every record before a
/// patch is as old as all in it or older.
struct TimeOrder: Sendable {
  /// Records of the longest patch; more are left to the repair of the whole file.
  static let longestPatch = 131_072
  private static let mostPatches = 1 << 18
  private static let fewestUnsettled = 1024
  /// How far back is looked for the place of a record that is too old for its own.
  private static let reaches = [64, 2048, 65_536]

  /// How many records were looked at.
  private(set) var rowCount = 0
  /// What was found in them.
  private(set) var findings = Findings()
  /// The stretches that have to be sorted, in ascending order; they do not overlap.
  private(set) var patches: [Range<Int>] = []
  /// The first record whose place has changed since `mark`.
  private(set) var firstChanged = Int.max
  private var widest = 0
  /// The highest clock so far, that of the latest record in the file, and the highest before the
  /// last patch.
  private var latest = Int64.min
  private var previous = Int64.min
  private var floor = Int64.min

  /// How many of the first records will most likely stay where they are.
  var settledCount: Int { max(0, rowCount - max(Self.fewestUnsettled, 2 * widest)) }

  /// Begins to watch which records change their places.
  mutating func mark() { firstChanged = rowCount }

  /// Looks at the records of a capture that were not looked at yet.
  ///
  /// False where they need another repair: a record was never filled, a clock is out of range, or one
  /// has to move too far.
  mutating func advance(_ capture: Capture) throws(PlotError) -> Bool {
    let records = capture.records
    let buffer = RecordBuffer(capacity: min(CaptureSource.blockRows, records.count - rowCount))
    while rowCount < records.count {
      let count = min(buffer.capacity, records.count - rowCount)
      try records.read(from: rowCount, count: count, into: buffer.base)
      let check = BlockCheck(buffer.base, count: count, previous: max(0, latest))
      if check.isOrdered, rowCount > 0 || !capture.isUnfilled(buffer.base.pointee, row: 0) {
        // The usual block: nothing moves, and an unfilled record would be a step back.
        latest = buffer.base[count - 1].time
        previous = latest
        findings.peaks.merge(check.peaks)
        if check.hasNegative {
          for index in 0..<count where buffer.base[index].heap < 0 { findings.negativeCount += 1 }
        }
        rowCount += count
        continue
      }
      for index in 0..<count {
        guard try add(buffer.base[index], capture) else { return false }
      }
    }
    return true
  }

  private mutating func add(_ record: Record, _ capture: Capture) throws(PlotError) -> Bool {
    guard record.time >= 0, !capture.isUnfilled(record, row: rowCount) else { return false }
    if record.time < previous { findings.stepsBack += 1 }
    previous = record.time
    findings.peaks.merge(record.peaks)
    if record.heap < 0 { findings.negativeCount += 1 }
    if record.time >= latest {
      latest = record.time
    } else if let last = patches.last, last.upperBound == rowCount, record.time >= floor {
      patches[patches.count - 1] = last.lowerBound..<(rowCount + 1)
      firstChanged = min(firstChanged, last.lowerBound)
    } else {
      guard try place(record.time, capture.records) else { return false }
    }
    if let last = patches.last { widest = max(widest, last.count) }
    rowCount += 1
    return widest <= Self.longestPatch && patches.count <= Self.mostPatches
  }

  /// Makes a patch that reaches from the place where a record belongs to where it stands.
  private mutating func place(_ time: Int64, _ records: RecordFile) throws(PlotError) -> Bool {
    for reach in Self.reaches {
      // A window that begins at no patch's middle: all before it are older than all in it.
      let wanted = max(0, rowCount - reach)
      let start = patch(at: wanted)?.lowerBound ?? wanted
      let window = RecordBuffer(capacity: rowCount - start)
      try records.read(from: start, count: rowCount - start, into: window.base)
      var older = Int64.min
      var index = start
      while index < rowCount, window.base[index - start].time <= time {
        older = max(older, window.base[index - start].time)
        index += 1
      }
      guard index > start || start == 0 else { continue }
      let first = patch(at: index)?.lowerBound ?? index
      guard first > start || start == 0 else { continue }
      if first < index {
        older = .min
        for place in start..<first { older = max(older, window.base[place - start].time) }
      }
      floor = older
      while let last = patches.last, last.upperBound > first { patches.removeLast() }
      patches.append(first..<(rowCount + 1))
      firstChanged = min(firstChanged, first)
      return true
    }
    return false
  }

  /// Returns the patch that holds a record.
  func patch(at row: Int) -> Range<Int>? {
    let index = firstPatch(endingAfter: row)
    return index < patches.count && patches[index].contains(row) ? patches[index] : nil
  }

  /// Returns the index of the first patch that reaches beyond a record.
  func firstPatch(endingAfter row: Int) -> Int {
    var (low, high) = (0, patches.count)
    while low < high {
      let middle = (low + high) / 2
      if patches[middle].upperBound <= row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
