/// How far the clocks of a place are ahead of UTC, as recordings write it behind their times: `+02:00`.
public struct ClockZone: Hashable, Sendable {
  /// Seconds east of Greenwich.
  public var seconds: Int

  /// Creates a zone.
  public init(seconds: Int) { self.seconds = seconds }

  /// The zone of times that name none.
  public static let utc = ClockZone(seconds: 0)

  /// The zone in words: `UTC`, `+02:00`, `−03:30`.
  public var name: String { seconds == 0 ? "UTC" : (seconds < 0 ? "−" : "+") + digits }

  /// The zone as ISO 8601 writes it: `Z`, `+02:00`, `-03:30`.
  package var iso8601: String { seconds == 0 ? "Z" : (seconds < 0 ? "-" : "+") + digits }

  private var digits: String {
    let minutes = seconds.magnitude / 60
    func two(_ value: UInt) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return two(minutes / 60) + ":" + two(minutes % 60)
  }
}
