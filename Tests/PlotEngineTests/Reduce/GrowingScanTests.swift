import PlotCore
import PlotTesting
import Synchronization
import Testing

@testable import PlotEngine

/// What is kept of growing rows against a walk over all of them.
@Suite struct GrowingScanTests {
  /// The first rows of a table that grows, counting the rows that are read.
  private struct Growing: GrowingSource {
    let base: any Source
    let rowCount: Int
    let settledRowCount: Int
    let unchangedRowCount: Int
    let counter: Counter
    var isEnded: Bool { false }
    var columns: [Column] { base.columns }
    var info: SourceInfo { base.info }
    var blockRows: Int { base.blockRows }

    func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
      Reader(try base.makeReader(of: columns), counter)
    }

    func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
      base.suggestedFigure(for: wish, named: name)
    }

    final class Counter: Sendable {
      let rows = Atomic(0)
    }

    final class Reader: BlockReader {
      let base: any BlockReader
      let counter: Counter
      init(_ base: any BlockReader, _ counter: Counter) {
        (self.base, self.counter) = (base, counter)
      }
      func read(_ rows: Range<Int>) throws(PlotError) -> Block {
        let block = try base.read(rows)
        counter.rows.add(block.rowCount, ordering: .relaxed)
        return block
      }
    }
  }

  private static func table(_ rows: Int, _ random: inout SeededGenerator, blockRows: Int)
    -> MemorySource
  {
    var now: Int64 = 0
    var (times, heap, stack): ([Int64], [Int64], [Int64]) = ([], [], [])
    for _ in 0..<rows {
      now += Int.random(in: 0..<60, using: &random) == 0 ? 4000 : .random(in: 0...3, using: &random)
      times.append(now)
      heap.append(.random(in: -50...50, using: &random))
      stack.append(.random(in: 0...9, using: &random))
    }
    return MemorySource(
      [
        (.event, nil), (Column("time", unit: .ticks, isAscending: true), .integers(times)),
        (Column("heap", unit: .bytes), .integers(heap)),
        (Column("stack", unit: .bytes), .integers(stack)),
      ], blockRows: blockRows)
  }

  @Test func everyPictureIsThatOfAWalkOverAllRows() throws {
    for seed in 0..<24 {
      var random = SeededGenerator(seed: UInt64(seed))
      let rows = 6000
      let table = Self.table(rows, &random, blockRows: [1000, 37, 16, 5000][seed % 4])
      var kept: GrowingRows?
      var count = 0
      while count < rows {
        count = min(rows, count + Int.random(in: 1...900, using: &random))
        let settled = max(0, count - Int.random(in: 0...200, using: &random))
        let source = Growing(
          base: table, rowCount: count, settledRowCount: settled, unchangedRowCount: 0,
          counter: .init())
        let time = try table.value(row: count - 1, column: 1).double
        func curve(_ x: Int, _ y: Int, _ columns: Int) -> ScanPlan.Curve {
          let end = x == 0 ? Double(count - 1) : time
          return .init(
            x: x, y: y, columns: PixelColumns(0...max(1, end), count: columns, of: table.columns[x])
          )
        }
        var plan = ScanPlan(
          statistics: [2, 3], time: 1, weighsTime: seed % 2 == 0,
          curves: [curve(seed % 3 == 0 ? 0 : 1, 2, 31), curve(1, 3, 50), curve(1, 2, 7)])
        plan.positives = [[], [2], [2, 3]][seed % 3]
        let whole = try #require(
          try Scan(source: RangeSource(table, rows: 0..<count), plan: plan, workerCount: 2).run())
        let found = try GrowingScan(
          source: source, plan: plan, mostChunks: [16, 64, 1 << 17][seed % 3]
        ).run(&kept)
        for (a, b) in zip(whole.statistics, found.statistics) {
          #expect(a.count == b.count && a.mean == b.mean && a.timeMean == b.timeMean)
          #expect(a.leastPositive == b.leastPositive)
          #expect(a.minimum?.row == b.minimum?.row && a.maximum?.row == b.maximum?.row)
          #expect(a.maximumTime == b.maximumTime && a.first == b.first && a.last == b.last)
        }
        guard count > Scan.samplesKept * 50 else { continue }
        for (curve, (a, b)) in zip(plan.curves, zip(whole.curves, found.curves)) {
          let (x, y) = (table.columns[curve.x], table.columns[curve.y])
          let means = (a.heldMeans(x: x, y: y, ends: []), b.heldMeans(x: x, y: y, ends: []))
          #expect(means.0.map(\.bitPattern) == means.1.map(\.bitPattern))
          #expect(a.samples.map(\.row) == b.samples.map(\.row))
          #expect(a.samples.map(\.y) == b.samples.map(\.y) && a.density == b.density)
          #expect(a.samples.map(\.x) == b.samples.map(\.x))
        }
      }
    }
  }

  @Test func rowsThatWereReadAreReadAgainAtBordersOnly() throws {
    var random = SeededGenerator(seed: 5)
    let table = Self.table(40_000, &random, blockRows: 5000)
    var kept: GrowingRows?
    for count in [20_000, 30_000, 30_010, 40_000] {
      let known = kept?.keptCount ?? 0
      let source = Growing(
        base: table, rowCount: count, settledRowCount: count, unchangedRowCount: known,
        counter: .init())
      let columns = PixelColumns(0...Double(count - 1), count: 40, of: table.columns[0])
      let plan = ScanPlan(
        statistics: [2], time: 1, weighsTime: false,
        curves: [.init(x: 0, y: 2, columns: columns), .init(x: 0, y: 3, columns: columns)])
      _ = try GrowingScan(source: source, plan: plan).run(&kept)
      let read = source.counter.rows.load(ordering: .relaxed)
      // Sixteen rows in a chunk, and fewer than sixteen behind the last one.
      #expect(read >= count - known && read <= count - known + 16 * (40 + 2), "\(count): \(read)")
    }
  }
}
