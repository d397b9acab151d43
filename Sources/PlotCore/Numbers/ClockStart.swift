/// The moment from which a column or an axis of dates counts, and the zone in which it is told.
public struct ClockStart: Hashable, Sendable {
  /// Whole seconds since 1970 in UTC, towards minus infinity.
  public var seconds: Int64
  /// Nanoseconds behind them, 0 to 999,999,999.
  public var nanoseconds: Int64
  /// The zone in which moments are told.
  public var zone: ClockZone

  /// Takes a moment in nanoseconds since 1970.
  public init(nanoseconds: Int64, zone: ClockZone = .utc) {
    seconds = Timestamp.floored(nanoseconds, 1_000_000_000)
    // What is subtracted may lie below the least number, what is left does not.
    self.nanoseconds = nanoseconds &- seconds &* 1_000_000_000
    self.zone = zone
  }

  /// Takes a moment in seconds since 1970, of any century.
  package init(seconds: Double, zone: ClockZone = .utc) {
    let whole = seconds.rounded(.down)
    self.seconds = Int64(whole)
    nanoseconds = min(999_999_999, Int64(((seconds - whole) * 1e9).rounded()))
    self.zone = zone
  }

  /// The day of the zone's calendar, counted from 1970-01-01.
  package var day: Int64 { Timestamp.floored(seconds + Int64(zone.seconds), 86_400) }

  /// How many nanoseconds of that day have passed.
  package var nanosecondsOfDay: Int64 {
    (seconds + Int64(zone.seconds) - day * 86_400) * 1_000_000_000 + nanoseconds
  }

  /// How many seconds later a day of the zone's calendar begins.
  package func seconds(toDay day: Int64) -> Double {
    Double(day - self.day) * 86_400 - Double(nanosecondsOfDay) / 1e9
  }

  /// The day of the zone's calendar so many seconds later, as a number that may be beyond all calendars.
  package func day(after seconds: Double) -> Double {
    Double(day) + ((Double(nanosecondsOfDay) / 1e9 + seconds) / 86_400).rounded(.down)
  }
}
