import PlotCore
import Synchronization

/// What a column of one source has more than that of another, along an x that both have.
///
/// There is a row wherever one of both has one, from where both have begun to where the first one
/// ends; the other keeps its last value there, as a step curve does. Samples at the same place share a
/// row, the first with the first and so on. A gap in either makes a gap. All rows are read once, on
/// several threads, to count them; after that any of them is found without reading what is before.
struct DifferenceSource: Source {
  /// One of both: a source, and its columns of x and of what is subtracted.
  struct Part {
    var source: any Source
    var x: Int
    var y: Int
  }

  /// Rows of both whose x lies between two cuts, so that no place is divided.
  struct Segment {
    var first: Range<Int>
    var second: Range<Int>
    /// The number of the segment's first row in the difference.
    var firstRow = 0
  }

  /// About how many rows of each source a segment has.
  private static let segmentRows = 1 << 17

  let columns: [Column]
  let rowCount: Int
  let info: SourceInfo
  let parts: (first: Part, second: Part)
  /// The segments in order; none is empty.
  let segments: [Segment]

  var blockRows: Int { 16_384 }

  /// Subtracts the first from the second; both x must ascend and be finite at their ends.
  init(
    _ first: Part, _ second: Part, workerCount: Int, segmentRows: Int = Self.segmentRows
  ) throws(PlotError) {
    parts = (first, second)
    let (x, y) = (first.source.columns[first.x], first.source.columns[first.y])
    columns = [
      Column(x.name, title: x.title, unit: x.unit, storage: .real, isAscending: true),
      Column(y.name, title: y.title + " difference", unit: y.unit, storage: .real),
    ]
    let cut = try Self.cut(first, second, every: segmentRows)
    let counted = try Self.count(cut, parts, workerCount)
    var segments: [Segment] = []
    var row = 0
    var extent: ClosedRange<Double>?
    for (segment, found) in zip(cut, counted) where found.rowCount > 0 {
      segments.append(segment)
      segments[segments.count - 1].firstRow = row
      row += found.rowCount
      guard found.lowest <= found.highest else { continue }
      extent =
        extent.map { min($0.lowerBound, found.lowest)...max($0.upperBound, found.highest) }
        ?? found.lowest...found.highest
    }
    self.segments = segments
    rowCount = row
    let infos = [first.source.info, second.source.info]
    var info = SourceInfo(
      format: "difference", isComplete: infos.allSatisfy(\.isComplete),
      extents: extent.map { [y.name: $0] } ?? [:],
      byteCount: infos.reduce(0) { $0 &+ $1.byteCount })
    info.vocabulary = .shared(by: infos)
    self.info = info
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try Reader(self, columns)
  }

  /// Cuts the x that both have into segments.
  private static func cut(
    _ first: Part, _ second: Part, every size: Int
  ) throws(PlotError) -> [Segment] {
    guard first.source.rowCount > 0, second.source.rowCount > 0 else { return [] }
    let (a, b) = (try RowSearch(first), try RowSearch(second))
    let start = max(try a.x(0), try b.x(0))
    let end = min(try a.x(first.source.rowCount - 1), try b.x(second.source.rowCount - 1))
    guard start <= end else { return [] }
    var (i, j) = (try a.row(atLeast: start, from: 0), try b.row(atLeast: start, from: 0))
    let last = (try a.row(above: end, from: i), try b.row(above: end, from: j))
    var places: Set<Double> = []
    for (search, rows) in [(a, i..<last.0), (b, j..<last.1)] {
      var row = rows.lowerBound + size
      while row < rows.upperBound {
        places.insert(try search.x(row))
        row += size
      }
    }
    var segments: [Segment] = []
    for place in places.sorted() where place > start {
      let next = (try a.row(atLeast: place, from: i), try b.row(atLeast: place, from: j))
      segments.append(Segment(first: i..<next.0, second: j..<next.1))
      (i, j) = next
    }
    return segments + [Segment(first: i..<last.0, second: j..<last.1)]
  }

  /// Counts each segment's rows, and finds the lowest and highest difference.
  private static func count(
    _ segments: [Segment], _ parts: (first: Part, second: Part), _ workerCount: Int
  ) throws(PlotError) -> [DifferenceTally] {
    let next = Atomic(0)
    let found = Mutex([DifferenceTally](repeating: DifferenceTally(), count: segments.count))
    try Workers.run(min(max(1, workerCount), max(1, segments.count))) { _ throws(PlotError) in
      let walk = try DifferenceWalk(parts.first, parts.second)
      let buffer = BlockBuffer(columnCount: 2)
      let size = 4096
      buffer.reserve(rows: size)
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < segments.count else { return }
        try walk.begin(segments[index])
        var tally = DifferenceTally()
        while true {
          let count = try walk.produce(size, x: buffer.reals(0), y: buffer.reals(1))
          if count == 0 { break }
          tally.add(buffer.reals(1), count)
        }
        found.withLock { [tally] in $0[index] = tally }
      }
    }
    return found.withLock { $0 }
  }

  private final class Reader: BlockReader {
    private let source: DifferenceSource
    private let wanted: [Int]
    private let walk: DifferenceWalk
    private let buffer = BlockBuffer(columnCount: 2)
    private var segment = -1
    private var nextRow = -1

    init(_ source: DifferenceSource, _ wanted: [Int]) throws(PlotError) {
      self.source = source
      self.wanted = wanted
      walk = try DifferenceWalk(source.parts.first, source.parts.second)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let size = source.blockRows
      buffer.reserve(rows: size)
      let (x, y) = (buffer.reals(0), buffer.reals(1))
      if rows.lowerBound != nextRow { try go(to: rows.lowerBound, x, y) }
      nextRow = -1
      let limit = min(rows.count, size)
      var count = 0
      while count < limit {
        let found = try walk.produce(limit - count, x: x + count, y: y + count)
        count += found
        guard found == 0 else { continue }
        guard segment + 1 < source.segments.count else {
          throw PlotError(.input, "changed while it was read")
        }
        segment += 1
        try walk.begin(source.segments[segment])
      }
      nextRow = rows.lowerBound + count
      return Block(
        firstRow: rows.lowerBound, rowCount: count,
        columns: wanted.map { buffer.slice($0, as: source.columns[$0], count: count) })
    }

    /// Goes to a row from the start of its segment.
    private func go(
      to row: Int, _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>
    ) throws(PlotError) {
      var (low, high) = (0, source.segments.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if source.segments[middle].firstRow <= row { low = middle } else { high = middle }
      }
      segment = low
      try walk.begin(source.segments[low])
      var rest = row - source.segments[low].firstRow
      while rest > 0 {
        let count = try walk.produce(min(rest, source.blockRows), x: x, y: y)
        guard count > 0 else { throw PlotError(.input, "changed while it was read") }
        rest -= count
      }
    }
  }
}

/// How many rows a part of a difference has, and how far they go.
struct DifferenceTally {
  private(set) var rowCount = 0
  private(set) var lowest = Double.infinity
  private(set) var highest = -Double.infinity

  /// Adds values; a NaN counts as a row only.
  mutating func add(_ values: UnsafeMutablePointer<Double>, _ count: Int) {
    rowCount += count
    for index in 0..<count {
      if values[index] < lowest { lowest = values[index] }
      if values[index] > highest { highest = values[index] }
    }
  }
}
