import PlotCore
import PlotLayout
import Synchronization

/// Walks over a source once, on several threads, and finds what a plan asks for.
///
/// Rows are cut into shares that do not depend on the number of threads, and their figures are
/// merged in order, so that one thread and many give the same result.
struct Scan {
  /// A curve of no more samples for each pixel column than this is not reduced at all.
  static let samplesKept = 4
  private static let shareCount = 64

  let source: any Source
  let plan: ScanPlan
  let workerCount: Int
  /// Told after each block how many rows it had.
  var progress: Progress?

  /// Reads the source; nil where it stopped being sound on the way.
  func run() throws(PlotError) -> ScanResult? {
    let columns = plan.columnsToRead
    let fewest = plan.curves.map(\.columns.count).min() ?? 0
    let keepsAll = source.rowCount <= Self.samplesKept * fewest
    let blockRows = max(1, source.blockRows)
    let blocks = (source.rowCount + blockRows - 1) / blockRows
    let blocksEach = max(1, (blocks + Self.shareCount - 1) / Self.shareCount)
    let shares = (blocks + blocksEach - 1) / blocksEach

    let next = Atomic(0)
    let found = Mutex<Findings>(Findings(tallies: Array(repeating: nil, count: shares)))
    let source = self.source
    let plan = self.plan
    let progress = self.progress
    try Workers.run(min(max(1, workerCount), max(1, shares))) { _ throws(PlotError) in
      guard shares > 0, source.isSound else { return }
      let reader = try source.makeReader(of: columns)
      // Blocks show the reader's memory.
      defer { withExtendedLifetime(reader) {} }
      var worker = ScanWorker(
        plan, reading: columns, rowCount: source.rowCount, keepsAll: keepsAll)
      while true {
        let share = next.add(1, ordering: .relaxed).oldValue
        guard share < shares else { break }
        let start = share * blocksEach * blockRows
        var rest = start..<min(source.rowCount, start + blocksEach * blockRows)
        while !rest.isEmpty {
          guard source.isSound else { return }
          let block = try reader.read(rest)
          worker.consume(block)
          rest = (rest.lowerBound + block.rowCount)..<rest.upperBound
          progress?.add(rows: block.rowCount)
        }
        let tallies = worker.takeTallies()
        found.withLock { $0.tallies[share] = tallies }
      }
      let done = worker
      found.withLock { $0.merge(done) }
    }
    guard source.isSound else { return nil }
    return try result(found.withLock { $0 }, keepsAll: keepsAll)
  }

  private func result(_ found: Findings, keepsAll: Bool) throws(PlotError) -> ScanResult {
    var tallies = Array(repeating: ColumnTally(), count: plan.statistics.count)
    for share in found.tallies {
      for (index, tally) in (share ?? []).enumerated() { tallies[index].merge(tally) }
    }
    if plan.weighsTime, let time = plan.time {
      for end in try RunEnds(of: source, time: time) {
        try end.weigh(plan.statistics, of: source, in: &tallies)
      }
    }
    return ScanResult(
      statistics: zip(plan.statistics, tallies).map { column, tally in
        tally.statistics(
          of: source.columns[column], time: plan.time.map { source.columns[$0] },
          limit: plan.limits[column]?.limit)
      },
      curves: found.bins ?? plan.curves.map { CurveBins($0.columns, keepsAll: keepsAll) },
      cells: found.cells ?? plan.cells.map { CellBins($0, rowCount: source.rowCount) },
      stacks: found.stacks ?? plan.stacks.map { _ in StackExtent() },
      spans: found.spans ?? plan.spans.map { SpanBins($0, rowCount: source.rowCount) },
      bins: found.binEnds ?? plan.bins.map { _ in BinEnds() })
  }

  private struct Findings {
    var tallies: [[ColumnTally]?]
    var bins: [CurveBins]?
    var cells: [CellBins]?
    var stacks: [StackExtent]?
    var spans: [SpanBins]?
    var binEnds: [BinEnds]?

    mutating func merge(_ worker: ScanWorker) {
      Self.merge(worker.bins, into: &bins) { $0.merge($1) }
      Self.merge(worker.cells, into: &cells) { $0.merge($1) }
      Self.merge(worker.stacks, into: &stacks) { $0.merge($1) }
      Self.merge(worker.spans, into: &spans) { $0.merge($1) }
      Self.merge(worker.binEnds, into: &binEnds) { $0.merge($1) }
    }

    private static func merge<Part>(
      _ others: [Part], into parts: inout [Part]?, _ merge: (inout Part, Part) -> Void
    ) {
      // Taken out, so that nothing is copied.
      guard var own = parts.take() else {
        parts = others
        return
      }
      for index in own.indices { merge(&own[index], others[index]) }
      parts = own
    }
  }
}
