import PlotCore
import Testing
import TextReading

@Suite struct TimeReadingTests {
  private func reading(_ first: String, _ word: String) -> TimeReading {
    Array(first.utf8).withUnsafeBytes { TimeReading(first: $0, label: ColumnLabel(word)) }
  }

  @Test func guessesAnEpochBySizeWhereNoUnitIsNamed() {
    #expect(reading("1700000000", "time") == .moments(step: 1_000_000_000))
    #expect(reading("1700000000000.5", "time") == .moments(step: 1_000_000))
    #expect(reading("12.5", "time") == .plain && reading("x", "time") == .plain)
    #expect(reading("2026-11-23T01:32:10Z", "time") == .moments(step: 1_000_000_000))
  }

  /// Half a billion seconds is a date, half a billion milliseconds are six days.
  @Test func believesANamedUnitWhereTheNumberIsADateWithIt() {
    #expect(reading("1700000000000", "time_ms") == .moments(step: 1_000_000))
    #expect(reading("500000000", "time_ms") == .plain)
    #expect(reading("500000000", "time_seconds") == .moments(step: 1_000_000_000))
  }

  /// Two digits before a hyphen may be a year as well as a day.
  @Test(
    arguments: [
      (["26-11-23 10:00:00"], false), (["26-11-23", "27-11-23"], false),
      (["13-11-23", "14-11-23"], false), (["31-12-2023"], true), (["23.11.26"], true),
      (["26/11/2023"], true), (["2026/11/23"], true), (["26-11-99"], true),
    ] as [([String], Bool)])
  func aDateThatMayBeginWithItsYearIsNotSure(texts: [String], isSure: Bool) {
    guard case .dates(_, let found) = TimeReading(samples: texts, label: ColumnLabel("time")) else {
      Issue.record("\(texts) are no dates")
      return
    }
    #expect(found == isSure)
  }

  @Test func countsEachStepBackAndSaysSo() throws {
    let rows = try NumberRows(columnCount: 1, watching: 0)
    for time: Int64 in [3, 1, 1, 2, 0] {
      rows.setInteger(0, time)
      try rows.commit()
    }
    #expect(rows.stepsBack == 2)
    let (column, notes) = rows.timeColumn(0, label: ColumnLabel("time"), reading: .plain)
    // They are put in order when the rows are finished.
    #expect(column.isAscending)
    #expect(notes.map(\.code) == ["out-of-order"] && notes.map(\.count) == [2])
  }
}
