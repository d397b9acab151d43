/// Sorts rows of 64-bit words in memory that does not grow with them; equal rows keep their order.
///
/// Rows are gathered into runs, each of which is sorted and written to a temporary file; the runs are
/// merged in the end. Rows that fit into one run never leave memory.
package final class ExternalSort {
  /// Bytes that a run may take with its keys: 32 MiB.
  private static let runBytes = 33_554_432
  /// Words of each run that a merge holds at once.
  private static let bufferWords = 6144

  private let width: Int
  private let key: RowKey
  private let runRows: Int
  private let fanIn: Int
  private let folder: String
  /// The run that is being gathered.
  private let rows: UnsafeMutablePointer<Int64>
  private var filled = 0
  private var order: [RunEntry] = []
  private var file: TemporaryFile?
  /// The rows of each run in the file.
  private var runs: [Range<Int>] = []

  /// Prepares to sort rows of so many words each; `rowCount` is how many there will be at most.
  ///
  /// A run has `runRows` rows, or as many as fill 32 MiB, and `fanIn` of them are merged at once.
  package init(
    wordCount: Int, by key: RowKey, rowCount: Int = .max, in folder: String = temporaryFolder(),
    runRows: Int? = nil, fanIn: Int = 256
  ) {
    width = max(1, wordCount)
    self.key = key
    self.folder = folder
    self.fanIn = max(2, fanIn)
    self.runRows = max(1, min(rowCount, runRows ?? Self.runBytes / (8 * width + 16)))
    rows = .allocate(capacity: self.runRows * width)
  }

  deinit { rows.deallocate() }

  /// Returns where the next rows go, one behind the other, and how many there is room for: at least
  /// one. Throws where a temporary file cannot be written.
  package func room() throws(PlotError) -> (base: UnsafeMutablePointer<Int64>, rowCount: Int) {
    if filled == runRows { try writeRun() }
    return (rows + filled * width, runRows - filled)
  }

  /// Takes over so many rows that were put into the room.
  package func take(_ count: Int) {
    precondition(count >= 0 && count <= runRows - filled)
    filled += count
  }

  /// Gives all rows in order, some at a time; throws what reading, writing or the body throws.
  package func finish(
    _ body: (_ rows: UnsafePointer<Int64>, _ count: Int) throws(PlotError) -> Void
  ) throws(PlotError) {
    guard let file else { return try forEachSorted(body) }
    if filled > 0 { try writeRun() }
    var source = try file.finish()
    var runs = runs
    while runs.count > fanIn {
      let output = try TemporaryFile(in: folder)
      var merged: [Range<Int>] = []
      for first in stride(from: 0, to: runs.count, by: fanIn) {
        let group = runs[first..<min(first + fanIn, runs.count)]
        let merge = try RunMerge(group, of: source, width: width, by: key, Self.bufferRows(width))
        try merge.forEachBlock { rows, count throws(PlotError) in
          try output.append(Self.bytes(rows, count * width))
        }
        let start = merged.last?.upperBound ?? 0
        merged.append(start..<(start + group.reduce(0) { $0 + $1.count }))
      }
      (source, runs) = (try output.finish(), merged)
    }
    try RunMerge(runs[...], of: source, width: width, by: key, Self.bufferRows(width))
      .forEachBlock(body)
  }

  private static func bufferRows(_ width: Int) -> Int { max(1, bufferWords / width) }

  private static func bytes(_ rows: UnsafePointer<Int64>, _ words: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: rows, count: words * 8)
  }

  private func writeRun() throws(PlotError) {
    let file: TemporaryFile =
      if let file = self.file { file } else { try TemporaryFile(in: folder) }
    self.file = file
    let start = runs.last?.upperBound ?? 0
    runs.append(start..<(start + filled))
    try forEachSorted { rows, count throws(PlotError) in
      try file.append(Self.bytes(rows, count * width))
    }
    filled = 0
  }

  /// Sorts the rows that were gathered and gives them.
  private func forEachSorted(
    _ body: (_ rows: UnsafePointer<Int64>, _ count: Int) throws(PlotError) -> Void
  ) throws(PlotError) {
    order.removeAll(keepingCapacity: true)
    order.reserveCapacity(filled)
    for row in 0..<filled { order.append(RunEntry(key: key.key(of: rows + row * width), run: row)) }
    order.sort()
    let capacity = min(filled, Self.bufferRows(width))
    let sorted = UnsafeMutablePointer<Int64>.allocate(capacity: max(1, capacity * width))
    defer { sorted.deallocate() }
    var start = 0
    while start < filled {
      let count = min(capacity, filled - start)
      for index in 0..<count {
        (sorted + index * width).update(from: rows + order[start + index].run * width, count: width)
      }
      try body(sorted, count)
      start += count
    }
  }
}

/// A row's key and what decides between equal keys: the row's number, or that of its run.
struct RunEntry: Comparable {
  var key: Int64
  var run: Int

  @inline(__always) static func < (a: RunEntry, b: RunEntry) -> Bool {
    a.key != b.key ? a.key < b.key : a.run < b.run
  }
}
