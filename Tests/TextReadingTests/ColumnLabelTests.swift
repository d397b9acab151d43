import PlotCore
import Testing
import TextReading

@Suite struct ColumnLabelTests {
  @Test(arguments: [
    ("heap [MiB]", "heap", "heap", Unit.bytes, 0x1p20),
    ("mem (kB)", "mem", "mem", .bytes, 1024),
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

  /// A word that means something else as well is no unit.
  @Test(arguments: [
    "lat_min", "lat_max", "req_per_minute", "gc_per_hour", "cost_per_gb", "bytes_per_op",
    "mb_per_s",
    "opsPerSecond", "first_name_b", "start_hour", "which_second", "sales_us", "pods_ns", "status",
    "latMin", "x-s", "v1.h", "t1", "Kb", "rssMBs",
  ])
  func takesNoUnitFromAWordThatMayMeanAnother(_ word: String) {
    let label = ColumnLabel(word)
    #expect(!label.hasUnit && label.unit == .none && label.scale == 1)
    #expect(label.title == word.split(separator: "_").joined(separator: " "))
  }

  @Test(arguments: [
    ("elapsed_min", Unit.seconds, 60.0), ("pause_us", .seconds, 1e-6),
    ("gc_pause_ns", .seconds, 1e-9),
    ("elapsedMs", .seconds, 1e-3), ("heapUsedBytes", .bytes, 1), ("rssMB", .bytes, 0x1p20),
    ("usedMiB", .bytes, 0x1p20), ("rss mb", .bytes, 0x1p20), ("rss-kb", .bytes, 1024),
    ("memory.gb", .bytes, 0x1p30), ("CPU%", Unit("%"), 1), ("%MEM", Unit("%"), 1),
    ("cpuPercent", Unit("%"), 1),
    ("VmRSS", .bytes, 1024), ("RssAnon", .bytes, 1024), ("VmHWM (kB)", .bytes, 1024),
    ("net_rx_kb", .bytes, 1000), ("disk read (MB)", .bytes, 1e6), ("net_rx_KiB", .bytes, 1024),
  ])
  func takesAUnitThatCanMeanNothingElse(_ word: String, _ unit: Unit, _ scale: Double) {
    let label = ColumnLabel(word)
    #expect(label.hasUnit && label.unit == unit && label.scale == scale)
  }

  /// Tools for memory mean 1024 by kB; where that is not sure, there is a word of it.
  @Test func takesKilobytesAsItIsTold() {
    #expect(ColumnLabel("rss_kb").guess == "kb" && ColumnLabel("rss_KiB").guess == nil)
    #expect(ColumnLabel("rss_mb", base: 1000).scale == 1e6)
    #expect(ColumnLabel("net_mb", base: 1024).scale == 0x1p20)
    #expect(ColumnLabel("VmRSS (kB)").guess == nil && ColumnLabel("VmRSS").guess != nil)
    #expect(ColumnLabel("rss").unit == .none && ColumnLabel("rss").guess == nil)
  }

  /// One letter may be anything: `time_s` counts seconds, `size_s` does not, and h is seldom an hour.
  @Test func takesASingleLetterForAUnitOnlyWhereItFits() {
    #expect(ColumnLabel("time_s").unit == .seconds)
    #expect(ColumnLabel("size_B").unit == .bytes)
    #expect(!ColumnLabel("size_s").hasUnit && !ColumnLabel("time_B").hasUnit)
    #expect(!ColumnLabel("time_h").hasUnit)
    #expect(!ColumnLabel("s").hasUnit && ColumnLabel("s").title == "s")
  }

  @Test(arguments: [
    "time", "timestamp", "Elapsed [ms]", "wall_time", "t", "ts", "epoch", "s", "ElapsedTime",
    "elapsedMs",
    "TimeStamp", "Time(s)", "unixTime", "event.timestamp", "elapsedSeconds", "Current Time",
  ])
  func tellsTimesByTheirNames(_ word: String) {
    #expect(ColumnLabel(word).isTime)
  }

  @Test(arguments: [
    "cpu_time", "gc time", "time [MiB]", "heap", "times", "", "total run time", "t1", "time2",
    "cpuTime",
    "StartTime", "responseTime", "timeout", "latency",
  ])
  func takesNoOtherNamesForTimes(_ word: String) {
    #expect(!ColumnLabel(word).isTime)
  }

  @Test func numbersEqualNames() {
    let labels = ["a", "a", "a-2", "b"].map { ColumnLabel($0) }
    #expect(labels.distinct.map(\.name) == ["a", "a-2", "a-2-2", "b"])
  }
}
