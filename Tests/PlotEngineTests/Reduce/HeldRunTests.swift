import PlotCore
import PlotTesting
import Testing

@testable import PlotEngine

/// Means over x of values that hold, against a naive twin.
@Suite struct HeldRunTests {
  private static func times(_ count: Int, _ random: inout SeededGenerator) -> [Int64] {
    var now: Int64 = 0
    return (0..<count).map { _ in
      // Bursts, equal times and long rests.
      now += random.below(20) == 0 ? 900 : Int64(random.below(3))
      return now
    }
  }

  /// Asks at many places of each column which value holds there.
  private static func naive(
    _ x: [Double], _ y: [Double], _ low: Double, _ high: Double, count: Int
  ) -> [Double] {
    let width = (high - low) / Double(count)
    return (0..<count).map { column in
      let (left, right) = (low + Double(column) * width, low + Double(column + 1) * width)
      var (sum, weight) = (0.0, 0.0)
      for row in x.indices.dropLast() where y[row].isFinite {
        let span = min(right, x[row + 1]) - max(left, x[row])
        if span > 0 { (sum, weight) = (sum + y[row] * span, weight + span) }
      }
      return weight > 0 ? sum / weight : .nan
    }
  }

  private static func means(
    _ source: any Source, _ x: Int, _ y: Int, _ columns: PixelColumns, workers: Int
  ) throws -> [Double] {
    let plan = ScanPlan(
      statistics: [], time: nil, weighsTime: false,
      curves: [ScanPlan.Curve(x: x, y: y, columns: columns)])
    let bins = try #require(
      try Scan(source: source, plan: plan, workerCount: workers).run()
    ).curves[0]
    return bins.heldMeans(x: source.columns[x], y: source.columns[y], ends: source.info.runs)
  }

  @Test(arguments: 0..<12)
  func equalANaiveTwinOnAnyNumberOfThreads(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let rows = 3000
    let times = Self.times(rows, &random)
    let heap = times.indices.map { _ in Int64(random.below(2000)) - 300 }
    let reals = times.indices.map { _ in random.below(9) == 0 ? Double.nan : random.fraction() * 9 }
    let source = MemorySource(
      [
        (.event, nil),
        (Column("time", unit: .seconds, scale: 1e-3, isAscending: true), .integers(times)),
        (
          Column("late", unit: .seconds, storage: .real, isAscending: true),
          .reals(times.map { Double($0) / 7 })
        ),
        (Column("heap", unit: .bytes, scale: 1024), .integers(heap)),
        (Column("real", storage: .real), .reals(reals)),
      ], blockRows: [1, 17, 64, 5000][seed % 4])
    for (x, y) in [(0, 3), (1, 3), (2, 3), (0, 4), (1, 4), (2, 4)] {
      let place = try source.values(of: source.columns[x].name)
      let (low, high) = (place[seed * 40], place[rows - 1 - seed * 30])
      let columns = PixelColumns(low...high, count: 41, of: source.columns[x])
      let expected = Self.naive(
        place, try source.values(of: source.columns[y].name), low, high, count: 41)
      let found = try Self.means(source, x, y, columns, workers: 1)
      for (mean, twin) in zip(found, expected) {
        #expect(
          mean.isNaN && twin.isNaN || abs(mean - twin) <= 1e-7 * max(1, abs(twin)),
          "\(source.columns[x].name), \(source.columns[y].name)")
      }
      for workers in [2, 3] {
        let others = try Self.means(source, x, y, columns, workers: workers)
        #expect(others.map(\.bitPattern) == found.map(\.bitPattern))
      }
    }
  }

  /// Ten events in a burst tell of 1, and one of 100, which holds: the mean is near 100.
  @Test func aLevelThatIsHeldLongCountsAsLong() throws {
    let bursts = (0..<200).flatMap { second in (0..<10).map { Int64(second * 1000 + $0) } }
    let values = bursts.indices.map { Int64($0 % 10 == 9 ? 100 : 1) }
    let source = MemorySource([
      (.event, nil), (Column("time", unit: .ticks, isAscending: true), .integers(bursts)),
      (Column("heap", unit: .bytes), .integers(values)),
    ])
    let columns = PixelColumns(0...200_000, count: 20, of: source.columns[1])
    let means = try Self.means(source, 1, 2, columns, workers: 2)
    #expect(means.count == 20 && means.dropLast().allSatisfy { abs($0 - (100 - 0.9 * 0.99)) < 0.1 })
    // Over events every row counts once.
    let events = PixelColumns(0...1999, count: 20, of: source.columns[0])
    #expect(try Self.means(source, 0, 2, events, workers: 2).allSatisfy { abs($0 - 10.9) < 1 })
  }

  /// Between runs nothing is held, and a run's last value holds until its end.
  @Test func nothingIsHeldBetweenRuns() throws {
    var info = SourceInfo(format: "test")
    info.runs = [SourceRun(rows: 0..<40, end: 45), SourceRun(rows: 40..<80, end: 200)]
    let times = (0..<80).map { $0 < 40 ? Int64($0) : Int64($0 + 60) }
    let source = MemorySource(
      [
        (.event, nil), (Column("time", unit: .ticks, isAscending: true), .integers(times)),
        (Column("heap", unit: .bytes), .integers(times.map { $0 < 40 ? 5 : 9 })),
      ], info: info)
    let columns = PixelColumns(0...200, count: 10, of: source.columns[1])
    let means = try Self.means(source, 1, 2, columns, workers: 1)
    #expect(Array(means[0..<3]) == [5, 5, 5])
    #expect(means[3].isNaN && means[4].isNaN)
    #expect(Array(means[5...]) == [9, 9, 9, 9, 9])
  }
}
