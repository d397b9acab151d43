/// A moment that a figure names by its date, before it is known from when its axis counts.
public struct FigureDate: Hashable, Sendable {
  /// The moment in nanoseconds since 1970, in UTC where it names no zone.
  public var nanoseconds: Int64
  /// Whether it names a zone; without one it is meant in the zone of the column that it is held against.
  public var hasZone: Bool
  /// How it was written.
  public var text: String
  /// Whether it can be nothing but a date; a plain number of that size is one only on an axis that
  /// has a clock.
  public var isCertain: Bool
  /// Where it was written.
  public var place: Place?

  /// Creates a date.
  public init(
    _ nanoseconds: Int64, text: String, hasZone: Bool = true, isCertain: Bool = true,
    place: Place? = nil
  ) {
    self.nanoseconds = nanoseconds
    self.hasZone = hasZone
    self.text = text
    self.isCertain = isCertain
    self.place = place
  }

  /// Returns the date as a value of a column that counts from a date, in its unit; nil where the column
  /// counts from a beginning of its own.
  package func value(in column: Column) -> Double? {
    guard column.clockStart != nil else { return nil }
    let shift = hasZone ? 0 : Int64(column.zone.seconds) * 1_000_000_000
    let (moment, isBeyond) = nanoseconds.subtractingReportingOverflow(shift)
    guard !isBeyond else { return nil }
    let (steps, isOver) = moment.subtractingReportingOverflow(column.offset)
    // As the column's own values are made, so that equal moments are equal.
    let counted = isOver ? Double(moment) - Double(column.offset) : Double(steps)
    return Steps(column.scale).value(of: counted)
  }
}
