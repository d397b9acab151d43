import PlotCore

/// By which column rows are sorted, as numbers that order as the rows do.
struct SortKey: Sendable {
  let column: Int
  let isDescending: Bool

  /// Writes for each value the bits of an unsigned number: smaller comes first, gaps come last.
  func write(_ slice: ColumnSlice, to target: UnsafeMutablePointer<Int64>) {
    let turned: UInt64 = isDescending ? .max : 0
    if slice.storage == .real {
      for index in 0..<slice.count {
        let value = slice.double(at: index)
        // Adding 0 makes -0 equal to 0; the sign bit is above all else, so negatives are turned.
        let bits = (value + 0).bitPattern
        let ordered = bits >> 63 == 1 ? ~bits : bits | 1 << 63
        target[index] = Int64(bitPattern: value.isNaN ? .max : ordered ^ turned)
      }
    } else {
      for index in 0..<slice.count {
        let ordered = UInt64(bitPattern: slice.integer(at: index)) ^ 1 << 63
        target[index] = Int64(bitPattern: ordered ^ turned)
      }
    }
  }
}

/// Sorts a source in memory that does not grow with it: sorted runs go to a temporary file, and are
/// merged, so many at once, into further files until one run is left.
struct ExternalSort {
  private let source: any Source
  private let key: SortKey
  private let folder: String
  private let runRows: Int
  private let fanIn: Int

  /// Creates it for runs of so many rows, of which `fanIn` are merged at once.
  init(_ source: any Source, key: SortKey, folder: String, runRows: Int, fanIn: Int) {
    self.source = source
    self.key = key
    self.folder = folder
    self.runRows = max(1, runRows)
    self.fanIn = max(2, fanIn)
  }

  /// Rows that fill 32 MiB.
  static func runRows(columnCount: Int) -> Int { 33_554_432 / (8 * columnCount + 24) }

  /// Returns the rows in order.
  func sorted() throws(PlotError) -> SpooledSource {
    var (spool, runs) = try makeRuns()
    while runs.count > 1 { (spool, runs) = try merge(runs, of: spool) }
    return spool
  }

  private func writer() throws(PlotError) -> SpoolWriter {
    // Each run that is merged has a block in memory, so blocks are short.
    let chunkRows = max(64, min(4096, 65_536 / max(1, source.columns.count)))
    return try SpoolWriter(columns: source.columns, folder: folder, chunkRows: chunkRows)
  }

  /// Reads the source once and writes it in sorted runs.
  private func makeRuns() throws(PlotError) -> (SpooledSource, [Range<Int>]) {
    let columns = source.columns
    let rows = BlockBuffer(columnCount: columns.count + 1)
    rows.reserve(rows: min(runRows, max(1, source.rowCount)))
    let keyColumn = columns.count
    let output = try writer()
    let reader = try source.makeReader(of: Array(columns.indices))
    defer { withExtendedLifetime(reader) {} }
    var runs: [Range<Int>] = []
    var row = 0
    while row < source.rowCount {
      let end = min(row + runRows, source.rowCount)
      let start = row
      while row < end {
        let block = try reader.read(row..<end)
        for (index, slice) in block.columns.enumerated() {
          slice.copyStored(of: columns[index], to: rows.integers(index) + (row - start))
        }
        key.write(block.columns[key.column], to: rows.integers(keyColumn) + (row - start))
        row += block.rowCount
      }
      let keys = rows.integers(keyColumn)
      var order = (0..<(end - start)).map { (key: UInt64(bitPattern: keys[$0]), row: $0) }
      order.sort { $0.key != $1.key ? $0.key < $1.key : $0.row < $1.row }
      try withRow(of: columns.count) { values throws(PlotError) in
        for entry in order {
          for index in columns.indices { values[index] = rows.integers(index)[entry.row] }
          try output.append(row: UnsafeBufferPointer(values))
        }
      }
      runs.append(start..<end)
    }
    return (try output.finish(info: source.info), runs)
  }

