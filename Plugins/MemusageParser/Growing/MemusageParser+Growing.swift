import PlotCore

extension CaptureSource: EndingSource {
  /// `memusage` completes the header when the program ends in order.
  var isEnded: Bool { capture.header.isComplete }
}

extension MemusageParser: GrowingParser {
  /// Opens a capture, and looks only at the records that the earlier look has not seen.
  ///
  /// The earlier look is of use where the start in the header and the clocks of the first and the last
  /// known record are the same: a child of a fork writes over the first samples, and a second run of
  /// the program writes another start.
  public func openGrowing(
    _ input: Input, after earlier: (any GrowingSource)?
  ) throws(PlotError) -> (any GrowingSource)? {
    let (byteOrder, header) = try Self.header(of: input.file)
    let records = try Self.records(of: input.file, byteOrder, header)
    if let earlier = earlier as? GrowingCapture,
      let same = try goOn(from: earlier, records, header)
    {
      return same
    }
    let capture = try open(records, header).capture
    var order = TimeOrder()
    guard try order.advance(capture) else { return nil }
    return try GrowingCapture(capture, order, unchangedRowCount: 0)
  }

  private func goOn(
    from earlier: GrowingCapture, _ records: RecordFile, _ header: CaptureHeader
  ) throws(PlotError) -> GrowingCapture? {
    let known = earlier.capture
    guard records.order == known.records.order, header.start == known.header.start,
      records.count >= known.records.count
    else { return nil }
    let buffer = RecordBuffer(capacity: 1)
    for (row, time) in [(0, known.firstTime), (known.records.count - 1, known.lastTime)] {
      try records.read(from: row, count: 1, into: buffer.base)
      guard buffer.base.pointee.time == time else { return nil }
    }
    // A repeat of the last buffer that had been written in part looked like records out of order.
    let mayRepeat =
      (earlier.order.patches.last?.upperBound ?? 0) > records.count - 2 * RepeatedTail.longest
    let capture = try open(
      records, header, knownCount: mayRepeat ? 0 : known.records.count
    ).capture
    guard capture.records.count >= known.records.count else { return nil }
    var order = earlier.order
    order.mark()
    guard try order.advance(capture) else { return nil }
    return try GrowingCapture(
      capture, order, unchangedRowCount: min(order.firstChanged, known.records.count))
  }
}
