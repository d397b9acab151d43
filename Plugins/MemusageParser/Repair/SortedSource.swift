import PlotCore

/// A capture whose samples were sorted into a temporary file.
struct SortedSource: Source {
  let info: SourceInfo
  private let capture: Capture
  private let records: RecordFile

  init(_ capture: Capture, _ file: InputFile, _ findings: Findings) throws(PlotError) {
    self.capture = capture
    records = RecordFile(
      file: file, byteOffset: 0, count: file.byteCount / Record.byteCount, order: .host)
    let ends = RecordBuffer(capacity: 2)
    try records.read(from: 0, count: 1, into: ends.base)
    try records.read(from: records.count - 1, count: 1, into: ends.base + 1)
    info = capture.info(
      findings, rowCount: records.count, times: (ends.base[0].time, ends.base[1].time))
  }

  var columns: [Column] { capture.columns }
  var rowCount: Int { records.count }
  var blockRows: Int { CaptureSource.blockRows }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    Reader(self, columns)
  }

  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    CaptureFigure.suggest(for: wish, named: name, clock: capture.clock)
  }

  private final class Reader: BlockReader {
    private let source: SortedSource
    private let views: ColumnViews
    private let buffer = RecordBuffer(capacity: CaptureSource.blockRows)

    init(_ source: SortedSource, _ columns: [Int]) {
      self.source = source
      views = ColumnViews(source.columns, wanted: columns, capacity: CaptureSource.blockRows)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      precondition(
        rows.lowerBound >= 0 && rows.upperBound <= source.rowCount && !rows.isEmpty)
      let count = min(rows.count, source.blockRows)
      try source.records.read(from: rows.lowerBound, count: count, into: buffer.base)
      return views.block(buffer.base, firstRow: rows.lowerBound, count: count)
    }
  }
}
