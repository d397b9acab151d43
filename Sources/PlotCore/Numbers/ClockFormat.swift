/// Writes moments in UTC as calendars and clocks do: `14:05`, `14:05:30`, `24 Nov`, `Apr`, `1998`.
package struct ClockFormat: Hashable, Sendable {
  /// The moment of the axis' zero in seconds since 1970.
  package var start: Double
  /// The distance between ticks.
  package var step: CalendarStep

  package init(start: Double, step: CalendarStep) {
    self.start = start
    self.step = step
  }

  /// Writes a tick's label; the value counts from the start.
  ///
  /// A new year is told where it begins, a new day at midnight.
  package func string(_ value: Double) -> String {
    let moment = ClockMoment(start + value)
    let date = Timestamp.date(ofDay: moment.day)
    switch step {
    case .years: return Self.year(date.year)
    case .months: return Self.month(moment.day, hasYear: date.month == 1)
    case .days: return Self.day(moment.day, hasYear: date.month == 1 && date.day == 1)
    case .seconds(let size):
      if moment.nanoseconds == 0 { return Self.day(moment.day) }
      return moment.time(showsSeconds: size < 60, places: Self.places(size), isPadded: true)
    }
  }

  /// Writes one moment as finely as a span of seconds around it calls for.
  package static func moment(_ seconds: Double, span: Double) -> String {
    let moment = ClockMoment(seconds)
    if span > 60 * 86_400 { return day(moment.day, hasYear: true) }
    if span > 6 * 86_400, moment.nanoseconds == 0 { return day(moment.day) }
    let places = span < 0.02 ? 6 : span < 0.2 ? 4 : span < 1 ? 3 : span < 10 ? 2 : 0
    let time = moment.time(showsSeconds: span < 7200, places: places)
    return span > 86_400 ? day(moment.day) + " " + time : time
  }

  /// Writes the dates that an axis reaches over, with the zone: `23 Nov 2026, UTC`; only months over
  /// most of a year, only years over twenty.
  package static func dates(from first: Double, to last: Double) -> String {
    let (start, end) = (ClockMoment(first).day, ClockMoment(last).day)
    let years = (Timestamp.date(ofDay: start).year, Timestamp.date(ofDay: end).year)
    let write: (Int64, Bool) -> String =
      years.1 - years.0 > 20
      ? { day, _ in year(Timestamp.date(ofDay: day).year) }
      : end - start > 300 ? { month($0, hasYear: $1) } : { day($0, hasYear: $1) }
    if start == end { return "\(write(start, true)), UTC" }
    return "\(write(start, years.0 != years.1)) – \(write(end, true)), UTC"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Years have no thousands separators.
  private static func year(_ year: Int64) -> String { year < 0 ? "−\(-year)" : "\(year)" }

  private static func month(_ day: Int64, hasYear: Bool) -> String {
    let date = Timestamp.date(ofDay: day)
    return months[Int(date.month - 1)] + (hasYear ? " " + year(date.year) : "")
  }

  private static func day(_ day: Int64, hasYear: Bool = false) -> String {
    "\(Timestamp.date(ofDay: day).day) " + month(day, hasYear: hasYear)
  }

  /// How many decimals seconds need to be told from those a step away.
  private static func places(_ step: Double) -> Int {
    (0..<6).first { places in
      let scaled = (0..<places).reduce(step) { size, _ in size * 10 }
      return (scaled - scaled.rounded()).magnitude < 1e-6 * scaled && scaled >= 0.5
    } ?? 6
  }
}

/// A day and what has passed of it.
private struct ClockMoment {
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

  /// Writes the time of the day; with `isPadded`, zeros stay at the end of its decimals.
  func time(showsSeconds: Bool, places: Int = 0, isPadded: Bool = false) -> String {
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let seconds = nanoseconds / 1_000_000_000
    var text = "\(two(seconds / 3600)):\(two(seconds / 60 % 60))"
    guard showsSeconds else { return text }
    text += ":" + two(seconds % 60)
    guard places > 0 else { return text }
    var digits = String(nanoseconds % 1_000_000_000 + 1_000_000_000).dropFirst().prefix(places)
    while !isPadded, digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? text : text + "." + digits
  }
}
