/// A source made from another one, as transforms return it: what it does not change, it forwards.
///
/// The verdict is not forwarded: engines settle what a parser opened before they transform it.
public protocol DerivedSource: Source {
  /// The source that it reads.
  var upstream: any Source { get }
}

extension DerivedSource {
  /// As many rows as the upstream.
  public var rowCount: Int { upstream.rowCount }
  /// Blocks as long as those of the upstream.
  public var blockRows: Int { upstream.blockRows }
  /// What is known of the upstream.
  public var info: SourceInfo { upstream.info }

  /// Suggests the upstream's figure.
  public func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    upstream.suggestedFigure(for: wish, named: name)
  }
}

extension SourceInfo {
  /// Returns the info with the extents of those columns alone for which they still hold.
  public func keepingExtents(where holds: (String) -> Bool) -> SourceInfo {
    var copy = self
    copy.extents = extents.filter { holds($0.key) }
    return copy
  }

  /// Returns the info for other rows, of which neither extents nor runs hold.
  public var withoutRows: SourceInfo {
    var copy = self
    (copy.extents, copy.runs) = ([:], [])
    return copy
  }
}

/// Gathers which columns a reader needs of its upstream, each once.
public struct ColumnPlan: Sendable {
  /// The columns to ask the upstream for.
  public private(set) var columns: [Int] = []

  /// Creates an empty plan.
  public init() {}

  /// Asks for a column and returns its place in the blocks.
  public mutating func place(of column: Int) -> Int {
    if let place = columns.firstIndex(of: column) { return place }
    columns.append(column)
    return columns.count - 1
  }
}
