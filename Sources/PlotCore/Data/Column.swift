/// What one column of a source holds.
public struct Column: Hashable, Sendable {
  /// How values are stored in a block.
  public enum Storage: Hashable, Sendable {
    /// 64-bit signed integers.
    case integer
    /// 64-bit floating point; NaN is a gap.
    case real
    /// The row's own number: nothing is stored.
    case row
    /// Codes of names, in 64 bits like integers; `Names.missing` is a gap.
    case name
  }

  /// The name by which configs and files know the column.
  public var name: String
  /// The name that readers see; lower case, such as `stack depth`.
  public var title: String
  /// What the numbers count.
  public var unit: Unit
  /// How values are stored.
  public var storage: Storage
  /// What is subtracted from a stored integer, or from a row's number.
  public var offset: Int64
  /// How many of the unit one step of the stored number is; positive.
  public var scale: Double
  /// Whether values never decrease from one row to the next.
  public var isAscending: Bool
  /// Whether it counts from a moment that its offset names, in nanoseconds since 1970; moments more than
  /// three years from 1970 are told by their size.
  public var isDated = false
  /// The dictionary of a column of names; nil for numbers.
  public var names: Names?
  /// The zone in which its moments are told: the one that all of them name, else UTC.
  public var zone = ClockZone.utc

  /// Creates a column's description.
  public init(
    _ name: String, title: String? = nil, unit: Unit = .none, storage: Storage = .integer,
    offset: Int64 = 0, scale: Double = 1, isAscending: Bool = false
  ) {
    self.name = name
    self.title = title ?? name
    self.unit = unit
    self.storage = storage
    self.offset = offset
    self.scale = scale
    self.isAscending = isAscending
  }

  /// Creates the description of a column of names.
  public init(_ name: String, title: String? = nil, names: Names) {
    self.init(name, title: title, storage: .name)
    self.names = names
  }

  /// Whether its values are numbers that the recording holds: neither names nor the rows' own numbers.
  public var holdsNumbers: Bool { storage == .integer || storage == .real }

  /// Whether it can be drawn as a curve along a column that ascends.
  public var isCurve: Bool { holdsNumbers && !isAscending }

  /// Whether values are whole numbers that a `Double` might not hold.
  public var isExact: Bool { storage != .real && scale == 1 }

  /// Whether the column tells when: it ascends and counts no events.
  public var isTime: Bool { isAscending && storage != .row && unit != .events }

  /// The moment of the column's zero, where it counts nanoseconds from a date; nil for times that count
  /// from a beginning of their own.
  public var clockStart: ClockStart? {
    guard unit == .seconds, storage == .integer, scale == 1e-9,
      isDated || offset.magnitude >= 100_000_000_000_000_000
    else { return nil }
    return ClockStart(nanoseconds: offset, zone: zone)
  }

  /// Whether its numbers are years, which nobody writes with thousands separators.
  public var countsYears: Bool {
    unit == .none && ["year", "years", "yyyy"].contains(name.lowercased())
  }

  /// The column of row numbers, called `event`.
  public static let event = Column(
    "event", title: "event", unit: .events, storage: .row, isAscending: true)
}

/// One value of a column, without loss.
public enum Value: Hashable, Sendable {
  /// A whole number.
  case integer(Int64)
  /// A floating-point number; NaN is a gap.
  case real(Double)

  /// The value as a floating-point number, which may round integers beyond 2^53.
  public var double: Double {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    }
  }

  /// The shortest digits that name the value exactly: `66067`, `0.1`, `nan`.
  public var digits: String {
    switch self {
    case .integer(let value): "\(value)"
    case .real(let value):
      value == value.rounded() && value.magnitude < 0x1p53 ? "\(Int64(value))" : "\(value)"
    }
  }
}
