/// Between which of its samples a series has a value.
///
/// Each value holds until the series' next sample, or until the answer ends, but never over more than
/// five of the series' own steps: then the series was away. Prometheus itself looks back five minutes,
/// which is five steps of its longest usual one.
struct SeriesSpans {
  private static let mostSteps: Int64 = 5
  private let times: [Int64]
  /// How long a value may hold, in nanoseconds.
  private let longest: Int64
  private let end: Int64
  /// The next sample.
  private var place = 0
  /// The time of the next sample.
  private var next: Int64
  /// Whether the value of the sample before the next one holds until then.
  private(set) var isHeld = false

  /// Looks at the times of each series, of which the last is `end`.
  static func all(_ series: [RecordedSeries], end: Int64) -> [SeriesSpans] {
    let steps = series.map(\.step)
    // A single sample does not tell its step; those of the same answer are alike.
    let known = steps.compactMap { $0 }.sorted()
    let usual = known.isEmpty ? nil : known[known.count / 2]
    return zip(series, steps).map { one, step in
      SeriesSpans(one.times, step: step ?? usual, end: end)
    }
  }

  private init(_ times: [Int64], step: Int64?, end: Int64) {
    self.times = times
    self.end = end
    next = times.first ?? .max
    longest =
      step.map { step in
        let (span, over) = step.multipliedReportingOverflow(by: Self.mostSteps)
        return over ? .max : span
      } ?? .max
  }

  /// Goes to a time, and returns the sample that holds there; nil in a gap.
  ///
  /// Of several samples at a time the last one counts. Times ascend from call to call.
  mutating func sample(at time: Int64) -> Int? {
    guard next <= time, place < times.count else { return isHeld ? place - 1 : nil }
    repeat {
      place += 1
      next = place < times.count ? times[place] : .max
    } while next <= time && place < times.count
    let last = times[place - 1]
    let (span, over) = (place < times.count ? next : end).subtractingReportingOverflow(last)
    isHeld = !over && span <= longest && span > 0
    return last == time || isHeld ? place - 1 : nil
  }
}
