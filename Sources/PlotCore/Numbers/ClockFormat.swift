/// Writes moments as times of the day in UTC: `14:05`, `14:05:30`, and `24 Nov` at midnight.
package struct ClockFormat: Hashable, Sendable {
  /// The moment of the axis' zero in seconds since 1970.
  package var start: Double
  /// The distance between ticks in seconds.
  package var step: Double

  package init(start: Double, step: Double) {
    self.start = start
    self.step = step
  }

  /// Writes a tick's label; the value counts from the start.
  package func string(_ value: Double) -> String {
    let moment = Self.Moment(start + value)
    if moment.nanoseconds == 0 { return Self.day(moment.day) }
    if step >= 60 { return Self.time(moment, showsSeconds: false) }
    return Self.time(moment, showsSeconds: true, places: step >= 1 ? 0 : step >= 0.01 ? 2 : 6)
  }

  /// Writes one moment as finely as a span of seconds around it calls for.
  package static func moment(_ seconds: Double, span: Double) -> String {
    let moment = Moment(seconds)
    let time = time(moment, showsSeconds: span < 7200, places: span < 10 ? 2 : 0)
    return span > 86_400 ? day(moment.day) + " " + time : time
  }

  /// Writes the dates that an axis reaches over, with the zone: `23 Nov 2026, UTC`.
  package static func dates(from first: Double, to last: Double) -> String {
    let (start, end) = (Moment(first).day, Moment(last).day)
    let years = (Timestamp.date(ofDay: start).year, Timestamp.date(ofDay: end).year)
    if start == end { return "\(day(start)) \(years.0), UTC" }
    let begin = years.0 == years.1 ? day(start) : "\(day(start)) \(years.0)"
    return "\(begin) – \(day(end)) \(years.1), UTC"
  }

  /// A day and what has passed of it.
  private struct Moment {
    var day: Int64
    var nanoseconds: Int64

    init(_ seconds: Double) {
      // Beyond some thousand years from 1970 no clock is shown.
      let bounded = min(4e11, max(-4e11, seconds.isFinite ? seconds : 0))
      day = Int64((bounded / 86_400).rounded(.down))
      // A microsecond is what seconds since 1970 tell apart.
      nanoseconds = Int64(((bounded - Double(day) * 86_400) * 1e6).rounded()) * 1000
      if nanoseconds >= 86_400_000_000_000 { (day, nanoseconds) = (day + 1, 0) }
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func day(_ day: Int64) -> String {
    let date = Timestamp.date(ofDay: day)
    return "\(date.day) \(months[Int(date.month - 1)])"
  }

  private static func time(_ moment: Moment, showsSeconds: Bool, places: Int = 0) -> String {
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let seconds = moment.nanoseconds / 1_000_000_000
    var text = "\(two(seconds / 3600)):\(two(seconds / 60 % 60))"
    guard showsSeconds else { return text }
    text += ":" + two(seconds % 60)
    guard places > 0 else { return text }
    var digits = String(moment.nanoseconds % 1_000_000_000 + 1_000_000_000).dropFirst()
    digits = digits.prefix(places)
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? text : text + "." + digits
  }
}
