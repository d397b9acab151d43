import PlotCore
import PlotTesting
import Testing

@testable import PlotEngine

/// Means over time of recordings in runs: each value holds until its run's end, and no longer.
@Suite struct RunEndsTests {
  private func mean(
    _ times: [Double], _ values: [Int64], runs: [SourceRun], workers: Int = 2
  ) throws -> Double? {
    var info = SourceInfo(format: "x")
    info.runs = runs
    let source = MemorySource(
      [
        (Column("time", unit: .seconds, storage: .real, isAscending: true), .reals(times)),
        (Column("heap", unit: .bytes), .integers(values)),
      ], blockRows: 2, info: info)
    let plan = ScanPlan(statistics: [1], time: 0, weighsTime: true, curves: [])
    return try #require(try Scan(source: source, plan: plan, workerCount: workers).run())
      .statistics[0].timeMean
  }

  @Test(arguments: [1, 3])
  func aProgramThatSleepsHoldsItsMemory(workers: Int) throws {
    let (times, values) = ([0.0, 0.1, 0.2], [Int64(0), 50, 100])
    func mean(_ runs: [SourceRun]) throws -> Double? {
      try self.mean(times, values, runs: runs, workers: workers)
    }
    #expect(try mean([]) == 25)
    let found = try #require(try mean([SourceRun(rows: 0..<3, end: 10.2)]))
    #expect(abs(found - (5 + 1000) / 10.2) < 1e-9)
    // An end before the last row is none.
    #expect(try mean([SourceRun(rows: 0..<3, end: 0.1)]) == 25)
  }

  @Test func betweenRunsThereIsNothing() throws {
    let (times, values) = ([0.0, 1, 2, 100, 101], [Int64(10), 20, 99, 30, 7])
    let first = SourceRun(rows: 0..<3), second = SourceRun(rows: 3..<5, end: 102)
    let found = try #require(try mean(times, values, runs: [first, second]))
    #expect(found == (10 + 20 + 30 + 7) / 4.0)
    let held = SourceRun(rows: 0..<3, end: 4)
    let other = try #require(try mean(times, values, runs: [held, second]))
    #expect(abs(other - (10 + 20 + 99 * 2 + 30 + 7) / 6.0) < 1e-9)
  }

  @Test func runsThatDoNotCoverTheRowsAreLeftOut() throws {
    let (times, values) = ([0.0, 1, 2], [Int64(10), 20, 30])
    for runs in [
      [SourceRun(rows: 0..<2, end: 50)], [SourceRun(rows: 1..<3, end: 50)],
      [SourceRun(rows: 0..<1), SourceRun(rows: 2..<3, end: 50)], [SourceRun(rows: 0..<4, end: 50)],
    ] {
      #expect(try mean(times, values, runs: runs) == 15)
    }
  }
}
