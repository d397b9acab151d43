/// The order in which names stand along an axis, or in a legend.
public enum NameOrder: Sendable, Equatable {
  /// Their natural one, in which numbers in names count as numbers.
  case ascending
  /// The other way round.
  case descending
  /// That of their first rows.
  case data
  /// These first, all others behind them in their natural order.
  case names([String])
  /// By a column of numbers, of which the values at one name are added up.
  case field(String, isDescending: Bool)
  /// By what the layer shows in the other direction, added up at each name.
  case value(isDescending: Bool)
}
