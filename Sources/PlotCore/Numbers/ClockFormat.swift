/// Writes moments in a zone as calendars and clocks do: `14:05`, `14:05:30`, `24 Nov`, `Apr`, `1998`.
package struct ClockFormat: Hashable, Sendable {
  /// The moment of the axis' zero.
  package var start: ClockStart
  /// The distance between ticks.
  package var step: CalendarStep

  package init(start: ClockStart, step: CalendarStep) {
    self.start = start
    self.step = step
  }

  /// Writes a tick's label; the value counts from the start.
  ///
  /// A new year is told where it begins, a new day at midnight.
  package func string(_ value: Double) -> String {
    var places = 0
    if case .seconds(let size) = step { places = Self.places(size) }
    // What differs by rounding only is the tick's moment.
    let moment = ClockMoment(value, from: start, places: places)
    let date = moment.date
    switch step {
    case .years: return Self.year(date.year)
    case .months: return Self.month(moment.day, hasYear: date.month == 1)
    case .days: return Self.day(moment.day, hasYear: date.month == 1 && date.day == 1)
    case .seconds(let size):
      if moment.nanoseconds == 0 { return Self.day(moment.day) }
      return moment.time(showsSeconds: size < 60, places: places, isPadded: true)
    }
  }

  /// Writes one moment, which counts from a start, as finely as a span of seconds around it calls for.
  package static func moment(_ value: Double, from start: ClockStart, span: Double) -> String {
    let places = places(in: span)
    let moment = ClockMoment(value, from: start, places: places > 0 ? places : 6)
    if span > 60 * 86_400 { return day(moment.day, hasYear: true) }
    if span > 6 * 86_400, moment.nanoseconds == 0 { return day(moment.day) }
    let time = moment.time(showsSeconds: span < 7200, places: places)
    return span > 86_400 ? day(moment.day) + " " + time : time
  }

  /// How many decimals of seconds tell apart what stands within a span of seconds.
  package static func places(in span: Double) -> Int {
    span < 0.0002 ? 9 : span < 0.02 ? 6 : span < 0.2 ? 4 : span < 1 ? 3 : span < 10 ? 2 : 0
  }

  /// Writes the dates that an axis reaches over, with the zone: `23 Nov 2026, UTC`; only months over
  /// most of a year, only years over twenty. Both ends count from the start.
  package static func dates(
    from first: Double, to last: Double, after zero: ClockStart
  ) -> String {
    let start = ClockMoment(first, from: zero).day
    let end = ClockMoment(last, from: zero).day
    let zone = zero.zone.name
    let years = (Timestamp.date(ofDay: start).year, Timestamp.date(ofDay: end).year)
    let write: (Int64, Bool) -> String =
      years.1 - years.0 > 20
      ? { day, _ in year(Timestamp.date(ofDay: day).year) }
      : end - start > 300 ? { month($0, hasYear: $1) } : { day($0, hasYear: $1) }
    if start == end { return "\(write(start, true)), \(zone)" }
    return "\(write(start, years.0 != years.1)) – \(write(end, true)), \(zone)"
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
    (0..<9).first { places in
      let scaled = (0..<places).reduce(step) { size, _ in size * 10 }
      return (scaled - scaled.rounded()).magnitude < 1e-6 * scaled && scaled >= 0.5
    } ?? 9
  }
}
