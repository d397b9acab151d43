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
    /// Columns of the file that it does not have, and why.
    package var leftOut: [String: String]

    /// Creates an input.
    package init(
      name: String, columns: [Column], rowCount: Int, extents: [String: ClosedRange<Double>],
      leftOut: [String: String] = [:]
    ) {
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

  /// Creates a key.
  package init(input: String, x: String, y: String) {
    self.input = input
    self.x = x
    self.y = y
  }
}

/// The samples that a layout wants of a curve.
package struct CurveDemand: Hashable, Sendable {
  /// The curve.
  package var key: CurveKey
  /// The values of x at the panel's left and right edge, in the column's unit.
  package var domain: ClosedRange<Double>
  /// The panel's width in points; times the output's columns for each point, the pixel columns.
  package var width: Double

  /// Creates a demand.
  package init(key: CurveKey, domain: ClosedRange<Double>, width: Double) {
    self.key = key
    self.domain = domain
    self.width = width
  }
}
