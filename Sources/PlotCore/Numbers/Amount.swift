/// A number with a unit as a user writes it, to be held against columns of any unit: `2GiB`, `80 °C`.
public struct Amount: Hashable, Sendable {
  /// The number in the dimension's plain unit: bytes, seconds, or whatever a column counts.
  public var value: Double
  /// What its unit measures; `number` where it names none, or one of no dimension.
  public var dimension: Quantity.Dimension
  /// The unit of no dimension that it names: `°C`, `%`; empty for none.
  public var unit: String
  /// The words.
  public var text: String

  /// Creates an amount of bytes.
  public init(bytes: Double) {
    (value, dimension, unit) = (bytes, .bytes, "")
    text = QuantityFormat.string(bytes, unit: .bytes)
  }

  /// Creates a plain number, in the unit of whatever it is held against.
  public init(number: Double) {
    (value, dimension, unit) = (number, .number, "")
    text = Decimal.trimmed(number, places: 6)
  }

  /// Creates an amount in a unit of no dimension, such as `%`.
  public init(_ value: Double, unit: String) {
    (self.value, dimension, self.unit) = (value, .number, unit)
    text = Decimal.trimmed(value, places: 6) + unit
  }

  /// Reads a number with a unit; nil where it is none, or where its unit is a known one in letters of
  /// another case, which would mean another amount.
  public init?(_ text: String) {
    self.text = text
    if let (value, dimension) = Quantity.parseAny(text),
      [.number, .bytes, .time].contains(dimension)
    {
      (self.value, self.dimension, unit) = (value, dimension, "")
      return
    }
    guard let (value, unit) = Quantity.split(text), !unit.isEmpty,
      !unit.contains(where: \.isNumber)
    else { return nil }
    let known = Quantity.Dimension.allCases.flatMap(\.units).map(\.symbol)
    let isOfOtherCase = known.contains { $0.lowercased() == unit.lowercased() }
    guard known.contains(unit) || !isOfOtherCase else { return nil }
    (self.value, dimension, self.unit) = (value, .number, unit)
  }

  /// The amount as a number of a column's units; nil where the two do not go together.
  ///
  /// A plain number is in the column's unit, whatever that is.
  public func value(in unit: Unit) -> Double? {
    switch dimension {
    case .bytes, .time:
      // A column in milliseconds holds numbers of milliseconds.
      guard let factor = dimension.units.first(where: { $0.symbol == unit.symbol })?.factor else {
        return nil
      }
      return value / factor
    default: return self.unit.isEmpty || self.unit == unit.symbol ? value : nil
    }
  }

  /// What its number counts as it stands: bytes, seconds or its own unit.
  public var plainUnit: Unit {
    switch dimension {
    case .bytes: .bytes
    case .time: .seconds
    default: Unit(unit)
    }
  }

  /// What its unit counts.
  package var unitInWords: String {
    switch dimension {
    case .time: "seconds"
    case .bytes: "bytes"
    default: unit
    }
  }
}
