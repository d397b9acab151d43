import PlotCore

/// Chooses samples by the largest triangle of three buckets; gaps count for nothing.
///
/// The first and the last sample are kept. The others are cut into buckets of equally many samples;
/// each gives the one that spans the largest triangle with the sample chosen before and the mean of
/// the next bucket.
struct TriangleBuckets {
  private let source: any Source
  private let x: Int
  private let y: Int
  private let points: Int

  init(_ source: any Source, x: Int, y: Int, points: Int) throws(PlotError) {
    self.source = source
    self.x = x
    self.y = y
    self.points = max(2, points)
  }

  /// Returns the chosen rows in order.
  func choose() throws(PlotError) -> [Int] {
    var count = 0
    var everything: [Int] = []
    var last = (row: 0, x: 0.0, y: 0.0)
    try forEachSample { row, x, y in
      count += 1
      if count <= points { everything.append(row) }
      last = (row, x, y)
    }
    guard count > points else { return everything }
    guard points > 2 else { return [everything[0], last.row] }

    let bucketCount = points - 2
    let bucket = Buckets(sampleCount: count, bucketCount: bucketCount)
    var means = Array(repeating: (x: 0.0, y: 0.0), count: bucketCount)
    var sample = 0
    try forEachSample { _, x, y in
      if let place = bucket.place(of: sample) {
        let size = Double(bucket.range(of: place).count)
        means[place].x += x / size
        means[place].y += y / size
      }
      sample += 1
    }
    means.append((last.x, last.y))

    var rows: [Int] = []
    var chosen = (x: 0.0, y: 0.0)
    var best = (area: -1.0, row: 0, x: 0.0, y: 0.0)
    sample = 0
    try forEachSample { row, x, y in
      if let place = bucket.place(of: sample) {
        let next = means[place + 1]
        let area = ((chosen.x - next.x) * (y - chosen.y) - (chosen.x - x) * (next.y - chosen.y))
          .magnitude
        if area > best.area || best.area < 0 { best = (area.isNaN ? 0 : area, row, x, y) }
        if sample == bucket.range(of: place).upperBound - 1 {
          rows.append(best.row)
          chosen = (best.x, best.y)
          best.area = -1
        }
      } else {
        rows.append(row)
        chosen = (x, y)
      }
      sample += 1
    }
    return rows
  }

  /// Which samples belong to which bucket; the first and the last sample belong to none.
  private struct Buckets {
    let sampleCount: Int
    let bucketCount: Int

    private var size: Double { Double(sampleCount - 2) / Double(bucketCount) }

    func range(of bucket: Int) -> Range<Int> {
      let start = Int(Double(bucket) * size) + 1
      let end = bucket == bucketCount - 1 ? sampleCount - 1 : Int(Double(bucket + 1) * size) + 1
      return start..<max(start, end)
    }

    func place(of sample: Int) -> Int? {
      guard sample > 0, sample < sampleCount - 1 else { return nil }
      var place = min(bucketCount - 1, Int(Double(sample - 1) / size))
      // The division may round across a border.
      while place > 0, sample < range(of: place).lowerBound { place -= 1 }
      while place < bucketCount - 1, sample >= range(of: place).upperBound { place += 1 }
      return place
    }
  }

  private func forEachSample(
    _ body: (_ row: Int, _ x: Double, _ y: Double) -> Void
  ) throws(PlotError) {
    try source.forEachBlock(of: [x, y]) { block throws(PlotError) in
      for index in 0..<block.rowCount {
        let (x, y) = (block.columns[0].double(at: index), block.columns[1].double(at: index))
        if !x.isNaN, !y.isNaN { body(block.firstRow + index, x, y) }
      }
    }
  }
}
