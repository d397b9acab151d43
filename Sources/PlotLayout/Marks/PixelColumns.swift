import PlotCore

/// A curve's samples by pixel column: the first, lowest, highest and last, and the first and last gap.
///
/// Columns are equally wide on the page, so they lie in the scale's own space. What is drawn depends on
/// these samples only, so a curve that a reader has reduced already gives the same drawing as the whole
/// one (M4: Jugel et al., VLDB 2014).
struct PixelColumns {
  /// The samples of one column that has any.
  struct Column {
    /// The column's number from the domain's lower end.
    var index: Int
    /// Its samples in `samples`.
    var samples: Range<Int>
    /// How many values, gaps left out, fell in it before reduction.
    var rowCount: Int
    /// Whether one of the samples is a gap.
    var hasGap: Bool
    /// The mean of its values; NaN where there is none. Of values that hold until the next sample it is
    /// that over x: a level counts as long as it was held. Straight lines and points have the mean of
    /// their rows, since between those nothing is held.
    var mean: Double
  }

  private(set) var samples: [Curve.Sample] = []
  private(set) var columns: [Column] = []
  let scale: Scale
  /// How many columns the curve was reduced to, and how many of them are one column here.
  private let fine: Int
  private let joined: Int
  /// The mean over x in each of the columns that the curve was reduced to, where values hold.
  private let heldMeans: [Double]
  /// False where x goes back and forth: such a curve is not reduced.
  private(set) var isAscending = true

  /// Returns the column of a value, counted from 0 at the scale's lower end; values outside are in the
  /// first or last one.
  static func index(of x: Double, on scale: Scale, count: Int) -> Int {
    guard scale.highest > scale.lowest, count > 0 else { return 0 }
    let share = scale.share(x)
    guard !share.isNaN else { return 0 }
    let place = share * Double(count)
    var index = place >= Double(count) ? count - 1 : place > 0 ? Int(place) : 0
    // The share may round to the wrong side of a border; a column begins at its border.
    func border(_ index: Int) -> Double { scale.value(atShare: Double(index) / Double(count)) }
    if index > 0, x < border(index) { index -= 1 }
    if index + 1 < count, x >= border(index + 1) { index += 1 }
    return index
  }

  /// Sorts a curve's samples into columns: as many as it was reduced to, or two for each point of
  /// width, but not more than the limit, for which neighbours are joined.
  ///
  /// `edges` says what stands at the panel's sides where the curve goes on beyond them.
  init(_ curve: Curve, scale: Scale, width: Double, limit: Int, edges: CurveEdges) {
    self.scale = scale
    fine = curve.density.isEmpty ? max(1, Int((width * 2).rounded())) : curve.density.count
    joined = max(1, (fine + limit - 1) / max(1, limit))
    samples.reserveCapacity(curve.samples.count)
    columns.reserveCapacity(min(fine, curve.samples.count))
    if case .held = edges {
      heldMeans = curve.density.isEmpty ? Self.heldMeans(of: curve, scale, fine) : curve.heldMeans
    } else {
      heldMeans = []
    }
    var bin = Bin()
    let seen = edges.visible(curve.samples, on: scale)
    for (number, sample) in seen.samples.enumerated() {
      let index = Self.index(of: sample.x, on: scale, count: fine) / joined
      if index != bin.index {
        if index < bin.index { isAscending = false }
        flush(&bin, of: curve)
        bin = Bin(index: index)
      }
      bin.add(sample, counts: seen.ownSamples.contains(number))
    }
    flush(&bin, of: curve)
    if !isAscending {
      columns = []
      samples = Self.thinned(curve.samples, limit: limit * 4)
    }
  }

  /// The value of x at the left edge of a column.
  func border(_ index: Int) -> Double {
    scale.value(atShare: min(1, Double(index * joined) / Double(fine)))
  }

