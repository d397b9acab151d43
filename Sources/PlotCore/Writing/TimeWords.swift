/// Writes the times of one recording in words: with their unit, or as dates where its column counts from
/// one, which is what its axis shows too.
public struct TimeWords: Hashable, Sendable {
  private let column: Column
  private let span: Double

  /// Takes the column of times, and how long the recording is in its unit.
  public init(_ column: Column, span: Double) {
    self.column = column
    self.span = span.isFinite ? span : 0
  }

  /// Writes a time: `2.81 ms`, `2026-11-23 14:05:30 +02:00`; a midnight of many days without its hour.
  public func string(_ time: Double) -> String {
    guard let start = column.clockStart else {
      return QuantityFormat.string(time, unit: column.unit)
    }
    let places = ClockFormat.places(in: span)
    let moment = ClockMoment(time, from: start, places: places > 0 ? places : 6)
    if span >= 2 * 86_400, moment.nanoseconds == 0 { return moment.isoDay }
    let clock = moment.time(showsSeconds: true, places: places)
    return "\(moment.isoDay) \(clock) \(start.zone.name)"
  }

  /// Writes a time as ISO 8601 has it, to the nanosecond, for programs: `2026-11-23T14:05:30+02:00`; nil
  /// where the column counts from no date.
  public func iso8601(_ time: Double) -> String? {
    guard let start = column.clockStart, time.isFinite else { return nil }
    let moment = ClockMoment(time, from: start, places: 9)
    return moment.isoDay + "T" + moment.time(showsSeconds: true, places: 9) + start.zone.iso8601
  }
}

extension InputSummary {
  /// The words for its times; nil where it has none.
  public var timeWords: TimeWords? {
    timeColumn.map { column in
      TimeWords(column, span: timeExtent.map { $0.upperBound - $0.lowerBound } ?? 0)
    }
  }
}
