import PlotCore

extension CheckRule.Amount {
  /// Reads a number with a unit; nil where it is none, or where its unit is a known one in letters of
  /// another case, which would mean another amount.
  package init?(_ text: String) {
    if let (value, dimension) = Quantity.parseAny(text),
      [.number, .bytes, .time].contains(dimension)
    {
      self.init(value: value, dimension: dimension, text: text)
      return
    }
    guard let (value, unit) = Quantity.split(text), !unit.isEmpty,
      !unit.contains(where: \.isNumber)
    else { return nil }
    let known = Quantity.Dimension.allCases.flatMap(\.units).map(\.symbol)
    let isOfOtherCase = known.contains { $0.lowercased() == unit.lowercased() }
    guard known.contains(unit) || !isOfOtherCase else { return nil }
    self.init(value: value, dimension: .number, unit: unit, text: text)
  }

  /// The amount as a number of a column's units; nil where the two do not go together.
  ///
  /// A plain number is in the column's unit, whatever that is.
  package func value(in unit: Unit) -> Double? {
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

  /// What its unit counts.
  package var unitInWords: String {
    switch dimension {
    case .time: "seconds"
    case .bytes: "bytes"
    default: unit
    }
  }
}
