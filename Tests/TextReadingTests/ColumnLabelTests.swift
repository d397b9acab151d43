import PlotCore
import Testing
import TextReading

@Suite struct ColumnLabelTests {
  @Test(arguments: [
    ("heap [MiB]", "heap", "heap", Unit.bytes, 0x1p20),
    ("mem (kB)", "mem", "mem", .bytes, 1000),
    ("rss_bytes", "rss_bytes", "rss", .bytes, 1),
    ("elapsed_ms", "elapsed_ms", "elapsed", .seconds, 1e-3),
    ("wall_time_minutes", "wall_time_minutes", "wall time", .seconds, 60),
    ("uptime_hours", "uptime_hours", "uptime", .seconds, 3600),
    ("cpu (%)", "cpu", "cpu", Unit("%"), 1), ("rate [1/s]", "rate", "rate", Unit("1/s"), 1),
  ])
  func takesTheUnitFromAWord(
    word: String, name: String, title: String, unit: Unit, scale: Double
  ) {
    let label = ColumnLabel(word)
    #expect((label.name, label.title) == (name, title))
    #expect((label.unit, label.scale) == (unit, scale))
    #expect(label.hasUnit)
  }

  /// One letter may be anything: `time_s` counts seconds, `size_s` does not, and h is seldom an hour.
  @Test func takesASingleLetterForAUnitOnlyWhereItFits() {
    #expect(ColumnLabel("time_s").unit == .seconds)
    #expect(ColumnLabel("size_B").unit == .bytes)
    #expect(!ColumnLabel("size_s").hasUnit && !ColumnLabel("time_B").hasUnit)
    #expect(!ColumnLabel("time_h").hasUnit)
    #expect(!ColumnLabel("s").hasUnit && ColumnLabel("s").title == "s")
  }

  @Test(arguments: ["time", "timestamp", "Elapsed [ms]", "wall_time", "t", "ts", "epoch", "s"])
  func tellsTimesByTheirNames(_ word: String) {
    #expect(ColumnLabel(word).isTime)
  }

  @Test(arguments: ["cpu_time", "gc time", "time [MiB]", "heap", "times", "", "total run time"])
  func takesNoOtherNamesForTimes(_ word: String) {
    #expect(!ColumnLabel(word).isTime)
  }

  @Test func numbersEqualNames() {
    let labels = ["a", "a", "a-2", "b"].map { ColumnLabel($0) }
    #expect(labels.distinct.map(\.name) == ["a", "a-2", "a-2-2", "b"])
  }
}
