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
  var line = Path()
  /// The means of dense columns, to be filled, as one path of upright rectangles.
  var spans = Path()
  /// What dense columns reach, to be filled faintly.
  var envelope = Path()
  /// The area between the curve's upper rim and zero.
  var area = Path()
  /// Samples with a gap on either side.
  var dots: [Point] = []
  /// The last sample that is no gap.
  var end: Point?
  /// The last sample where a step ends with it, so that its value would have no length.
  private(set) var bareEnd: Point?
  /// What the curve covers, for labels to keep clear of.
  var obstacles: [Rect] = []

  let isStep: Bool
  /// Whether there is an area; most curves of many have none.
  let isFilled: Bool
  let width: Double
  let denseWidth: Double
  let dash: [Double]
  let baseline: Double
  /// The places at the beginning of the current run without gaps; empty between runs.
  var areaStart: Double?
  var pen: Point?
  /// Whether the stroke stands at the pen, or must move there first.
  var isPenDown = false
  var runLength = 0
  var pendingSpan: Rect?
  var pendingEnvelope: Rect?
  /// The mean of the last dense column on the page; nil outside of dense runs.
  var lastMean: Double?

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
    let last = columns.samples.suffix(2).map { Self.rounded(place($0)) }
    if isStep, last.count == 2, last[1].y.isFinite, abs(last[1].x - last[0].x) > 3 * width,
      abs(last[1].y - last[0].y) > width / 2
    {
      bareEnd = last[1]
    }
    line.trim()
    spans.trim()
    envelope.trim()
  }

  /// Continues the stroke to a sample.
  mutating func addLine(to point: Point, steps: Bool) {
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

  mutating func addStraight(from start: Point, to target: Point) {
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

  mutating func startArea(at point: Point) {
    guard isFilled else { return }
    areaStart = point.x
    area.move(to: Point(point.x, baseline))
    area.line(to: point)
  }

  mutating func addArea(_ point: Point) {
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
  mutating func finishRun(at x: Double?) {
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

  static func point(_ element: Path.Element?) -> Point? {
    switch element {
    case .move(let point), .line(let point): point
    default: nil
    }
  }

  static func lastY(_ path: Path) -> Double? { point(path.elements.last)?.y }

  /// Rounds to hundredths of a point: nobody sees less, and equal places become equal numbers.
  static func rounded(_ value: Double) -> Double {
    (value * 100).rounded() / 100
  }

  static func rounded(_ point: Point) -> Point { Point(rounded(point.x), rounded(point.y)) }
}
