import PlotCore

/// A disordered capture, given in order of time.
struct RepairedSource: Source {
  let info: SourceInfo
  private let capture: Capture
  private let plan: RepairPlan

  init(_ capture: Capture, _ plan: RepairPlan, _ findings: Findings) throws(PlotError) {
    self.capture = capture
    self.plan = plan
    let reader = Reader(capture, plan, [])
    let first = try reader.time(of: 0)
    let last = try reader.time(of: plan.rowCount - 1)
    info = capture.info(findings, rowCount: plan.rowCount, times: (first, last))
  }

  var columns: [Column] { capture.columns }
  var rowCount: Int { plan.rowCount }
  var blockRows: Int { plan.windows.chunkRows }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    Reader(capture, plan, columns)
  }

  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    CaptureFigure.suggest(for: wish, named: name, clock: capture.clock)
  }

  /// Reads a chunk at a time; shows it as it is, where nothing in it moves.
  private final class Reader: BlockReader {
    private let capture: Capture
    private let plan: RepairPlan
    private let views: ColumnViews
    private let chunk: RecordBuffer
    private let output: RecordBuffer
    private var merge: WindowMerge
    /// The window whose chunk is in the buffer.
    private var window = -1
    /// Whether the chunk is shown as it is.
    private var isPlain = false
    /// The rows that stand in `output`, or in `chunk` where it is plain.
    private var rows = 0..<0

    init(_ capture: Capture, _ plan: RepairPlan, _ columns: [Int]) {
      self.capture = capture
      self.plan = plan
      let size = plan.windows.chunkRows
      views = ColumnViews(capture.columns, wanted: columns, capacity: size)
      chunk = RecordBuffer(capacity: size)
      output = RecordBuffer(capacity: size)
      merge = WindowMerge(plan, start: capture.header.start, records: chunk.base)
    }

    func read(_ wanted: Range<Int>) throws(PlotError) -> Block {
      precondition(
        wanted.lowerBound >= 0 && wanted.upperBound <= plan.rowCount && !wanted.isEmpty)
      let first = wanted.lowerBound
      try load(first)
      let count = min(rows.upperBound, wanted.upperBound) - first
      let base = (isPlain ? chunk.base : output.base) + (first - rows.lowerBound)
      return views.block(base, firstRow: first, count: count)
    }

    func time(of row: Int) throws(PlotError) -> Int64 {
      try load(row)
      return ((isPlain ? chunk.base : output.base) + (row - rows.lowerBound)).pointee.time
    }

    /// Brings a row into memory, with others behind it.
    private func load(_ row: Int) throws(PlotError) {
      if rows.contains(row) { return }
      let wanted = plan.window(of: row)
      if wanted != window || row < rows.lowerBound { try begin(wanted) }
      while row >= rows.upperBound {
        let given = merge.give(output.capacity, to: output.base)
        precondition(given > 0, "a window has fewer rows than were counted")
        rows = rows.upperBound..<(rows.upperBound + given)
      }
    }

    private func begin(_ wanted: Int) throws(PlotError) {
      let source = plan.windows.rows(of: wanted)
      let residents = plan.residents[wanted]
      (window, rows) = (-1, 0..<0)
      if residents.count > 0 {
        try capture.records.read(from: source.lowerBound, count: source.count, into: chunk.base)
      }
      window = wanted
      let start = plan.rowStarts[wanted]
      isPlain =
        residents.isOrdered && residents.count == source.count
        && plan.rowStarts[wanted + 1] - start == source.count
      rows = start..<(isPlain ? start + source.count : start)
      if !isPlain { merge.begin(wanted) }
    }
  }
}
