import PlotCore
import PlotScene

/// The paths of one curve: a stroke where single samples can be told apart, an envelope with the mean
/// inside where they cannot, and the area below.
///
/// The envelope reaches from each column's lowest to its highest value and to the value before it. The
/// mean is drawn as one filled path of column spans, from one column's to the next: where it is flat as
/// thick as the stroke, where it is steep as thin as the theme's dense width, so that neither way of
/// drawing begins or ends visibly.
struct CurveShape {
  /// What is stroked.
  private(set) var line = Path()
  /// The means of dense columns, to be filled, as one path of upright rectangles.
  private(set) var spans = Path()
  /// What dense columns reach, to be filled faintly.
  private(set) var envelope = Path()
  /// The area between the curve's upper rim and zero.
  private(set) var area = Path()
  /// Samples with a gap on either side.
  private(set) var dots: [Point] = []
  /// The last sample that is no gap.
  private(set) var end: Point?
  /// What the curve covers, for labels to keep clear of.
  private(set) var obstacles: [Rect] = []

  private let isStep: Bool
  /// Whether there is an area; most curves of many have none.
  private let isFilled: Bool
  private let width: Double
  private let denseWidth: Double
  private let dash: [Double]
  private let baseline: Double
  /// The places at the beginning of the current run without gaps; empty between runs.
  private var areaStart: Double?
  private var pen: Point?
  /// Whether the stroke stands at the pen, or must move there first.
  private var isPenDown = false
  private var runLength = 0
  private var pendingSpan: Rect?
  private var pendingEnvelope: Rect?
  /// The mean of the last dense column on the page; nil outside of dense runs.
  private var lastMean: Double?

  /// Makes the paths; `place` maps a sample to the page, y with NaN where the scale has no place.
  init(
    _ columns: PixelColumns, isStep: Bool, isFilled: Bool, width: Double, denseWidth: Double,
    dash: [Double] = [], baseline: Double, place: (Curve.Sample) -> Point, edge: (Int) -> Double
  ) {
    self.isStep = isStep
    self.isFilled = isFilled
    self.width = width
    self.denseWidth = min(width, denseWidth)
    self.dash = DashCut.isUsable(dash) ? dash : []
    self.baseline = Self.rounded(baseline)
    if !columns.isAscending {
      for sample in columns.samples { addLine(to: Self.rounded(place(sample)), steps: false) }
      finishRun(at: nil)
      return
    }
    var next = 0
    while next < columns.columns.count {
      let run = Self.denseRun(in: columns, from: next, isStep: isStep)
      if run.isEmpty {
        for sample in columns.samples[columns.columns[next].samples] {
          addLine(to: Self.rounded(place(sample)), steps: isStep)
        }
        next += 1
      } else {
        for index in run {
          let column = columns.columns[index]
          let sides = (Self.rounded(edge(column.index)), Self.rounded(edge(column.index + 1)))
          var extent: ColumnExtent?
          for sample in columns.samples[column.samples] {
            let point = Self.rounded(place(sample))
            if point.y.isFinite { extent = extent?.extended(to: point) ?? ColumnExtent(point) }
          }
          guard let extent else { continue }
          let mean = Self.rounded(
            place(Curve.Sample(row: 0, x: columns.border(column.index), y: column.mean)).y)
          addSpan(extent, mean: mean, from: min(sides.0, sides.1), to: max(sides.0, sides.1))
        }
        leaveRun()
        next = run.upperBound
      }
    }
    finishRun(at: nil)
    line.trim()
    spans.trim()
    envelope.trim()
  }

  /// The least number of columns that are drawn as spans: fewer would be thinner than a stroke.
  private static let leastRun = 4

