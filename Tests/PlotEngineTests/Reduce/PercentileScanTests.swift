import PlotCore
import PlotTesting
import Testing

@testable import PlotEngine

/// Percentiles against a sorted copy, over many seeded series.
@Suite struct PercentileScanTests {
  private static let wanted = ["0.001", "1", "50", "66.6", "95", "99", "99.999", "100"].map {
    Percentile($0)!
  }

  /// The percentiles of one column, by the engine's walks.
  private func found(
    _ column: Column, _ values: MemorySource.Values, blockRows: Int = 7, workers: Int = 2
  ) throws -> [Percentile: Value] {
    let source = MemorySource([(.event, nil), (column, values)], blockRows: blockRows)
    let plan = ScanPlan(statistics: [1], time: nil, weighsTime: false, curves: [])
    let figures = try #require(
      try Scan(source: source, plan: plan, workerCount: workers).run()
    ).statistics[0]
    return try PercentileScan(source: source, workerCount: workers).run([
      PercentileScan.Wish(column: 1, figures: figures, percentiles: Self.wanted)
    ])[0]
  }

  @Test(arguments: [1, 2, 3, 100, 1001, 5000])
  func wholeNumbersOfAnySpanEqualASortedCopy(rows: Int) throws {
    let spans: [ClosedRange<Int64>] = [
      0...0, -3...3, 0...65_536, -70_000...70_000, 0...(1 << 40), .min...(.max),
    ]
    for (seed, span) in spans.enumerated() {
      var random = SeededGenerator(seed: UInt64(seed + rows))
      let values = (0..<rows).map { _ in Int64.random(in: span, using: &random) }
      let sorted = values.sorted()
      for (blockRows, workers) in [(1, 1), (64, 3), (10_000, 2)] {
        let found = try found(
          Column("heap"), .integers(values), blockRows: blockRows, workers: workers)
        for percentile in Self.wanted {
          // The smallest value that at least this share of all do not exceed, in whole numbers.
          let share = Int128(percentile.thousandths)
          let rank = try #require(
            sorted.indices.first { Int128($0 + 1) * 100_000 >= share * Int128(rows) })
          #expect(found[percentile] == .integer(sorted[rank]), "\(percentile.name) of \(rows)")
        }
      }
    }
  }

  @Test(arguments: [1, 2, 50, 3000])
  func realNumbersWithGapsEqualASortedCopy(rows: Int) throws {
    for seed in 0..<8 {
      var random = SeededGenerator(seed: UInt64(seed * 7 + rows))
      let values = (0..<rows).map { row -> Double in
        switch Int.random(in: 0..<9, using: &random) {
        case 0 where row > 0: return .nan
        case 1: return -.infinity
        case 2: return .infinity
        case 3:
          return [0, -0.0, .leastNonzeroMagnitude, -.leastNormalMagnitude][
            Int.random(in: 0..<4, using: &random)]
        default: return Double.random(in: -1e300...1e300, using: &random)
        }
      }
      let sorted = values.filter { !$0.isNaN }.sorted()
      let found = try found(Column("v", storage: .real), .reals(values))
      for percentile in Self.wanted {
        #expect(found[percentile]?.double == sorted[percentile.rank(in: sorted.count)])
      }
    }
  }

  @Test func columnsWithoutValuesHaveNoPercentiles() throws {
    #expect(try found(Column("v", storage: .real), .reals([.nan, .nan])).isEmpty)
    #expect(try found(Column("v"), .integers([])).isEmpty)
  }

  @Test func scaledAndShiftedColumnsGiveTheirOwnUnit() throws {
    let found = try found(
      Column("v", offset: 100, scale: 0.5), .integers([100, 104, 102, 110]))
    #expect(found[Percentile(percent: 50)] == .real(1))
    #expect(found[Percentile(percent: 100)] == .real(5))
  }

  @Test func percentilesAreReadAndSpelled() {
    #expect(Percentile("50")?.name == "p50")
    #expect(Percentile("99.90")?.name == "p99.9")
    #expect(Percentile("0.001")?.thousandths == 1)
    for text in ["", "0", "100.001", "101", "1.2345", "-1", "5.", ".5", "5e1", "1000", "٥"] {
      #expect(Percentile(text) == nil, "\(text)")
    }
    #expect(Percentile("99.999")?.rank(in: Int.max) ?? 0 > Int.max / 100 * 99)
  }
}
