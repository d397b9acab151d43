import PlotCore
import PlotTesting
import Testing

@testable import PlotEngine
@testable import PlotLayout

/// What a walk keeps of a scatter plot: a sample for each occupied cell, with how many lie there.
@Suite struct CellBinsTests {
  private static let grid = CurveDemand.Grid(
    scale: Scale(.linear, lowest: 0, highest: 1), columns: 40, rows: 25)

  private func curve(_ x: [Double], _ y: [Double], workers: Int) throws -> Curve {
    let source = MemorySource(
      [
        (Column("x", storage: .real), .reals(x)), (Column("y", storage: .real), .reals(y)),
      ], blockRows: 512)
    var plan = ScanPlan(statistics: [], time: nil, weighsTime: false, curves: [])
    plan.cells = [
      ScanPlan.Cells(
        x: 0, y: 1, xScale: Scale(.linear, lowest: 0, highest: 1), grid: Self.grid)
    ]
    let found = try #require(try Scan(source: source, plan: plan, workerCount: workers).run())
    return found.cells[0].curve(rowCount: x.count)
  }

  @Test(arguments: [1, 3])
  func countsWhatANaiveLoopDoes(workers: Int) throws {
    for seed in UInt64(1)...5 {
      var random = SeededGenerator(seed: seed)
      // Some lie outside, and some are gaps.
      let x = (0..<20_000).map { _ in random.fraction() * 1.2 - 0.1 }
      let y = x.map { _ in
        random.below(50) == 0 ? Double.nan : random.fraction() * random.fraction()
      }
      let curve = try curve(x, y, workers: workers)
      var wanted: [Int: Int] = [:]
      for (x, y) in zip(x, y) where !y.isNaN && (0...1).contains(x) && (0...1).contains(y) {
        wanted[min(24, Int(y * 25)) * 40 + min(39, Int(x * 40)), default: 0] += 1
      }
      var found: [Int: Int] = [:]
      for (sample, count) in zip(curve.samples, curve.counts) {
        found[Int(sample.y * 25) * 40 + Int(sample.x * 40)] = count
      }
      #expect(found == wanted && curve.counts.count == curve.samples.count)
    }
  }

  @Test func shortCurvesKeepTheirSamples() throws {
    let x = (0..<500).map { Double($0) / 500 }
    let curve = try curve(x, x, workers: 2)
    #expect(
      curve.counts.isEmpty && curve.samples.map(\.x) == x
        && curve.samples.map(\.row) == Array(0..<500))
  }
}
