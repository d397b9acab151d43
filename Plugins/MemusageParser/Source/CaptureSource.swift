import PlotCore

/// A capture read as it stands in its file; right for every clean capture.
///
/// Each row is looked at when it is first read. Where that shows disorder, `verdict` repairs.
struct CaptureSource: Source {
  /// Blocks of 256 KiB stay in a core's own cache between copying and looking.
  static let blockRows = 10_922

  let capture: Capture
  private let ledger: Ledger

  init(_ capture: Capture, isSound: Bool) {
    self.capture = capture
    ledger = Ledger(rowCount: capture.records.count, isSound: isSound)
  }

  var columns: [Column] { capture.columns }
  var rowCount: Int { capture.records.count }
  var blockRows: Int { Self.blockRows }
  var info: SourceInfo { capture.info() }
  var isSound: Bool { ledger.isSound }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    Reader(self, columns)
  }

  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    CaptureFigure.suggest(for: wish, named: name, clock: capture.clock)
  }

  func verdict() throws(PlotError) -> Verdict {
    if let known = ledger.verdict { return known }
    if ledger.isSound { try walkTheRest() }
    let verdict: Verdict
    if ledger.isSound {
      let findings = Findings(peaks: ledger.peaks, negativeCount: try countNegative())
      verdict = .sound(capture.info(findings))
    } else {
      verdict = .repaired(try Repair.source(for: capture))
    }
    ledger.verdict = verdict
    return verdict
  }

  /// Looks at the rows that no reader has read.
  private func walkTheRest() throws(PlotError) {
    let reader = Reader(self, [])
    for var rows in ledger.unchecked {
      while !rows.isEmpty, ledger.isSound {
        let block = try reader.read(rows)
        rows = (rows.lowerBound + block.rowCount)..<rows.upperBound
      }
    }
  }

  /// Counts the samples with a heap below zero; only captures that have some are read again.
  private func countNegative() throws(PlotError) -> Int {
    guard let rows = ledger.negativeRows else { return 0 }
    let buffer = RecordBuffer(capacity: Self.blockRows)
    var count = 0
    var next = rows.lowerBound
    while next < rows.upperBound {
      let size = min(Self.blockRows, rows.upperBound - next)
      try capture.records.read(from: next, count: size, into: buffer.base)
      for index in 0..<size where buffer.base[index].heap < 0 { count += 1 }
      next += size
    }
    return count
  }

  private final class Reader: BlockReader {
    private let source: CaptureSource
    private let views: ColumnViews
    /// One record more than a block: the one before it, for the order of time.
    private let buffer = RecordBuffer(capacity: CaptureSource.blockRows + 1)

    init(_ source: CaptureSource, _ columns: [Int]) {
      self.source = source
      views = ColumnViews(source.columns, wanted: columns, capacity: CaptureSource.blockRows)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      precondition(
        rows.lowerBound >= 0 && rows.upperBound <= source.rowCount && !rows.isEmpty)
      let part =
        rows.lowerBound..<min(rows.upperBound, rows.lowerBound + CaptureSource.blockRows)
      let isNew = source.ledger.needsCheck(part)
      let before = isNew && part.lowerBound > 0 ? 1 : 0
      try source.capture.records.read(
        from: part.lowerBound - before, count: part.count + before, into: buffer.base)
      let first = buffer.base + before
      if isNew {
        let previous = before > 0 ? buffer.base.pointee.time : 0
        source.ledger.add(
          BlockCheck(first, count: part.count, previous: previous), rows: part)
      }
      return views.block(first, firstRow: part.lowerBound, count: part.count)
    }
  }
}
