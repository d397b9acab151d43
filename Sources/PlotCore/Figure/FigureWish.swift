/// What a user asked of a suggested figure on the command line.
public struct FigureWish: Sendable, Equatable {
  /// How a curve of quite another size is shown beside the main one.
  public enum Secondary: String, CaseIterable, Sendable {
    /// In a small panel of its own.
    case panel
    /// On the main curve's axis.
    case sameScale = "same-scale"
    /// In the main panel on an axis of its own.
    case differentScales = "different-scales"
    /// Not at all.
    case none
  }

  /// Whether x is time rather than events.
  public var overTime: Bool
  /// Whether the sum of heap and stack is shown too.
  public var withTotal: Bool
  /// How the secondary curve is shown.
  public var secondary: Secondary
  /// Whether the difference of two recordings of one kind is shown under them.
  public var withDifference: Bool
  /// Whether what adds up may be stacked: a recording that shares its panel with others has lines alone.
  public var stacksParts = true
  /// Whether single curves are held against a limit, against which they cannot be seen in a stack.
  public var holdsCurves = false

  /// Creates a wish.
  public init(
    overTime: Bool = false, withTotal: Bool = false, secondary: Secondary = .panel,
    withDifference: Bool = true
  ) {
    self.withDifference = withDifference
    self.overTime = overTime
    self.withTotal = withTotal
    self.secondary = secondary
  }
}

extension Source {
  /// Suggests a step curve for each column, a panel for each unit, over time where there is one.
  public func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    let x = (timeIndex ?? columns.firstIndex { $0.storage == .row }).map { columns[$0].name }
    var units: [Unit] = []
    let curves = columns.filter { $0.name != x && $0.isCurve }
    for column in curves where !units.contains(column.unit) { units.append(column.unit) }
    return FigureSpec(
      title: name,
      panels: units.map { unit in
        PanelSpec(layers: [
          LayerSpec(
            mark: MarkSpec(.step), data: name,
            encoding: Encoding(
              x: x.map { .field($0) },
              y: ChannelSpec(fields: curves.filter { $0.unit == unit }.map(\.name))))
        ])
      })
  }
}
