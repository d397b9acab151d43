/// A panel once for each name in some columns.
public struct FacetSpec: Sendable, Equatable {
  /// The columns whose names stand below one another, a row of panels each.
  public var row: [String]
  /// The columns whose names stand beside each other, a column of panels each.
  public var column: [String]
  /// How many panels stand side by side where only `column` is named; nil for all of them, or as many as
  /// make a grid that is about square.
  public var columns: Int?
  /// Whether all panels share what their axes along the page show.
  public var sharesX: Bool
  /// Whether all panels share what their axes up the page show.
  public var sharesY: Bool
  /// The order of the names; nil for their natural one.
  public var sort: NameOrder?

  /// Creates the facets of a panel.
  public init(
    row: [String] = [], column: [String] = [], columns: Int? = nil, sharesX: Bool = true,
    sharesY: Bool = true, sort: NameOrder? = nil
  ) {
    self.row = row
    self.column = column
    self.columns = columns
    self.sharesX = sharesX
    self.sharesY = sharesY
    self.sort = sort
  }

  /// All its columns.
  public var fields: [String] { row + column }
}
