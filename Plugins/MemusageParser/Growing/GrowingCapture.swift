import PlotCore

/// A capture that may still be written, given in order of time.
///
/// What it shows is what `CaptureSource` and its repair show of the same file.
struct GrowingCapture: GrowingSource {
  let info: SourceInfo
  let unchangedRowCount: Int
  let capture: Capture
  let order: TimeOrder

  /// Shows a capture whose order is known; `unchangedRowCount` tells what an earlier look knew.
  init(_ capture: Capture, _ order: TimeOrder, unchangedRowCount: Int) throws(PlotError) {
    self.capture = capture
    self.order = order
    self.unchangedRowCount = unchangedRowCount
    let reader = Reader(capture, order, [])
    let times = try (reader.time(of: 0), reader.time(of: order.rowCount - 1))
    info = capture.info(order.findings, times: times)
  }

  var columns: [Column] { capture.columns }
  var rowCount: Int { capture.records.count }
  var blockRows: Int { CaptureSource.blockRows }
  var isEnded: Bool { capture.header.isComplete }
  var settledRowCount: Int { order.settledCount }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    Reader(capture, order, columns)
  }

  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    CaptureFigure.suggest(for: wish, named: name, clock: capture.clock)
  }

  /// Reads what stands between two patches as it is, and a patch at once, sorted.
  private final class Reader: BlockReader {
    private let capture: Capture
    private let order: TimeOrder
    private let views: ColumnViews
    private var buffer = RecordBuffer(capacity: CaptureSource.blockRows)
    /// The patch that is in the buffer.
    private var patch: Range<Int>?

    init(_ capture: Capture, _ order: TimeOrder, _ columns: [Int]) {
      self.capture = capture
      self.order = order
      views = ColumnViews(capture.columns, wanted: columns, capacity: CaptureSource.blockRows)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      precondition(
        rows.lowerBound >= 0 && rows.upperBound <= capture.records.count && !rows.isEmpty)
      let start = rows.lowerBound
      let (base, end) = try load(rows.clamped(to: start..<(start + CaptureSource.blockRows)))
      return views.block(base, firstRow: start, count: end - start)
    }

    func time(of row: Int) throws(PlotError) -> Int64 {
      try load(row..<(row + 1)).base.pointee.time
    }

    /// Brings the first of some rows into memory, and returns them and where they end.
    private func load(
      _ rows: Range<Int>
    ) throws(PlotError) -> (base: UnsafePointer<Record>, end: Int) {
      let start = rows.lowerBound
      let next = order.firstPatch(endingAfter: start)
      let following = next < order.patches.count ? order.patches[next] : nil
      if let following, following.contains(start) {
        if patch != following { try sort(following) }
        return (
          UnsafePointer(buffer.base + (start - following.lowerBound)),
          min(rows.upperBound, following.upperBound)
        )
      }
      let end = min(rows.upperBound, following?.lowerBound ?? .max)
      patch = nil
      try capture.records.read(from: start, count: end - start, into: buffer.base)
      return (UnsafePointer(buffer.base), end)
    }

    private func sort(_ rows: Range<Int>) throws(PlotError) {
      patch = nil
      if buffer.capacity < rows.count { buffer = RecordBuffer(capacity: rows.count) }
      try capture.records.read(from: rows.lowerBound, count: rows.count, into: buffer.base)
      let records = UnsafeMutableBufferPointer(start: buffer.base, count: rows.count)
      let sorted = records.enumerated().sorted { a, b in
        a.element.time != b.element.time
          ? a.element.time < b.element.time : a.offset < b.offset
      }
      for (index, entry) in sorted.enumerated() { records[index] = entry.element }
      patch = rows
    }
  }
}