  /// Merges neighbouring runs, so many at once.
  private func merge(
    _ runs: [Range<Int>], of spool: SpooledSource
  ) throws(PlotError) -> (SpooledSource, [Range<Int>]) {
    let output = try writer()
    var merged: [Range<Int>] = []
    var first = 0
    while first < runs.count {
      let group = runs[first..<min(first + fanIn, runs.count)]
      first += group.count
      var cursors: [RunCursor] = []
      for run in group { cursors.append(try RunCursor(spool, run, key)) }
      var heap = MergeHeap(cursors.enumerated().map { ($1.key, $0) })
      let start = output.rowCount
      try withRow(of: spool.columns.count) { values throws(PlotError) in
        while let run = heap.first {
          let cursor = cursors[run]
          cursor.copy(to: values)
          try output.append(row: UnsafeBufferPointer(values))
          if try cursor.advance() { heap.replaceFirst(by: cursor.key) } else { heap.removeFirst() }
        }
      }
      merged.append(start..<output.rowCount)
    }
    return (try output.finish(info: spool.info), merged)
  }

  private func withRow(
    of count: Int, _ body: (UnsafeMutableBufferPointer<Int64>) throws(PlotError) -> Void
  ) throws(PlotError) {
    let values = UnsafeMutableBufferPointer<Int64>.allocate(capacity: count)
    defer { values.deallocate() }
    try body(values)
  }
}

/// The first row of a run that is not yet merged.
private final class RunCursor {
  private let columns: [Column]
  private let reader: any BlockReader
  private let sortKey: SortKey
  private let keys = BlockBuffer(columnCount: 1)
  private var rest: Range<Int>
  private var block = Block(firstRow: 0, rowCount: 0, columns: [])
  private var index = 0

  init(_ spool: SpooledSource, _ run: Range<Int>, _ key: SortKey) throws(PlotError) {
    columns = spool.columns
    reader = try spool.makeReader(of: Array(spool.columns.indices))
    sortKey = key
    rest = run
    try load()
  }

  /// The row's key.
  var key: UInt64 { UInt64(bitPattern: keys.integers(0)[index]) }

  func copy(to values: UnsafeMutableBufferPointer<Int64>) {
    for (place, column) in columns.enumerated() {
      let slice = block.columns[place].part(index..<(index + 1))
      slice.copyStored(of: column, to: values.baseAddress! + place)
    }
  }

  /// Moves on; false where the run ends.
  func advance() throws(PlotError) -> Bool {
    index += 1
    if index == block.rowCount {
      if rest.isEmpty { return false }
      try load()
    }
    return true
  }

  private func load() throws(PlotError) {
    block = try reader.read(rest)
    rest = block.rows.upperBound..<rest.upperBound
    index = 0
    keys.reserve(rows: block.rowCount)
    sortKey.write(block.columns[sortKey.column], to: keys.integers(0))
  }
}

/// Finds the run with the smallest key; of equal keys, that of the first run.
private struct MergeHeap {
  private var entries: [(key: UInt64, run: Int)]

  init(_ entries: [(UInt64, Int)]) {
    // Sorted entries are a heap.
    self.entries = entries.map { (key: $0, run: $1) }.sorted(by: Self.precedes)
  }

  var first: Int? { entries.first?.run }

  mutating func replaceFirst(by key: UInt64) {
    entries[0].key = key
    sink()
  }

  mutating func removeFirst() {
    entries.swapAt(0, entries.count - 1)
    entries.removeLast()
    sink()
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
        if Self.precedes(entries[child], entries[least]) { least = child }
      }
      if least == parent { return }
      entries.swapAt(parent, least)
      parent = least
    }
  }

  private static func precedes(_ a: (key: UInt64, run: Int), _ b: (key: UInt64, run: Int)) -> Bool {
    a.key != b.key ? a.key < b.key : a.run < b.run
  }
}
