import PlotCore

/// Sorts samples of any disorder by time in temporary files, in bounded memory.
///
/// Sorted runs are written, then merged some hundred at a time until one is left. Runs keep the
/// order of the file, and the merge takes the earlier run on a tie: the sort is stable.
struct ExternalSort {
  /// Records that the merge reads or writes at once.
  private static let bufferRows = 2048

  private let capture: Capture
  private let runRows: Int
  private let fanIn: Int

  init(_ capture: Capture, _ measures: Repair.Measures) {
    self.capture = capture
    runRows = max(1, measures.runRows)
    fanIn = max(2, measures.fanIn)
  }

  /// Returns a file of all samples in order.
  func run() throws(PlotError) -> InputFile {
    var (file, runs) = try sortedRuns()
    while runs.count > 1 {
      let output = try TemporaryFile()
      var merged: [Range<Int>] = []
      var row = 0
      for first in stride(from: 0, to: runs.count, by: fanIn) {
        let group = Array(runs[first..<min(first + fanIn, runs.count)])
        try merge(group, of: file, into: output)
        let count = group.reduce(0) { $0 + $1.count }
        merged.append(row..<(row + count))
        row += count
      }
      file = try output.opened(for: capture.path)
      runs = merged
    }
    return file
  }

  /// Writes the file's samples as runs that are each in order.
  private func sortedRuns() throws(PlotError) -> (InputFile, [Range<Int>]) {
    let start = capture.header.start
    let output = try TemporaryFile()
    var runs: [Range<Int>] = []
    var written = 0
    let size = min(runRows, capture.records.count)
    let buffer = RecordBuffer(capacity: size)
    let sorted = RecordBuffer(capacity: min(size, Self.bufferRows))
    var keys: [SortKey] = []
    keys.reserveCapacity(size)
    var row = 0
    while row < capture.records.count {
      let count = min(size, capture.records.count - row)
      try capture.records.read(from: row, count: count, into: buffer.base)
      keys.removeAll(keepingCapacity: true)
      for index in 0..<count {
        let record = buffer.base[index]
        if !capture.isUnfilled(record, row: row + index) {
          keys.append(SortKey(time: record.time &- start, row: index))
        }
      }
      keys.sort()
      var waiting = 0
      for key in keys {
        sorted.base[waiting] = buffer.base[key.row]
        waiting += 1
        if waiting == sorted.capacity {
          try output.append(sorted.base, count: waiting)
          waiting = 0
        }
      }
      try output.append(sorted.base, count: waiting)
      if !keys.isEmpty { runs.append(written..<(written + keys.count)) }
      written += keys.count
      row += count
    }
    return (try output.opened(for: capture.path), runs)
  }

  private func merge(
    _ runs: [Range<Int>], of file: InputFile, into output: borrowing TemporaryFile
  ) throws(PlotError) {
    let records = RecordFile(
      file: file, byteOffset: 0, count: file.byteCount / Record.byteCount, order: .host)
    var heap = RunHeap(start: capture.header.start)
    var heads: [RunHead] = []
    for (index, rows) in runs.enumerated() {
      let head = RunHead(rows, bufferRows: Self.bufferRows)
      if try head.fill(from: records) { heap.push(head.record, run: index) }
      heads.append(head)
    }
    let buffer = RecordBuffer(capacity: Self.bufferRows)
    var waiting = 0
    while let run = heap.lowest {
      buffer.base[waiting] = heads[run].record
      waiting += 1
      if waiting == buffer.capacity {
        try output.append(buffer.base, count: waiting)
        waiting = 0
      }
      if try heads[run].advance(from: records) {
        heap.replaceLowest(heads[run].record)
      } else {
        heap.removeLowest()
      }
    }
    try output.append(buffer.base, count: waiting)
  }
}

/// The part of a run that was not merged yet.
private final class RunHead {
  private var rest: Range<Int>
  private let buffer: RecordBuffer
  private var place = 0
  private var count = 0

  init(_ rows: Range<Int>, bufferRows: Int) {
    rest = rows
    buffer = RecordBuffer(capacity: min(rows.count, bufferRows))
  }

  var record: Record { buffer.base[place] }

  /// Goes on to the next record; false at the end.
  func advance(from records: RecordFile) throws(PlotError) -> Bool {
    place += 1
    return place < count ? true : try fill(from: records)
  }

  /// Reads the next records; false at the end.
  func fill(from records: RecordFile) throws(PlotError) -> Bool {
    place = 0
    count = min(rest.count, buffer.capacity)
    guard count > 0 else { return false }
    try records.read(from: rest.lowerBound, count: count, into: buffer.base)
    rest = (rest.lowerBound + count)..<rest.upperBound
    return true
  }
}

/// The runs by their next record, the lowest first; a binary heap.
private struct RunHeap {
  private let start: Int64
  private var keys: [SortKey] = []

  init(start: Int64) { self.start = start }

  /// The run whose next record is the lowest, the earlier one on a tie.
  var lowest: Int? { keys.first?.row }

  mutating func push(_ record: Record, run: Int) {
    keys.append(SortKey(time: record.time &- start, row: run))
    var index = keys.count - 1
    while index > 0, keys[index] < keys[(index - 1) / 2] {
      keys.swapAt(index, (index - 1) / 2)
      index = (index - 1) / 2
    }
  }

  mutating func replaceLowest(_ record: Record) {
    keys[0].time = record.time &- start
    sink()
  }

  mutating func removeLowest() {
    keys.swapAt(0, keys.count - 1)
    keys.removeLast()
    sink()
  }

  private mutating func sink() {
    var index = 0
    while true {
      var lowest = index
      for child in [2 * index + 1, 2 * index + 2] where child < keys.count {
        if keys[child] < keys[lowest] { lowest = child }
      }
      if lowest == index { return }
      keys.swapAt(index, lowest)
      index = lowest
    }
  }
}
