import PlotCore

/// The rows of a run as a text has them, and between which times they stand.
struct TimedRun {
  private(set) var rows: Range<Int>
  private var low = Double.infinity
  private var high = -Double.infinity

  /// Creates a run that begins at a row.
  init(from row: Int) { rows = row..<row }

  init(rows: Range<Int>, times: ClosedRange<Double>) {
    (self.rows, low, high) = (rows, times.lowerBound, times.upperBound)
  }

  var isEmpty: Bool { rows.isEmpty }

  /// Takes the next row.
  @inline(__always)
  mutating func add(_ time: Double) {
    rows = rows.lowerBound..<(rows.upperBound &+ 1)
    if time < low { low = time }
    if time > high { high = time }
  }

  /// The runs as they stand once all rows are in order of time, in which equal times keep the text's
  /// order; empty for a single one.
  static func sourceRuns(_ runs: [TimedRun]) -> [SourceRun] {
    var found: [TimedRun] = []
    for run in runs.filter({ !$0.isEmpty }).sorted(by: isBefore) {
      // A run that ends as another begins is apart from it only where it also stands above it.
      if let last = found.last,
        run.low < last.high || (run.low == last.high && run.rows.lowerBound < last.rows.lowerBound)
      {
        found[found.count - 1].join(run)
      } else {
        found.append(run)
      }
    }
    guard found.count > 1 else { return [] }
    var next = 0
    return found.map { run in
      defer { next += run.rows.count }
      return SourceRun(rows: next..<(next + run.rows.count))
    }
  }

  private static func isBefore(_ a: TimedRun, _ b: TimedRun) -> Bool {
    (a.low, a.high, a.rows.lowerBound) < (b.low, b.high, b.rows.lowerBound)
  }

  private mutating func join(_ other: TimedRun) {
    high = max(high, other.high)
    // Only how many rows there are matters once they are in order.
    rows = rows.lowerBound..<(rows.upperBound + other.rows.count)
  }
}
