/// An amount that the curves of a run are held against.
public struct Limit: Hashable, Sendable {
  /// Where a limit comes from.
  public enum Origin: Hashable, Sendable {
    /// A flag or a config names it.
    case given
    /// A plugin has found it, which goes by this id: `cgroup`.
    case found(String)

    /// One word for data formats.
    public var word: String {
      switch self {
      case .given: "given"
      case .found(let id): id
      }
    }
  }

  /// How much it is; nil where none was found.
  public var amount: Amount?
  /// Where it comes from.
  public var origin: Origin

  /// Creates a limit.
  public init(_ amount: Amount?, origin: Origin) {
    self.amount = amount
    self.origin = origin
  }
}

/// What a plugin found that looks for a limit.
public struct FoundLimit: Hashable, Sendable {
  /// How much it is; nil where there is none.
  public var amount: Amount?
  /// Why there is none, as the first half of a sentence.
  public var reason: String

  /// Creates what was found.
  public init(_ amount: Amount?, reason: String = "") {
    self.amount = amount
    self.reason = reason
  }
}

/// How a column stands to a limit.
public struct LimitFigures: Sendable {
  /// The limit, in the column's unit.
  public var value: Double
  /// Where it comes from.
  public var origin: Limit.Origin
  /// The first value above the limit, with its row; nil where none is.
  public var over: (value: Value, row: Int)?
  /// The time of that value, in the time column's unit, where there is a time column.
  public var overTime: Value?

  /// Creates the figures of a column that stays within.
  public init(_ value: Double, origin: Limit.Origin) {
    self.value = value
    self.origin = origin
  }
}

extension Statistics {
  /// The highest value as a share of the limit: 1 where it is reached; nil where the limit is zero or
  /// below, of which there are no shares.
  public var limitShare: Double? {
    guard let limit, let peak = maximum?.value.double, limit.value > 0 else { return nil }
    return peak / limit.value
  }
}
