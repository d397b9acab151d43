import PlotCore

/// What a layout knows of the data: columns and extents before the walk, extremes after it.
package struct FigureData: Sendable {
  /// One input of the figure.
  package struct Input: Sendable, Equatable {
    /// The name by which layers know it.
    package var name: String
    /// The columns after the transforms.
    package var columns: [Column]
    /// How many rows there are.
    package var rowCount: Int
    /// The lowest and highest value of each column, in the column's unit, gaps left out.
    package var extents: [String: ClosedRange<Double>]
    /// What the sums of columns that are stacked reach, by the columns' names: positive values up,
    /// negative ones down.
    package var stacks: [[String]: ClosedRange<Double>]
    /// The bounds of bins without one on one side, by the names of the columns where they begin and end.
    package var bins: [[String]: BinEnds] = [:]
    /// Columns of the file that it does not have, and why.
    package var leftOut: [String: String]
    /// The least value above zero of columns that reach zero or less and stand on a log axis.
    package var positives: [String: Double] = [:]
    /// All rows of the columns that are drawn row by row; nil where none are.
    package var rows: RowTable?

    /// Creates an input.
    package init(
      name: String, columns: [Column], rowCount: Int, extents: [String: ClosedRange<Double>],
      stacks: [[String]: ClosedRange<Double>] = [:], leftOut: [String: String] = [:]
    ) {
      self.stacks = stacks
      self.leftOut = leftOut
      self.name = name
      self.columns = columns
      self.rowCount = rowCount
      self.extents = extents
    }
  }

  /// The inputs in the order of the config.
  package var inputs: [Input] { didSet { numbers = Self.numbers(of: inputs) } }
  /// The exact lowest and highest sample of each curve, where an extremum is marked.
  package var extrema: [CurveKey: (minimum: Curve.Sample, maximum: Curve.Sample)]
  /// The place of each input by its name.
  private(set) var numbers: [String: Int]

  /// Creates the data of a figure.
  package init(
    inputs: [Input],
    extrema: [CurveKey: (minimum: Curve.Sample, maximum: Curve.Sample)] = [:]
  ) {
    self.inputs = inputs
    self.extrema = extrema
    numbers = Self.numbers(of: inputs)
  }

  /// Of inputs of one name the first is meant.
  private static func numbers(of inputs: [Input]) -> [String: Int] {
    Dictionary(inputs.enumerated().map { ($1.name, $0) }) { first, _ in first }
  }
}

/// Which columns of which input a curve shows.
package struct CurveKey: Hashable, Sendable {
  /// The input's name.
  package var input: String
  /// The column along the page.
  package var x: String
  /// The column up the page.
  package var y: String
  /// What its rows are called, where a layer that draws each row by itself tells them apart.
  package var label = ""

  /// Creates a key.
  package init(input: String, x: String, y: String, label: String = "") {
    self.input = input
    self.x = x
    self.y = y
    self.label = label
  }
}

/// The samples that a layout wants of a curve: for each pixel column those that decide how it looks, or
/// one for each occupied cell of a grid.
package struct CurveDemand: Hashable, Sendable {
  /// The cells of which one sample each is wanted.
  package struct Grid: Hashable, Sendable {
    /// The scale up the page.
    package var scale: Scale
    /// How many cells stand side by side.
    package var columns: Int
    /// How many cells stand above one another.
    package var rows: Int

    /// The cell of a share of the panel's side, of so many; nil outside.
    package static func cell(_ share: Double, of count: Int) -> Int? {
      guard share >= -1e-9, share <= 1 + 1e-9 else { return nil }
      return min(count - 1, max(0, Int(share * Double(count))))
    }
  }

  /// Samples that reach along the page.
  package struct Span: Hashable, Sendable {
    /// The column where they end.
    package var end: String
    /// Whether each is needed, since others stand on it.
    package var keepsAll: Bool
  }

  /// The curve.
  package var key: CurveKey
  /// The scale along the page, with values growing from left to right.
  package var scale: Scale
  /// The panel's width in points; times the output's columns for each point, the pixel columns.
  package var width: Double
  /// The grid, for marks that draw every sample by itself; nil for pixel columns.
  package var grid: Grid?
  /// Where samples end, for marks that draw them from one value to another; nil for pixel columns.
  package var span: Span?

  /// The values of x at the panel's left and right edge, in the column's unit.
  package var domain: ClosedRange<Double> { scale.lowest...scale.highest }

  /// Creates a demand.
  package init(
    key: CurveKey, scale: Scale, width: Double, grid: Grid? = nil, span: Span? = nil
  ) {
    self.key = key
    self.scale = scale.ascending
    self.width = width
    self.grid = grid
    self.span = span
  }
}
