/// The look at one chunk's records during a survey.
struct ChunkSurvey {
  private let capture: Capture
  private let low: Int64
  private let high: Int64
  private(set) var findings = Findings()
  private(set) var residents = Survey.Residents()
  /// How many records of the chunk belong to another window.
  private(set) var outsideCount = 0
  private var holeEnd = -1
  private var hole = 0

  /// Prepares to look at a chunk whose window has these times, ends included.
  init(_ capture: Capture, _ times: (low: Int64, high: Int64)) {
    self.capture = capture
    (low, high) = times
  }

  /// Looks at each record once and gathers those that lie outside; `previous` is the raw clock
  /// before the first.
  ///
  /// Nearly all records ascend inside the window: they run through the loop of `run`, and only the
  /// others are looked at one by one.
  mutating func look(
    at records: UnsafePointer<Record>, rows: Range<Int>, previous: Int64?,
    outside: UnsafeMutablePointer<Mover>
  ) {
    let start = capture.header.start
    var last = previous.map { $0 &- start } ?? .min
    var floor = low
    var index = 0
    var hasNegative = false
    while index < rows.count {
      // Inside a run nothing steps back; at its beginning it may.
      let time = records[index].time &- start
      if time < last { findings.stepsBack += 1 }
      let length = run(records + index, rows.count - index, &floor, &hasNegative)
      if length > 0 {
        index += length
        last = floor
        continue
      }
      last = time
      hasNegative = hasNegative || records[index].heap < 0
      if time >= low, time <= high {
        residents.isOrdered = false
        findings.peaks.merge(records[index].peaks)
      } else {
        let row = rows.lowerBound + index
        if capture.isUnfilled(records[index], row: row) {
          addUnfilled(at: index)
        } else {
          findings.peaks.merge(records[index].peaks)
          outside[outsideCount] = Mover(
            record: records[index], key: SortKey(time: time, row: row))
          outsideCount += 1
        }
      }
      index += 1
    }
    residents.count = rows.count - outsideCount - findings.unfilledCount
    if hasNegative {
      for index in 0..<rows.count where records[index].heap < 0 { findings.negativeCount += 1 }
    }
  }

  /// Follows records that ascend from `floor` inside the window; returns how many there are.
  private mutating func run(
    _ records: UnsafePointer<Record>, _ count: Int, _ floor: inout Int64,
    _ hasNegative: inout Bool
  ) -> Int {
    let (high, start) = (high, capture.header.start)
    var lowest = floor
    var heapPeak: UInt64 = 0
    var stackPeak: UInt64 = 0
    var totalPeak: UInt64 = 0
    var record = records
    let end = records + count
    while record < end {
      let time = record.pointee.time &- start
      if time < lowest || time > high { break }
      lowest = time
      // As in `BlockCheck`: an unsigned maximum tells the sign as well.
      let heap = UInt64(bitPattern: record.pointee.heap)
      let stack = UInt64(bitPattern: record.pointee.stack)
      let total = heap &+ stack
      heapPeak = heap > heapPeak ? heap : heapPeak
      stackPeak = stack > stackPeak ? stack : stackPeak
      totalPeak = total > totalPeak ? total : totalPeak
      record += 1
    }
    floor = lowest
    let length = record - records
    guard length > 0 else { return 0 }
    if (heapPeak | stackPeak | totalPeak) >> 63 == 0 {
      findings.peaks.merge(
        Peaks(heap: Int64(heapPeak), stack: Int64(stackPeak), total: Int64(totalPeak)))
    } else {
      hasNegative = true
      for index in 0..<length { findings.peaks.merge(records[index].peaks) }
    }
    return length
  }

  private mutating func addUnfilled(at index: Int) {
    hole = holeEnd == index ? hole + 1 : 1
    holeEnd = index + 1
    findings.longestHole = max(findings.longestHole, hole)
    findings.unfilledCount += 1
  }
}
