import PlotCore
import PlotTesting
import Testing

@testable import TextReading

/// Rows that come late are put in order of time, by both gatherers of rows and at any size.
@Suite struct LateRowsTests {
  private static let note = "time stepped back at 2 places: the samples were put in order of time"
  private static let times: [Int64] = [10, 30, 20, 20, 40, 5]

  private static func timed(_ times: [Int64], wordLimit: Int) throws -> any Source {
    let rows = TimedRows(
      columns: [Column("time", unit: .seconds), Column("v", storage: .real)], wordLimit: wordLimit)
    for (row, time) in times.enumerated() {
      try rows.append([time, Int64(bitPattern: Double(row).bitPattern)])
    }
    return try rows.finish(info: SourceInfo(format: "t")) { _, name in FigureSpec(title: name) }
  }

  /// Rows whose time is whole up to a row and real from there on.
  private static func numbers(_ times: [Int64], realFrom: Int = .max) throws -> any Source {
    let rows = try NumberRows(columnCount: 2, watching: 1)
    for (row, time) in times.enumerated() {
      rows.setReal(0, Double(row))
      if row < realFrom { rows.setInteger(1, time) } else { rows.setReal(1, Double(time)) }
      try rows.commit()
    }
    let clock = rows.timeColumn(1, label: ColumnLabel("time"), reading: .plain)
    var info = SourceInfo(format: "t")
    info.notes = clock.notes
    return try rows.finish([(1, clock.column), (0, Column("v"))], time: "time", info: info)
  }

  private static func sources(_ times: [Int64]) throws -> [any Source] {
    [
      try timed(times, wordLimit: 1000), try timed(times, wordLimit: 4),
      try numbers(times), try numbers(times, realFrom: 0), try numbers(times, realFrom: 3),
    ]
  }

  @Test func areSortedByEveryGatherer() throws {
    for source in try Self.sources(Self.times) {
      #expect(try source.values(of: "time") == [5, 10, 20, 20, 30, 40])
      #expect(try source.values(of: "v") == [5, 0, 2, 3, 1, 4])
      let time = try source.requireIndex(of: "time")
      #expect(source.columns[time].isAscending)
      #expect(source.info.notes.map(\.text) == [Self.note])
      #expect(source.info.notes.map(\.count) == [2])
      #expect(try checkSource(source, named: "t").isEmpty)
    }
  }

  @Test func rowsThatComeInOrderStayWithoutANote() throws {
    for source in try Self.sources([1, 2, 2, 3]) {
      #expect(try source.values(of: "v") == [0, 1, 2, 3])
      #expect(source.info.notes.isEmpty)
    }
  }

  @Test func agreeWithAStableSort() throws {
    var random = SeededGenerator(seed: 4)
    for count in [1, 2, 100, 20_000] {
      let times = (0..<count).map { _ in Int64(random.below(count)) }
      let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }.map(Double.init)
      for source in [try Self.timed(times, wordLimit: 64), try Self.numbers(times)] {
        #expect(try source.values(of: "v") == order)
      }
    }
  }
}
