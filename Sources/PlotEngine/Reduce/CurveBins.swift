import PlotCore

/// The first, lowest, highest and last sample of a curve in each pixel column.
///
/// Bins merge in any order to the same result, because rows decide between equals; so any number of
/// workers gives the same curve.
struct CurveBins {
  /// A sample by its keys.
  struct Sample {
    var row = -1
    var x: Int64 = 0
    var y: Int64 = 0
  }

  /// The samples of one pixel column.
  struct Bin {
    /// How many values there are that are no gaps; the samples mean nothing where there is none.
    var count = 0
    var first = Sample()
    var lowest = Sample()
    var highest = Sample()
    var last = Sample()
    /// The sum of the values before the scale, where they are whole numbers.
    var sum: Int128 = 0
  }

  /// The sum of some rows of a pixel column, where values are reals: how these are added up depends on
  /// their order, so they are kept until all are there.
  private struct RealSum {
    var bin: Int
    var row: Int
    var sum: Double
  }

  /// The first and last gap of one pixel column; row -1 where there is none.
  private struct Gaps {
    var first = Sample()
    var last = Sample()
  }

  let columns: PixelColumns
  /// Empty while every sample is kept: a short recording should not touch memory for thousands.
  private(set) var bins: [Bin]
  /// Empty until a gap is met; most recordings have none.
  private var gaps: [Gaps] = []
  private var realSums: [RealSum] = []
  private var heldRuns: [HeldRun] = []
  /// Every sample, while there are few enough of them; nil where the curve has to be reduced.
  private var all: [Sample]?

  /// Creates empty bins; with `keepsAll` every sample is kept as it is.
  init(_ columns: PixelColumns, keepsAll: Bool) {
    self.columns = columns
    bins = keepsAll ? [] : Array(repeating: Bin(), count: columns.binCount)
    all = keepsAll ? [] : nil
  }

  /// Adds a run of rows that lie in one bin.
  mutating func add(
    _ range: Range<Int>, bin index: Int, x: ColumnSlice, y: ColumnSlice, firstRow: Int,
    extremes: RunExtremes
  ) {
    func sample(_ row: Int) -> Sample {
      Sample(row: firstRow + row, x: x.key(at: row), y: y.key(at: row))
    }
    if all != nil {
      for row in range { all?.append(sample(row)) }
      return
    }
    addHeld(
      HeldRun(range, bin: index, x: x, y: y, firstRow: firstRow, extremes: extremes))
    var values = range
    if extremes.count < range.count {
      let gaps = range.filter { y.isGap(at: $0) }
      addGap(sample(gaps[0]), bin: index)
      addGap(sample(gaps[gaps.count - 1]), bin: index)
      guard let start = range.first(where: { !y.isGap(at: $0) }),
        let end = range.last(where: { !y.isGap(at: $0) })
      else { return }
      values = start..<(end + 1)
    }
    let start = firstRow + values.lowerBound
    switch extremes.sum {
    case .integer(let sum): bins[index].sum += sum
    case .real(let sum):
      realSums.append(RealSum(bin: index, row: firstRow + range.lowerBound, sum: sum))
    }
    bins[index].add(extremes.count) { bin, isEmpty in
      if isEmpty || start < bin.first.row { bin.first = sample(values.lowerBound) }
      if isEmpty || firstRow + values.upperBound - 1 > bin.last.row {
        bin.last = sample(values.upperBound - 1)
      }
      let (low, high) = (extremes.lowest, extremes.highest)
      if isEmpty || low < bin.lowest.y || (low == bin.lowest.y && start < bin.lowest.row) {
        bin.lowest = sample(extremes.firstLowest(of: y))
      }
      if isEmpty || high > bin.highest.y || (high == bin.highest.y && start < bin.highest.row) {
        bin.highest = sample(extremes.firstHighest(of: y))
      }
    }
  }

  /// Adds what another worker found.
  mutating func merge(_ other: CurveBins) {
    for (index, there) in other.bins.enumerated() { merge(there, bin: index) }
    for (index, there) in other.gaps.enumerated() where there.first.row >= 0 {
      addGap(there.first, bin: index)
      addGap(there.last, bin: index)
    }
    realSums += other.realSums
    heldRuns += other.heldRuns
    if let more = other.all { all?.append(contentsOf: more) }
  }

  /// Adds what was found of other rows in one bin.
  mutating func merge(_ there: Bin, bin index: Int) {
    guard there.count > 0 else { return }
    bins[index].sum += there.sum
    bins[index].add(there.count) { bin, isEmpty in
      if isEmpty || there.first.row < bin.first.row { bin.first = there.first }
      if isEmpty || there.last.row > bin.last.row { bin.last = there.last }
      let (low, high) = (there.lowest, there.highest)
      if isEmpty || (low.y, low.row) < (bin.lowest.y, bin.lowest.row) { bin.lowest = low }
      if isEmpty || high.y > bin.highest.y
        || (high.y == bin.highest.y && high.row < bin.highest.row)
      {
        bin.highest = high
      }
    }
  }

  /// Adds what values of other rows in one bin were held for.
  mutating func addHeld(_ run: HeldRun) {
    if let last = heldRuns.indices.last, heldRuns[last].join(run) { return }
    heldRuns.append(run)
  }

  private mutating func addGap(_ sample: Sample, bin index: Int) {
    if gaps.isEmpty { gaps = Array(repeating: Gaps(), count: bins.count) }
    if gaps[index].first.row < 0 || sample.row < gaps[index].first.row {
      gaps[index].first = sample
    }
    if sample.row > gaps[index].last.row { gaps[index].last = sample }
  }

  /// The curve's samples in order of rows, each once.
  var samples: [Sample] {
    if let all { return all.sorted { $0.row < $1.row } }
    var samples: [Sample] = []
    samples.reserveCapacity(bins.count * 4)
    for (index, bin) in bins.enumerated() {
      let start = samples.count
      func keep(_ sample: Sample) {
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
      if bin.count > 0 {
        keep(bin.first)
        keep(bin.lowest)
        keep(bin.highest)
        keep(bin.last)
      }
      if !gaps.isEmpty, gaps[index].first.row >= 0 {
        keep(gaps[index].first)
        keep(gaps[index].last)
      }
    }
    return samples
  }

  /// How many rows fell in each pixel column; empty where every sample was kept.
  var density: [Int] { all == nil ? bins.dropFirst().dropLast().map(\.count) : [] }
}

extension CurveBins {
  /// The mean of the values in each pixel column, before the scale; NaN where there is none. Empty where
  /// every sample was kept.
  var means: [Double] {
    guard all == nil else { return [] }
    var sums = bins.map { Double($0.sum) }
    for part in realSums.sorted(by: { $0.row < $1.row }) { sums[part.bin] += part.sum }
    let means = zip(sums, bins).map { $1.count > 0 ? $0 / Double($1.count) : .nan }
    return Array(means.dropFirst().dropLast())
  }
}

extension CurveBins {
  /// The mean over x of each pixel column, in the unit of y, where values hold until the next row; empty
  /// where every sample was kept.
  func heldMeans(x: Column, y: Column, ends: [SourceRun]) -> [Double] {
    guard all == nil else { return [] }
    return HeldRun.means(of: heldRuns, edges: columns.edges, x: x, y: y, ends: ends)
  }
}

extension CurveBins.Bin {
  mutating func add(_ more: Int, _ body: (inout Self, _ isEmpty: Bool) -> Void) {
    body(&self, count == 0)
    count += more
  }
}
