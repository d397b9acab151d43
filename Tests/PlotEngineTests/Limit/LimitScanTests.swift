import PlotCore
import PlotTesting
import Testing

@testable import PlotEngine

/// The first value above a limit, against a naive twin.
@Suite struct LimitScanTests {
  @Test(arguments: [0, 1, 2, 65, 1000, 5003])
  func findsTheFirstValueAboveForAnyBlockSizeAndThreadCount(rows: Int) throws {
    for seed in 0..<8 {
      var random = SeededGenerator(seed: UInt64(rows * 17 + seed))
      let heap = (0..<rows).map { _ in Int64.random(in: -1000...1000, using: &random) }
      let reals = (0..<rows).map { _ in
        Int.random(in: 0..<4, using: &random) == 0
          ? Double.nan : Double.random(in: -1000...1000, using: &random)
      }
      let times = (0..<rows).map { Int64($0 * 3) }
      let limit = [Double(heap.max() ?? 0), 990, 995.5, 0, -999, 2000, 999][seed % 7]
      for (blockRows, workers) in [(1, 1), (7, 2), (64, 3), (5000, 2)] {
        let source = MemorySource(
          [
            (.event, nil), (Column("time", unit: .ticks, isAscending: true), .integers(times)),
            (Column("heap", unit: .bytes), .integers(heap)),
            (Column("real", unit: .bytes, storage: .real), .reals(reals)),
          ], blockRows: blockRows)
        var plan = ScanPlan(statistics: [2, 3], time: 1, weighsTime: false, curves: [])
        for column in [2, 3] {
          plan.limits[column] = ScanLimit(
            Limit(Amount(bytes: limit), origin: .given), of: source.columns[column])
        }
        // A curve cuts the blocks into other runs, and must change nothing.
        if seed % 2 == 1, rows > 1 {
          plan.curves = [
            ScanPlan.Curve(
              x: 1, y: 2,
              columns: PixelColumns(0...Double(3 * rows), count: 11, of: source.columns[1]))
          ]
        }
        let found = try #require(
          try Scan(source: source, plan: plan, workerCount: workers).run()
        ).statistics.map(\.limit)
        let first = heap.firstIndex { Double($0) > limit }
        #expect(found[0]?.over?.row == first)
        #expect(found[0]?.over?.value == first.map { .integer(heap[$0]) })
        #expect(found[0]?.overTime == first.map { .integer(times[$0]) })
        let firstReal = reals.firstIndex { $0 > limit }
        #expect(found[1]?.over?.row == firstReal)
        #expect(found[1]?.overTime == firstReal.map { .integer(times[$0]) })
        #expect(found[1]?.value == limit)
      }
    }
  }

  @Test func comparesInTheColumnsUnitAndNotInItsSteps() throws {
    let kibibytes = Column("heap", unit: .bytes, offset: 5, scale: 1024)
    let source = MemorySource([(.event, nil), (kibibytes, .integers([5, 7, 8, 6]))])
    var plan = ScanPlan(statistics: [1], time: nil, weighsTime: false, curves: [])
    for (bytes, row) in [(2047.0, 1), (2048, 2), (2049, 2), (3071.5, 2)] {
      plan.limits[1] = ScanLimit(Limit(Amount(bytes: bytes), origin: .given), of: kibibytes)
      let figures = try #require(try Scan(source: source, plan: plan, workerCount: 1).run())
      #expect(figures.statistics[0].limit?.over?.row == row, "\(bytes)")
    }
    plan.limits[1] = ScanLimit(Limit(Amount(bytes: 3072), origin: .given), of: kibibytes)
    let within = try #require(try Scan(source: source, plan: plan, workerCount: 1).run())
    // What stands at the limit is not over it.
    #expect(within.statistics[0].limit?.over == nil && within.statistics[0].limitShare == 1)
  }
}
