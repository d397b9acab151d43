/// One series, in order of time.
struct RecordedSeries {
  var labels: [(name: String, value: String)] = []
  /// Nanoseconds since 1970.
  var times: [Int64] = []
  /// NaN is a gap.
  var values: [Double] = []
  /// Whether all values are whole and exact.
  var isWhole = true

  /// The highest value; nil where there is none.
  var highest: Double? { values.lazy.filter { !$0.isNaN }.max() }

  /// The samples without a value that have some with one before and behind them: the series was there.
  var unknown: Set<Int> {
    guard let first = values.firstIndex(where: { !$0.isNaN }),
      let last = values.lastIndex(where: { !$0.isNaN })
    else { return [] }
    return Set((first...last).filter { values[$0].isNaN })
  }

  /// The usual distance of two samples, the median of at most some thousand all over the series; nil of
  /// a single one.
  var step: Int64? {
    let stride = max(1, times.count / 1000)
    var steps: [Int64] = []
    for place in Swift.stride(from: 1, to: times.count, by: stride) {
      let step = times[place] &- times[place - 1]
      if step > 0 { steps.append(step) }
    }
    steps.sort()
    return steps.isEmpty ? nil : steps[steps.count / 2]
  }

  /// Puts the samples in order of time, where they are not.
  mutating func order() {
    guard !zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }) else { return }
    let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    times = order.map { times[$0] }
    values = order.map { values[$0] }
  }
}
