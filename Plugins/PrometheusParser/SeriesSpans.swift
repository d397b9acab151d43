/// Between which of its samples a series has a value.
///
/// Each value holds until the series' next sample, or until the answer ends, but never over more than
/// five of the series' own steps: then the series was away. Prometheus itself looks back five minutes,
/// which is five steps of its longest usual one.
struct SeriesSpans {
  private static let mostSteps: Int64 = 5
  private let times: [[Int64]]
  /// For each series, how long a value may hold, in nanoseconds.
  private let longest: [Int64]
  private let end: Int64
  /// For each series, its next sample.
  private var places: [Int]

  /// Looks at the times of the series, of which the last is `end`.
  init(_ series: [RecordedSeries], end: Int64) {
    times = series.map(\.times)
    self.end = end
    places = Array(repeating: 0, count: series.count)
    let steps = series.map(\.step)
    // A single sample does not tell its step; those of the same answer are alike.
    let known = steps.compactMap { $0 }.sorted()
    let usual = known.isEmpty ? nil : known[known.count / 2]
    longest = steps.map { step in
      (step ?? usual).map { step in
        let (span, over) = step.multipliedReportingOverflow(by: Self.mostSteps)
        return over ? .max : span
      } ?? .max
    }
  }

  /// Goes to a time, and returns the sample of a series that holds there; nil in a gap.
  ///
  /// Of several samples at a time the last one counts. Times ascend from call to call.
  mutating func sample(of series: Int, at time: Int64) -> Int? {
    let times = times[series]
    var place = places[series]
    while place < times.count, times[place] <= time { place += 1 }
    places[series] = place
    guard place > 0 else { return nil }
    return times[place - 1] == time || isHeld(series) ? place - 1 : nil
  }

  /// Whether any series has a value between the time that was gone to and the next one.
  var isAnyHeld: Bool { times.indices.contains { isHeld($0) } }

  private func isHeld(_ series: Int) -> Bool {
    let place = places[series]
    guard place > 0 else { return false }
    let next = place < times[series].count ? times[series][place] : end
    let (span, over) = next.subtractingReportingOverflow(times[series][place - 1])
    return !over && span <= longest[series] && span > 0
  }
}
