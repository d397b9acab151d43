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
