import PlotCore
import PlotTesting
import Testing

@testable import PlotEngine

/// The least value above zero against a naive twin, on any number of threads.
@Suite struct LeastPositiveTests {
  private static func table(
    _ rows: Int, _ random: inout SeededGenerator, blockRows: Int
  ) -> (MemorySource, [Int64], [Double]) {
    let reach = [(-50, 50), (0, 9), (-9, 0), (3, 900), (0, 0)][random.below(5)]
    let heap = (0..<rows).map { _ in
      Int64.random(in: Int64(reach.0)...Int64(reach.1), using: &random)
    }
    let reals = heap.map { value in
      random.below(5) == 0 ? .nan : Double(value) * (0.1 + random.fraction())
    }
    let source = MemorySource(
      [
        (.event, nil),
        (Column("time", isAscending: true), .integers((0..<rows).map(Int64.init))),
        (Column("heap", unit: .bytes), .integers(heap)),
        (Column("load", storage: .real), .reals(reals)),
      ], blockRows: blockRows)
    return (source, heap, reals)
  }

  @Test(arguments: 0..<40) func isThatOfANaiveTwin(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let rows = [0, 1, 2, 129, 3000][seed % 5]
    let (source, heap, reals) = Self.table(rows, &random, blockRows: [1000, 37, 128][seed % 3])
    var plan = ScanPlan(statistics: [2, 3], time: 1, weighsTime: false, curves: [])
    plan.positives = [2, 3]
    if seed % 2 == 0, rows > 0 {
      plan.curves = [
        .init(
          x: 1, y: 2,
          columns: PixelColumns(0...Double(rows), count: 31, of: source.columns[1]))
      ]
    }
    let result = try #require(
      try Scan(source: source, plan: plan, workerCount: 1 + seed % 3).run())
    #expect(
      result.statistics[0].leastPositive == heap.filter { $0 > 0 }.min().map { .integer($0) })
    #expect(result.statistics[1].leastPositive?.double == reals.filter { $0 > 0 }.min())
    plan.positives = []
    let plain = try #require(try Scan(source: source, plan: plan, workerCount: 1).run())
    #expect(plain.statistics.allSatisfy { $0.leastPositive == nil })
    #expect(plain.statistics[0].minimum?.row == result.statistics[0].minimum?.row)
  }
}