  private static func thinned(_ samples: [Curve.Sample], limit: Int) -> [Curve.Sample] {
    guard samples.count > limit, limit > 0 else { return samples }
    let step = (samples.count + limit - 1) / limit
    return stride(from: 0, to: samples.count, by: step).map { samples[$0] }
  }

  /// The means over x of a curve that has all its samples; empty where too few lie together for any to
  /// be drawn.
  private static func heldMeans(of curve: Curve, _ scale: Scale, _ count: Int) -> [Double] {
    let samples = curve.samples
    guard samples.count >= 3 * CurveShape.leastRun,
      zip(samples, samples.dropFirst()).allSatisfy({ $0.x <= $1.x })
    else { return [] }
    var means = HeldMeans(
      edges: (0...count).map { scale.value(atShare: Double($0) / Double(count)) })
    for (sample, next) in zip(samples, samples.dropFirst()) {
      means.hold(sample.y, from: sample.x, to: next.x)
    }
    return means.means
  }

  /// A column while samples come in.
  private struct Bin {
    var index = -1
    var count = 0
    var sum = 0.0
    var firstGap: Curve.Sample?
    var lastGap: Curve.Sample?
    var first: Curve.Sample?
    var lowest: Curve.Sample?
    var highest: Curve.Sample?
    var last: Curve.Sample?

    /// Adds a sample; what stands at the panel's side only is no value of its own.
    mutating func add(_ sample: Curve.Sample, counts: Bool) {
      guard sample.y.isFinite else {
        firstGap = firstGap ?? sample
        lastGap = sample
        return
      }
      if counts {
        count += 1
        sum += sample.y
      }
      first = first ?? sample
      last = sample
      if sample.y < lowest?.y ?? .infinity { lowest = sample }
      if sample.y > highest?.y ?? -.infinity { highest = sample }
    }
  }

  /// Keeps a sample of the column that began at `start`: in order of rows, each once.
  private mutating func keep(_ sample: Curve.Sample?, from start: Int) {
    guard let sample else { return }
    var place = samples.count
    while place > start, samples[place - 1].row > sample.row { place -= 1 }
    // A run's end has the number of its last row.
    guard
      place == start || samples[place - 1].row < sample.row
        || sample.y.isNaN && !samples[place - 1].y.isNaN
    else { return }
    // Most samples come last, and inserting costs several times as much.
    if place == samples.count {
      samples.append(sample)
    } else {
      samples.insert(sample, at: place)
    }
  }

  private mutating func flush(_ bin: inout Bin, of curve: Curve) {
    guard bin.index >= 0 else { return }
    let start = samples.count
    keep(bin.first, from: start)
    keep(bin.lowest, from: start)
    keep(bin.highest, from: start)
    keep(bin.last, from: start)
    keep(bin.firstGap, from: start)
    keep(bin.lastGap, from: start)
    var (rowCount, mean) = (bin.count, bin.count > 0 ? bin.sum / Double(bin.count) : .nan)
    if !curve.density.isEmpty {
      let first = min(bin.index * joined, curve.density.count)
      let fine = first..<min(first + joined, curve.density.count)
      rowCount = curve.density[fine].reduce(0) { $0 &+ $1 }
      if !curve.means.isEmpty, rowCount > 0 {
        let sum = fine.reduce(0.0) {
          curve.density[$1] > 0 ? $0 + curve.means[$1] * Double(curve.density[$1]) : $0
        }
        mean = sum / Double(rowCount)
      }
    }
    if !heldMeans.isEmpty {
      let first = min(bin.index * joined, heldMeans.count)
      let held = heldMeans[first..<min(first + joined, heldMeans.count)].filter(\.isFinite)
      if !held.isEmpty { mean = held.reduce(0, +) / Double(held.count) }
    }
    columns.append(
      Column(
        index: bin.index, samples: start..<samples.count, rowCount: rowCount,
        hasGap: bin.firstGap != nil, mean: mean))
  }
}
