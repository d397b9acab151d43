import PlotCore

/// A curve's samples by pixel column: the first, lowest, highest and last, and the first and last gap.
///
/// What is drawn depends on these samples only, so a curve that a reader has reduced already gives
/// the same drawing as the whole one (M4: Jugel et al., VLDB 2014).
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
  }

  private(set) var samples: [Curve.Sample] = []
  private(set) var columns: [Column] = []
  let domain: ClosedRange<Double>
  /// How many columns the curve was reduced to, and how many of them are one column here.
  private let fine: Int
  private let joined: Int
  /// False where x goes back and forth: such a curve is not reduced.
  private(set) var isAscending = true

  /// Returns the column of a value, counted from 0 at the domain's lower end; values outside are in
  /// the first or last one.
  static func index(of x: Double, in domain: ClosedRange<Double>, count: Int) -> Int {
    let span = domain.upperBound - domain.lowerBound
    guard span > 0, count > 0 else { return 0 }
    let place = (x - domain.lowerBound) / span * Double(count)
    var index = place >= Double(count) ? count - 1 : place > 0 ? Int(place) : 0
    // The division may round to the wrong side of a border; a column begins at its border.
    func border(_ index: Int) -> Double {
      domain.lowerBound + span * (Double(index) / Double(count))
    }
    if index > 0, x < border(index) { index -= 1 }
    if index + 1 < count, x >= border(index + 1) { index += 1 }
    return index
  }

  /// Sorts a curve's samples into columns: as many as it was reduced to, or two for each point of
  /// width, but not more than the limit, for which neighbours are joined.
  init(_ curve: Curve, domain: ClosedRange<Double>, width: Double, limit: Int) {
    self.domain = domain
    fine = curve.density.isEmpty ? max(1, Int((width * 2).rounded())) : curve.density.count
    joined = max(1, (fine + limit - 1) / max(1, limit))
    samples.reserveCapacity(curve.samples.count)
    columns.reserveCapacity(min(fine, curve.samples.count))
    var bin = Bin()
    for sample in Self.visible(curve.samples, in: domain) {
      let index = Self.index(of: sample.x, in: domain, count: fine) / joined
      if index != bin.index {
        if index < bin.index { isAscending = false }
        flush(&bin, density: curve.density)
        bin = Bin(index: index)
      }
      bin.add(sample)
    }
    flush(&bin, density: curve.density)
    if !isAscending {
      columns = []
      samples = Self.thinned(curve.samples, limit: limit * 4)
    }
  }

  /// The value of x at the left edge of a column.
  func border(_ index: Int) -> Double {
    let span = domain.upperBound - domain.lowerBound
    return domain.lowerBound + span * min(1, Double(index * joined) / Double(fine))
  }

  /// Leaves out what is beside the panel; the last value before it is moved to its edge, because it
  /// still holds there, and the last one within holds up to the other edge if more follow.
  private static func visible(
    _ samples: [Curve.Sample], in domain: ClosedRange<Double>
  ) -> [Curve.Sample] {
    if samples.allSatisfy({ domain.contains($0.x) }) { return samples }
    // Where x goes back and forth nothing "holds".
    guard zip(samples, samples.dropFirst()).allSatisfy({ $0.x <= $1.x }) else {
      return samples.filter { domain.contains($0.x) }
    }
    var visible = samples.filter { domain.contains($0.x) }
    if var before = samples.last(where: { $0.x < domain.lowerBound }) {
      before.x = domain.lowerBound
      visible.insert(before, at: 0)
    }
    if var last = visible.last, let after = samples.first(where: { $0.x > domain.upperBound }) {
      last.x = domain.upperBound
      last.row = after.row
      visible.append(last)
    }
    return visible
  }

  private static func thinned(_ samples: [Curve.Sample], limit: Int) -> [Curve.Sample] {
    guard samples.count > limit, limit > 0 else { return samples }
    let step = (samples.count + limit - 1) / limit
    return stride(from: 0, to: samples.count, by: step).map { samples[$0] }
  }

  /// A column while samples come in.
  private struct Bin {
    var index = -1
    var count = 0
    var firstGap: Curve.Sample?
    var lastGap: Curve.Sample?
    var first: Curve.Sample?
    var lowest: Curve.Sample?
    var highest: Curve.Sample?
    var last: Curve.Sample?

    mutating func add(_ sample: Curve.Sample) {
      guard sample.y.isFinite else {
        firstGap = firstGap ?? sample
        lastGap = sample
        return
      }
      count += 1
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
    guard place == start || samples[place - 1].row < sample.row else { return }
    // Most samples come last, and inserting costs several times as much.
    if place == samples.count {
      samples.append(sample)
    } else {
      samples.insert(sample, at: place)
    }
  }

  private mutating func flush(_ bin: inout Bin, density: [Int]) {
    guard bin.index >= 0 else { return }
    let start = samples.count
    keep(bin.first, from: start)
    keep(bin.lowest, from: start)
    keep(bin.highest, from: start)
    keep(bin.last, from: start)
    keep(bin.firstGap, from: start)
    keep(bin.lastGap, from: start)
    var rowCount = bin.count
    if !density.isEmpty {
      let rows = density[min(bin.index * joined, density.count)...].prefix(joined)
      rowCount = rows.reduce(0) { $0 &+ $1 }
    }
    columns.append(
      Column(
        index: bin.index, samples: start..<samples.count, rowCount: rowCount,
        hasGap: bin.firstGap != nil))
  }
}
