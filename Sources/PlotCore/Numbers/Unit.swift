/// What a column's numbers count.
public struct Unit: Hashable, Sendable {
  /// The sign written behind a number: `B`, `s`, `ticks`; empty for plain numbers.
  public var symbol: String

  /// Creates a unit from its sign.
  public init(_ symbol: String) { self.symbol = symbol }

  /// Plain numbers.
  public static let none = Unit("")
  /// Bytes.
  public static let bytes = Unit("B")
  /// Seconds.
  public static let seconds = Unit("s")
  /// Steps of a clock whose rate is not known.
  public static let ticks = Unit("ticks")
  /// Recorded events, counted from 0.
  public static let events = Unit("events")

  /// Whether no prefix goes before it: shares, and degrees.
  public var isBare: Bool { symbol.hasPrefix("%") || Self.bare.contains(symbol) }

  private static let bare: Set<String> = ["‰", "ppm", "ppb", "°", "°C", "°F", "percent"]
}
