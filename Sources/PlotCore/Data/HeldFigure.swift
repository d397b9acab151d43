/// A figure that a recording states beside its rows, held against the run's limit.
public struct HeldFigure: Hashable, Sendable {
  /// The figure, whose value may not be known.
  public var figure: StatedFigure
  /// The limit, in the figure's unit.
  public var limit: Double
  /// Where the limit comes from.
  public var origin: Limit.Origin

  /// Holds a figure against a limit; nil where that is none, or an amount of something else.
  public init?(_ figure: StatedFigure, against limit: Limit) {
    guard let value = limit.amount?.value(in: figure.unit) else { return nil }
    (self.figure, self.limit, origin) = (figure, value, limit.origin)
  }

  /// Whether the figure is above the limit; nil where it is not known.
  public var isOver: Bool? { figure.value.map { Double($0) > limit } }

  /// The figure as a share of the limit; nil where it is not known, or of zero and less.
  public var share: Double? {
    guard let value = figure.value, limit > 0 else { return nil }
    return Double(value) / limit
  }
}
