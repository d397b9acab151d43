import PlotCore

/// The chunks of a file, and for each the window of time that nearly all its records lie in.
///
/// Any ascending borders are right; good ones leave few records outside. Borders come from a look
/// at some records on both sides of each chunk's ends, their middle one, so that a few displaced
/// records do not move a border.
struct Windows: Sendable {
  /// Records looked at on each side of a chunk's border.
  private static let sampleRows = 16

  let chunkRows: Int
  let rowCount: Int
  /// The chunk of each window; windows ascend in time.
  let chunks: [Int]
  /// The lowest key of each window.
  let borders: [SortKey]
  private let start: Int64

  /// How many windows there are, as many as chunks.
  var count: Int { chunks.count }

  init(_ capture: Capture, chunkRows: Int) throws(PlotError) {
    self.chunkRows = chunkRows
    rowCount = capture.records.count
    start = capture.header.start
    let count = (rowCount + chunkRows - 1) / chunkRows
    let (firsts, lasts) = try Self.samples(capture, chunkRows: chunkRows, count: count)

    // Chunks by the time at which they begin: swapped buffers come in order so.
    let begins = firsts.map { $0.isEmpty ? Int64.min : $0[$0.count / 2] }
    let order = (0..<count).sorted {
      SortKey(time: begins[$0], row: $0) < SortKey(time: begins[$1], row: $1)
    }
    var borders: [SortKey] = []
    borders.reserveCapacity(count)
    var last = SortKey.lowest
    for (window, chunk) in order.enumerated() {
      if window > 0 {
        let before = lasts[order[window - 1]]
        let around = (before + firsts[chunk]).sorted()
        if !around.isEmpty {
          let time = around[min(before.count, around.count - 1)]
          last = max(last, SortKey(time: time, row: chunk * chunkRows))
        }
      }
      borders.append(last)
    }
    chunks = order
    self.borders = borders
  }

  /// The rows of a window's chunk in the file.
  func rows(of window: Int) -> Range<Int> {
    let first = chunks[window] * chunkRows
    return first..<min(first + chunkRows, rowCount)
  }

  /// The times of a chunk's records that lie in its own window, ends included.
  ///
  /// Never the raw time zero: whether such a record is a sample is to be looked at.
  func times(of window: Int) -> (low: Int64, high: Int64) {
    let first = rows(of: window).lowerBound
    let lower = borders[window]
    // Equal times belong to the window whose chunk stands no later in the file.
    var low = lower.row <= first || lower.time == .max ? lower.time : lower.time + 1
    low = max(low, 1 &- start)
    guard window + 1 < count else { return (low, .max) }
    let upper = borders[window + 1]
    let high = upper.row > first || upper.time == .min ? upper.time : upper.time - 1
    return (low, high)
  }

  /// The times of the first and last records of each chunk; those of the first ones ascending.
  private static func samples(
    _ capture: Capture, chunkRows: Int, count: Int
  ) throws(PlotError) -> (firsts: [[Int64]], lasts: [[Int64]]) {
    let rowCount = capture.records.count
    let buffer = RecordBuffer(capacity: 2 * sampleRows)
    var firsts: [[Int64]] = []
    var lasts: [[Int64]] = []
    for border in 0...count {
      let row = min(border * chunkRows, rowCount)
      let before = border > 0 ? min(sampleRows, row - (border - 1) * chunkRows) : 0
      let after = min(sampleRows, chunkRows, rowCount - row)
      try capture.records.read(from: row - before, count: before + after, into: buffer.base)
      var times: [[Int64]] = [[], []]
      for index in 0..<(before + after) {
        let record = buffer.base[index]
        if !capture.isUnfilled(record, row: row - before + index) {
          times[index < before ? 0 : 1].append(record.time &- capture.header.start)
        }
      }
      if border > 0 { lasts.append(times[0]) }
      if border < count { firsts.append(times[1].sorted()) }
    }
    return (firsts, lasts)
  }
}