  /// Returns the run of columns, from one on, that are to be drawn as spans; empty for none.
  ///
  /// Columns of three rows and more are dense; up to three others between them do not end a run.
  private static func denseRun(
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

  /// Continues the stroke to a sample.
  private mutating func addLine(to point: Point, steps: Bool) {
    guard point.x.isFinite, point.y.isFinite else {
      finishRun(at: steps && point.x.isFinite ? point.x : nil)
      return
    }
    if let pen {
      if !isPenDown {
        line.move(to: pen)
        // A span's area ends at its rim; the stroke goes on from its last value.
        addArea(pen)
      }
      isPenDown = true
      if steps {
        if point.x != pen.x { addStraight(from: pen, to: Point(point.x, pen.y)) }
        if point.y != pen.y { addStraight(from: Point(point.x, pen.y), to: point) }
      } else if point != pen {
        addStraight(from: pen, to: point)
      }
    } else {
      startArea(at: point)
    }
    pen = point
    end = point
    runLength += 1
  }

  private mutating func addStraight(from start: Point, to target: Point) {
    // A stretch in the same direction makes the last one longer.
    if start.y == target.y, case .line(let last) = line.elements.last, last == start,
      let before = Self.point(line.elements.dropLast().last), before.y == start.y,
      before.x <= start.x, start.x <= target.x
    {
      line.elements[line.elements.count - 1] = .line(target)
    } else {
      line.line(to: target)
    }
    addArea(target)
    obstacles.append(
      Rect(
        x: min(start.x, target.x) - width / 2, y: min(start.y, target.y) - width / 2,
        width: (target.x - start.x).magnitude + width,
        height: (target.y - start.y).magnitude + width))
  }

  /// What of one column's curve is drawn; its points have the column's extremes among them.
  private struct ColumnExtent {
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
  private mutating func addSpan(
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
  private mutating func leaveRun() {
    if let pen, let mean = lastMean, mean != pen.y {
      coverSpan(Rect(x: pen.x, y: min(mean, pen.y), width: 0, height: (mean - pen.y).magnitude))
    }
    lastMean = nil
    flushSpan()
    flushEnvelope()
  }

  /// Adds a rectangle to the envelope, or makes the last one wider where both are the same height.
  private mutating func coverEnvelope(_ span: Rect) {
    if var last = pendingEnvelope, last.y == span.y, last.height == span.height,
      (last.maxX - span.minX).magnitude < 0.02
    {
      last.width = span.maxX - last.minX
      pendingEnvelope = last
    } else {
      flushEnvelope()
      pendingEnvelope = span
    }
  }

  private mutating func flushEnvelope() {
    guard let span = pendingEnvelope else { return }
    pendingEnvelope = nil
    // What the mean's own line covers needs no envelope.
    if span.height > width {
      envelope.add(
        Rect(
          x: Self.rounded(span.x), y: span.y, width: Self.rounded(span.width), height: span.height))
    }
    obstacles.append(span.inset(by: -width / 2))
  }

  /// Adds a rectangle to the spans, or makes the last one wider where both are the same height.
  private mutating func coverSpan(_ span: Rect) {
    if var last = pendingSpan, last.y == span.y, last.height == span.height,
      (last.maxX - span.minX).magnitude < 0.02
    {
      last.width = span.maxX - last.minX
      pendingSpan = last
    } else {
      flushSpan()
      pendingSpan = span
    }
  }

  private mutating func flushSpan() {
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

  private mutating func startArea(at point: Point) {
    guard isFilled else { return }
    areaStart = point.x
    area.move(to: Point(point.x, baseline))
    area.line(to: point)
  }

  private mutating func addArea(_ point: Point) {
    guard isFilled else { return }
    let count = area.elements.count
    if let last = Self.point(area.elements.last) {
      if last == point { return }
      if last.y == point.y, let before = Self.point(area.elements[count - 2]), before.y == last.y {
        area.elements[count - 1] = .line(point)
        return
      }
    }
    area.line(to: point)
  }

  /// Ends a run before a gap, up to which the last value holds, or at the last sample.
  private mutating func finishRun(at x: Double?) {
    leaveRun()
    guard let pen else { return }
    var last = pen
    if let x, x > pen.x {
      if !isPenDown {
        line.move(to: pen)
        addArea(pen)
      }
      last = Point(x, pen.y)
      addStraight(from: pen, to: last)
      end = last
      // A dash shorter than a dot is hardly seen: it is one sample, and looks like one.
      if runLength == 1, x - pen.x < 3 * width { dots.append(pen) }
    } else if runLength == 1 {
      dots.append(pen)
    }
    if areaStart != nil {
      addArea(Point(last.x, baseline))
      area.close()
    }
    (self.pen, isPenDown, areaStart, runLength) = (nil, false, nil, 0)
  }

  private static func point(_ element: Path.Element?) -> Point? {
    switch element {
    case .move(let point), .line(let point): point
    default: nil
    }
  }

  private static func lastY(_ path: Path) -> Double? { point(path.elements.last)?.y }

  /// Rounds to hundredths of a point: nobody sees less, and equal places become equal numbers.
  static func rounded(_ value: Double) -> Double {
    (value * 100).rounded() / 100
  }

  static func rounded(_ point: Point) -> Point { Point(rounded(point.x), rounded(point.y)) }
}
