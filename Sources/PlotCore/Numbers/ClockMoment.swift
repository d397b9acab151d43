/// A day of a zone's calendar, and what has passed of it.
struct ClockMoment: Hashable {
  /// The day, counted from 1970-01-01.
  var day: Int64
  /// What has passed of it, in whole steps of the last decimal.
  var nanoseconds: Int64

  /// Takes what stands so many seconds behind a start, to so many decimals of a second.
  init(_ seconds: Double, from start: ClockStart, places: Int = 6) {
    // Beyond some thousand years no clock is shown.
    let bounded = min(4e11, max(-4e11, seconds.isFinite ? seconds : 0))
    let whole = bounded.rounded(.down)
    let days = Timestamp.floored(Int64(whole), 86_400)
    let unit = (places..<9).reduce(Int64(1)) { size, _ in size * 10 }
    let passed =
      (Int64(whole) - days * 86_400) * 1_000_000_000 + start.nanosecondsOfDay
      + Int64(((bounded - whole) * 1e9).rounded())
    let rounded = (passed + unit / 2) / unit * unit
    let more = rounded / 86_400_000_000_000
    (day, nanoseconds) = (start.day + days + more, rounded - more * 86_400_000_000_000)
  }

  /// The date of its day.
  var date: (year: Int64, month: Int64, day: Int64) { Timestamp.date(ofDay: day) }

  /// Writes the time of the day; with `isPadded`, zeros stay at the end of its decimals.
  func time(showsSeconds: Bool, places: Int = 0, isPadded: Bool = false) -> String {
    let seconds = nanoseconds / 1_000_000_000
    var text = "\(Self.two(seconds / 3600)):\(Self.two(seconds / 60 % 60))"
    guard showsSeconds else { return text }
    text += ":" + Self.two(seconds % 60)
    guard places > 0 else { return text }
    var digits = String(nanoseconds % 1_000_000_000 + 1_000_000_000).dropFirst().prefix(places)
    while !isPadded, digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? text : text + "." + digits
  }

  /// Writes the day: `2026-11-23`.
  var isoDay: String {
    let date = date
    return "\(date.year)-\(Self.two(date.month))-\(Self.two(date.day))"
  }

  private static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
