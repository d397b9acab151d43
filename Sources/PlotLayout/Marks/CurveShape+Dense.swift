import PlotCore
import PlotScene

/// Dense stretches: where samples are too close to be told apart.
extension CurveShape {
  /// The least number of columns that are drawn as spans: fewer would be thinner than a stroke.
  static let leastRun = 4

  /// Returns the run of columns, from one on, that are to be drawn as spans; empty for none.
  ///
  /// Columns of three rows and more are dense; up to three others between them do not end a run.
  static func denseRun(
    in columns: PixelColumns, from start: Int, isStep: Bool
  ) -> Range<Int> {
    let list = columns.columns
    func isDense(_ index: Int) -> Bool { list[index].rowCount >= 3 && !list[index].hasGap }
    guard isDense(start) else { return start..<start }
    let reach = isStep ? 4 : 1
    var last = start
    var index = start + 1
    while index < list.count, list[index].index - list[last].index <= reach,
      !list[index].hasGap
    {
      if isDense(index) { last = index }
      index += 1
    }
    let width = list[last].index - list[start].index + 1
    return width >= leastRun ? start..<last + 1 : start..<start
  }

  /// What of one column's curve is drawn; its points have the column's extremes among them.
  struct ColumnExtent {
    var first: Point
    var last: Point
    var top: Double
    var bottom: Double

    init(_ point: Point) { (first, last, top, bottom) = (point, point, point.y, point.y) }

    func extended(to point: Point) -> ColumnExtent {
      var extent = self
      extent.last = point
      extent.top = min(top, point.y)
      extent.bottom = max(bottom, point.y)
      return extent
    }
  }

  /// Adds one column of a dense run, with its mean on the page.
  mutating func addSpan(
    _ column: ColumnExtent, mean: Double, from left: Double, to right: Double
  ) {
    // Scales without a place for the mean have one for what it is the mean of.
    let mean = mean.isFinite ? mean : (column.top + column.bottom) / 2
    var (top, bottom) = (column.top, column.bottom)
    var before = mean
    if let pen {
      before = lastMean ?? pen.y
      if isPenDown {
        // The stroke ends inside the first span, which reaches to its value.
        addStraight(from: pen, to: isStep ? Point(max(left, pen.x), pen.y) : column.first)
        isPenDown = false
      } else if isStep, pen.x < left {
        coverSpan(Rect(x: pen.x, y: lastMean ?? pen.y, width: left - pen.x, height: 0))
        addArea(Point(pen.x, lastMean ?? pen.y))
        addArea(Point(left, lastMean ?? pen.y))
      }
      top = min(top, pen.y)
      bottom = max(bottom, pen.y)
    } else {
      startArea(at: Point(left, mean))
    }
    coverEnvelope(Rect(x: left, y: top, width: right - left, height: bottom - top))
    coverSpan(
      Rect(x: left, y: min(mean, before), width: right - left, height: (mean - before).magnitude))
    addArea(Point(left, Self.lastY(area) ?? mean))
    addArea(Point(left, mean))
    addArea(Point(right, mean))
    lastMean = mean
    pen = Point(right, column.last.y)
    end = Point(min(right, max(left, column.last.x)), column.last.y)
    runLength += 2
  }

  /// Ends a dense run: from its last mean to its last value, where the stroke goes on.
  mutating func leaveRun() {
    if let pen, let mean = lastMean, mean != pen.y {
      coverSpan(Rect(x: pen.x, y: min(mean, pen.y), width: 0, height: (mean - pen.y).magnitude))
    }
    lastMean = nil
    flushSpan()
    flushEnvelope()
  }

  /// One rectangle for two of the same height side by side; nil where they are no such two.
  private static func joined(_ left: Rect, _ right: Rect) -> Rect? {
    guard left.y == right.y, left.height == right.height,
      (left.maxX - right.minX).magnitude < 0.02
    else { return nil }
    return Rect(x: left.x, y: left.y, width: right.maxX - left.minX, height: left.height)
  }

  /// Adds a rectangle to the envelope, or makes the last one wider where both are the same height.
  mutating func coverEnvelope(_ span: Rect) {
    if let wider = pendingEnvelope.flatMap({ Self.joined($0, span) }) {
      pendingEnvelope = wider
    } else {
      flushEnvelope()
      pendingEnvelope = span
    }
  }

  mutating func flushEnvelope() {
    guard let span = pendingEnvelope else { return }
    pendingEnvelope = nil
    // What the mean's own line covers needs no envelope.
    if span.height > width {
      // As far as a stroke through its ends would.
      let reach = Self.rounded(denseWidth / 2)
      envelope.add(
        Rect(
          x: Self.rounded(span.x), y: span.y - reach, width: Self.rounded(span.width),
          height: span.height + 2 * reach))
    }
    obstacles.append(span.inset(by: -width / 2))
  }

  /// Adds a rectangle to the spans, or makes the last one wider where both are the same height.
  mutating func coverSpan(_ span: Rect) {
    if let wider = pendingSpan.flatMap({ Self.joined($0, span) }) {
      pendingSpan = wider
    } else {
      flushSpan()
      pendingSpan = span
    }
  }

  mutating func flushSpan() {
    guard let span = pendingSpan else { return }
    pendingSpan = nil
    // From the stroke's width where flat to the dense width at three times the stroke's width.
    let tall = min(1, span.height / (3 * width))
    let reach = (width + (denseWidth - width) * tall) / 2
    let beside = max(0.05, reach - 0.25)
    let rect = Rect(
      x: Self.rounded(span.x - beside), y: Self.rounded(span.y - reach),
      width: Self.rounded(span.width + 2 * beside), height: Self.rounded(span.height + 2 * reach))
    guard !dash.isEmpty else {
      spans.add(rect)
      return
    }
    DashCut.pieces(from: rect.minX, to: rect.maxX, dash: dash) { left, right, isDrawn in
      guard isDrawn else { return }
      spans.add(
        Rect(
          x: Self.rounded(left), y: rect.y, width: Self.rounded(right) - Self.rounded(left),
          height: rect.height))
    }
  }
}
