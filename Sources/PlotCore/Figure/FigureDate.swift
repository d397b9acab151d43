/// A moment that a figure names by its date, before it is known from when its axis counts.
public struct FigureDate: Hashable, Sendable {
  /// The moment in nanoseconds since 1970.
  public var nanoseconds: Int64
  /// How it was written.
  public var text: String
  /// Whether it can be nothing but a date; a plain number of that size is one only on an axis that
  /// has a clock.
  public var isCertain: Bool
  /// Where it was written.
  public var place: Place?

  /// Creates a date.
  public init(_ nanoseconds: Int64, text: String, isCertain: Bool = true, place: Place? = nil) {
    self.nanoseconds = nanoseconds
    self.text = text
    self.isCertain = isCertain
    self.place = place
  }

  /// Returns the date as a value of a column that counts from a date, in its unit; nil where the column
  /// counts from a beginning of its own.
  package func value(in column: Column) -> Double? {
    guard column.clockStart != nil else { return nil }
    let (steps, isOver) = nanoseconds.subtractingReportingOverflow(column.offset)
    // As the column's own values are made, so that equal moments are equal.
    let counted = isOver ? Double(nanoseconds) - Double(column.offset) : Double(steps)
    return Steps(column.scale).value(of: counted)
  }
}
