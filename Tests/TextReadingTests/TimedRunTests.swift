import PlotCore
import PlotTesting
import Testing
import TextReading

/// Runs of gathered rows, in memory and in a file.
@Suite struct TimedRunTests {
  @Test(
    arguments: [
      ([[0, 1], [2, 3]], [0..<2, 2..<4]), ([[0, 1]], []), ([[0, 1], []], []), ([[], [0, 1]], []),
      ([[2, 3], [0, 1]], [0..<2, 2..<4]), ([[0, 2], [1, 3]], []),
      ([[0, 2], [1, 3], [5, 6]], [0..<4, 4..<6]), ([[5, 6], [0, 2], [1, 3]], [0..<4, 4..<6]),
      ([[0, 1], [1, 2]], [0..<2, 2..<4]), ([[1, 2], [0, 1]], []),
      ([[0], [0], [0]], [0..<1, 1..<2, 2..<3]), ([[0, 9], [1], [2], [10]], [0..<4, 4..<5]),
      ([[1, 0], [3, 2]], [0..<2, 2..<4]), ([[0, 5], [5, 5], [5, 9]], [0..<2, 2..<4, 4..<6]),
    ] as [([[Int64]], [Range<Int>])])
  func standInOrderOfTime(runs: [[Int64]], rows: [Range<Int>]) throws {
    for limit in [nil, 2] {
      let gathered = TimedRows(
        columns: [Column("time", unit: .seconds), Column("run")], wordLimit: limit)
      for (number, times) in runs.enumerated() {
        gathered.beginRun()
        for time in times { try gathered.append([time, Int64(number)]) }
      }
      #expect(gathered.runCount == runs.filter { !$0.isEmpty }.count)
      #expect(gathered.latestTime == runs.joined().max().map { Double($0) })
      let source = try gathered.finish(info: SourceInfo(format: "x")) { _, _ in FigureSpec() }
      #expect(source.info.runs.map(\.rows) == rows)
      #expect(try checkSource(source) == [])
      // Where runs are told, no row is in another's.
      let numbers = try source.values(of: "run")
      let found = rows.count == runs.count ? rows.map { Set(numbers[$0]).count } : []
      #expect(found.allSatisfy { $0 == 1 })
    }
  }
}
