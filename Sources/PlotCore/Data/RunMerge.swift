import HeapModule

/// Merges sorted runs of rows; of equal keys, that of the earlier run comes first.
final class RunMerge {
  private let file: InputFile
  private let width: Int
  private let key: RowKey
  private let bufferRows: Int
  private let heads: UnsafeMutablePointer<RunHead>
  private let headCount: Int
  private let merged: UnsafeMutablePointer<Int64>

  /// The rows of a run that are read and not merged yet.
  private struct RunHead {
    /// The run's rows that are not read yet.
    var rest: Range<Int>
    var base: UnsafeMutablePointer<Int64>
    var place = 0
    var count = 0
  }

  /// Prepares to merge runs, given as rows of a file; of each, `bufferRows` rows are held at once.
  init(
    _ runs: ArraySlice<Range<Int>>, of file: InputFile, width: Int, by key: RowKey,
    _ bufferRows: Int
  ) throws(PlotError) {
    self.file = file
    self.width = width
    self.key = key
    self.bufferRows = bufferRows
    headCount = runs.count
    heads = .allocate(capacity: max(1, headCount))
    for (index, run) in runs.enumerated() {
      let room = max(1, min(run.count, bufferRows)) * width
      (heads + index).initialize(to: RunHead(rest: run, base: .allocate(capacity: room)))
    }
    merged = .allocate(capacity: bufferRows * width)
  }

  deinit {
    for index in 0..<headCount { heads[index].base.deallocate() }
    heads.deallocate()
    merged.deallocate()
  }

  /// Gives all rows in order, some at a time.
  func forEachBlock(
    _ body: (_ rows: UnsafePointer<Int64>, _ count: Int) throws(PlotError) -> Void
  ) throws(PlotError) {
    // The run whose row comes next stands outside the heap: as long as its rows come before all
    // others, they are taken without a step of the heap.
    var others = Heap<RunEntry>()
    for run in 0..<headCount where try fill(run) {
      others.insert(RunEntry(key: key.key(of: heads[run].base), run: run))
    }
    guard var current = others.popMin() else { return }
    var waiting = 0
    while true {
      let head = heads + current.run
      let from = head.pointee.base + head.pointee.place * width
      let most = min(head.pointee.count - head.pointee.place, bufferRows - waiting)
      let count = stretch(from, most, &current, before: others.min)
      (merged + waiting * width).update(from: from, count: count * width)
      waiting += count
      head.pointee.place += count
      if waiting == bufferRows {
        try body(merged, waiting)
        waiting = 0
      }
      if head.pointee.place == head.pointee.count {
        guard try fill(current.run) else {
          guard let next = others.popMin() else { break }
          current = next
          continue
        }
      }
      current.key = key.key(of: head.pointee.base + head.pointee.place * width)
      if let lowest = others.min, lowest < current { current = others.replaceMin(with: current) }
    }
    if waiting > 0 { try body(merged, waiting) }
  }

  /// Returns how many rows, of so many and at least one, come before another run's next.
  @inline(__always)
  private func stretch(
    _ rows: UnsafePointer<Int64>, _ most: Int, _ current: inout RunEntry, before limit: RunEntry?
  ) -> Int {
    guard let limit else { return most }
    var count = 1
    while count < most {
      current.key = key.key(of: rows + count * width)
      if limit < current { break }
      count += 1
    }
    return count
  }

  /// Reads the next rows of a run; false at its end.
  private func fill(_ run: Int) throws(PlotError) -> Bool {
    let head = heads + run
    let rest = head.pointee.rest
    let count = min(rest.count, bufferRows)
    (head.pointee.place, head.pointee.count) = (0, count)
    guard count > 0 else { return false }
    head.pointee.rest = (rest.lowerBound + count)..<rest.upperBound
    let words = UnsafeMutableRawBufferPointer(
      start: head.pointee.base, count: count * width * 8)
    guard try file.read(into: words, at: rest.lowerBound * width * 8) == words.count else {
      throw PlotError(.tool, "\(file.path) lost rows")
    }
    return true
  }
}
