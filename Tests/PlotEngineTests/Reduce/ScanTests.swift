import PlotCore
import PlotTesting
import Testing

@testable import PlotEngine

/// Walks against naive twins, over many seeded series.
@Suite struct ScanTests {
  @Test(arguments: [0, 1, 2, 3, 63, 64, 65, 1000, 5003])
  func figuresEqualANaiveTwinForAnyBlockSizeAndThreadCount(rows: Int) throws {
    for seed in 0..<6 {
      var random = SeededGenerator(seed: UInt64(rows * 31 + seed))
      let heap = (0..<rows).map { _ in Int64.random(in: -1000...1000, using: &random) }
      let time = ascending(rows, &random)
      let reals = (0..<rows).map { _ in
        Int.random(in: 0..<4, using: &random) == 0
          ? Double.nan : Double.random(in: -5...5, using: &random)
      }
      for (blockRows, workers) in [(1, 1), (7, 2), (64, 3), (5000, 2)] {
        let source = table(time: time, heap: heap, reals: reals, blockRows: blockRows)
        let plan = ScanPlan(statistics: [2, 3], time: 1, weighsTime: true, curves: [])
        let result = try #require(
          try Scan(source: source, plan: plan, workerCount: workers).run())
        let figures = result.statistics[0]
        #expect(figures.count == rows)
        #expect(figures.minimum?.value == heap.min().map { .integer($0) })
        #expect(figures.minimum?.row == heap.min().flatMap { heap.firstIndex(of: $0) })
        #expect(figures.maximum?.row == heap.max().flatMap { heap.firstIndex(of: $0) })
        #expect(
          figures.maximumTime
            == heap.max().flatMap { heap.firstIndex(of: $0) }.map { .integer(time[$0]) })
        #expect(figures.first == heap.first.map { .integer($0) })
        #expect(figures.last == heap.last.map { .integer($0) })
        if rows > 0 { #expect(figures.mean == Double(heap.reduce(0, +)) / Double(rows)) }
        let span = rows > 1 ? time[rows - 1] - time[0] : 0
        if span > 0 {
          let weighted = (0..<(rows - 1)).reduce(Int64(0)) {
            $0 + heap[$1] * (time[$1 + 1] - time[$1])
          }
          #expect(figures.timeMean == Double(weighted) / Double(span))
        }
        let values = reals.filter { !$0.isNaN }
        #expect(result.statistics[1].count == values.count)
        #expect(result.statistics[1].minimum?.value.double == values.min())
        #expect(result.statistics[1].maximum?.value.double == values.max())
      }
    }
  }

  @Test func sumsOfHugeNumbersDoNotWrap() throws {
    let values = [Int64.max, .max, .max, .min]
    let source = MemorySource([
      (.event, nil), (Column("heap", unit: .bytes), .integers(values)),
    ])
    let plan = ScanPlan(statistics: [1], time: nil, weighsTime: false, curves: [])
    let result = try #require(try Scan(source: source, plan: plan, workerCount: 1).run())
    #expect(result.statistics[0].mean == Double((Int128(Int64.max) * 3 + Int128(Int64.min))) / 4)
  }

  @Test(arguments: ["event", "time"])
  func curvesKeepFirstLowestHighestAndLastOfEveryPixelColumn(x: String) throws {
    for seed in 0..<8 {
      var random = SeededGenerator(seed: UInt64(seed))
      let rows = 4000
      let heap = (0..<rows).map { _ in Int64.random(in: 0...100, using: &random) }
      let time = ascending(rows, &random)
      let places = x == "event" ? (0..<rows).map(Int64.init) : time
      let domain = Double(places[100])...Double(places[3800])
      // Columns of fewer and of more rows than are looked at at once.
      let count = seed.isMultiple(of: 2) ? 37 : 5
      for (blockRows, workers) in [(1, 1), (61, 2), (5000, 1)] {
        let source = table(time: time, heap: heap, reals: nil, blockRows: blockRows)
        let xIndex = x == "event" ? 0 : 1
        let columns = PixelColumns(domain, count: count, of: source.columns[xIndex])
        let plan = ScanPlan(
          statistics: [], time: nil, weighsTime: false,
          curves: [ScanPlan.Curve(x: xIndex, y: 2, columns: columns)])
        let bins = try #require(
          try Scan(source: source, plan: plan, workerCount: workers).run()
        ).curves[0]

        var expected: [Int] = []
        var rowsOfBin = Array(repeating: [Int](), count: count + 2)
        for row in 0..<rows {
          let place = Double(places[row])
          let share = (place - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
          let bin =
            place < domain.lowerBound
            ? 0 : place > domain.upperBound ? count + 1 : min(count, 1 + Int(share * Double(count)))
          rowsOfBin[bin].append(row)
        }
        for rows in rowsOfBin where !rows.isEmpty {
          let low = rows.min { heap[$0] < heap[$1] }!
          let high = rows.first { row in heap[row] == rows.map { heap[$0] }.max() }!
          expected += Set([rows[0], low, high, rows[rows.count - 1]]).sorted()
        }
        #expect(bins.samples.map(\.row) == expected)
        #expect(bins.density == rowsOfBin.dropFirst().dropLast().map(\.count))
        #expect(bins.samples.allSatisfy { $0.y == heap[$0.row] && $0.x == places[$0.row] })
      }
    }
  }

  @Test func aFewSamplesAreKeptAsTheyAre() throws {
    let source = table(time: [0, 1, 2], heap: [5, 4, 6], reals: nil, blockRows: 2)
    let columns = PixelColumns(0...2, count: 10, of: source.columns[1])
    let plan = ScanPlan(
      statistics: [], time: nil, weighsTime: false,
      curves: [ScanPlan.Curve(x: 1, y: 2, columns: columns)])
    let bins = try #require(try Scan(source: source, plan: plan, workerCount: 2).run()).curves[0]
    #expect(bins.samples.map(\.y) == [5, 4, 6])
    #expect(bins.density.isEmpty)
  }

  @Test func gapsStayGapsInReducedCurves() throws {
    var values = (0..<1000).map { Double($0 % 10) }
    for row in 400..<600 { values[row] = .nan }
    let source = MemorySource(
      [(.event, nil), (Column("y", storage: .real), .reals(values))], blockRows: 33)
    let columns = PixelColumns(0...999, count: 20, of: source.columns[0])
    let plan = ScanPlan(
      statistics: [], time: nil, weighsTime: false,
      curves: [ScanPlan.Curve(x: 0, y: 1, columns: columns)])
    let bins = try #require(try Scan(source: source, plan: plan, workerCount: 2).run()).curves[0]
    let gaps = bins.samples.filter { OrderedKey.real($0.y).isNaN }.map(\.row)
    #expect(gaps.first == 400)
    #expect(gaps.last == 599)
    #expect(bins.density[8..<12].allSatisfy { $0 == 0 })
  }

  private func table(
    time: [Int64], heap: [Int64], reals: [Double]?, blockRows: Int
  ) -> MemorySource {
    MemorySource(
      [
        (.event, nil),
        (Column("time", unit: .ticks, isAscending: true), .integers(time)),
        (Column("heap", unit: .bytes), .integers(heap)),
        (Column("real", storage: .real), .reals(reals ?? heap.map(Double.init))),
      ], blockRows: blockRows)
  }

  private func ascending(_ count: Int, _ random: inout SeededGenerator) -> [Int64] {
    var now: Int64 = 0
    return (0..<count).map { _ in
      // Long rests leave pixel columns empty; steps of zero give equal times.
      now +=
        Int.random(in: 0..<50, using: &random) == 0 ? 5000 : Int64.random(in: 0...3, using: &random)
      return now
    }
  }
}
