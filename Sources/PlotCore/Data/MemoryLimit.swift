/// An amount of memory that the curves of a run are held against.
public struct MemoryLimit: Hashable, Sendable {
  /// Where a limit comes from.
  public enum Origin: String, Hashable, Sendable {
    /// A flag or a config names it.
    case given
    /// The control group of this process sets it.
    case cgroup
  }

  /// The amount; nil where the control group sets none.
  public var bytes: Double?
  /// Where it comes from.
  public var origin: Origin

  /// Creates a limit.
  public init(bytes: Double?, origin: Origin) {
    self.bytes = bytes
    self.origin = origin
  }
}

/// How a column stands to a limit.
public struct LimitFigures: Sendable {
  /// The limit.
  public var bytes: Double
  /// Where it comes from.
  public var origin: MemoryLimit.Origin
  /// The first value above the limit, with its row; nil where none is.
  public var over: (value: Value, row: Int)?
  /// The time of that value, in the time column's unit, where there is a time column.
  public var overTime: Value?

  /// Creates the figures of a column that stays within.
  public init(bytes: Double, origin: MemoryLimit.Origin) {
    self.bytes = bytes
    self.origin = origin
  }
}

extension Statistics {
  /// The highest value as a share of the limit: 1 where it is reached.
  public var limitShare: Double? {
    guard let limit, let peak = maximum?.value.double, limit.bytes > 0 else { return nil }
    return peak / limit.bytes
  }
}
