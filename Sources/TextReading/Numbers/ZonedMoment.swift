import PlotCore

/// A moment as a text names it, with the zone that stands behind it.
package struct ZonedMoment: Hashable, Sendable {
  /// Nanoseconds since 1970; in UTC where no zone is named.
  package var nanoseconds: Int64
  /// The zone in seconds east of Greenwich; nil where none is named.
  package var zone: Int64?

  /// Takes a day, counted from 1970-01-01, and what has passed of it on the zone's clocks.
  init(day: Int64, nanoseconds: Int64, zone: Int64? = nil) {
    self.nanoseconds = (day * 86_400 - (zone ?? 0)) * 1_000_000_000 + nanoseconds
    self.zone = zone
  }
}

/// The zone that all moments of a column name.
struct SharedZone {
  private var zone: Int64?
  private var isMixed = false

  /// The zone to tell them in: UTC where they name several, or some name none.
  var told: ClockZone { isMixed ? .utc : ClockZone(seconds: Int(zone ?? 0)) }

  /// Takes the zone of the next moment; one without is in UTC.
  @inline(__always)
  mutating func add(_ next: Int64?) {
    if zone == nil { zone = next ?? 0 }
    if zone != next ?? 0 { isMixed = true }
  }
}
