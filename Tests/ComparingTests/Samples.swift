import PlotCore

@testable import Comparing

/// Summaries of recordings that never were.
enum Sample {
  static func summary(
    _ name: String = "run", peak: Int64 = 1000, end: Int64 = 10, seconds: Double? = 2,
    unit: Unit = .bytes, timeUnit: Unit = .seconds, notes: [Note] = []
  ) -> InputSummary {
    var heap = Statistics(column: Column("heap", unit: unit))
    heap.count = 5
    heap.minimum = (.integer(0), 0)
    heap.maximum = (.integer(peak), 3)
    heap.maximumTime = .real(1.5)
    heap.last = .integer(end)
    heap.mean = Double(peak) / 2
    heap.percentiles = [Percentile(percent: 95): .integer(peak - 1)]
    var stack = Statistics(column: Column("stack", unit: unit))
    stack.count = 5
    stack.maximum = (.integer(7), 1)
    return InputSummary(
      name: name, path: name + ".mem", info: SourceInfo(format: "memusage", notes: notes),
      rowCount: 5, statistics: [heap, stack],
      timeColumn: seconds.map { _ in Column("time", unit: timeUnit, isAscending: true) },
      timeExtent: seconds.map { 0...$0 })
  }
}
