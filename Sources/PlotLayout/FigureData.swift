import PlotCore

/// What a layout knows of the data: columns and extents before the walk, extremes after it.
public struct FigureData: Sendable {
  /// One input of the figure.
  public struct Input: Sendable {
    /// The name by which layers know it.
    public var name: String
    /// The columns after the transforms.
    public var columns: [Column]
    /// How many rows there are.
    public var rowCount: Int
    /// The lowest and highest value of each column, in the column's unit, gaps left out.
    public var extents: [String: ClosedRange<Double>]

    /// Creates an input.
    public init(
      name: String, columns: [Column], rowCount: Int, extents: [String: ClosedRange<Double>]
    ) {
      self.name = name
      self.columns = columns
      self.rowCount = rowCount
      self.extents = extents
    }
  }

  /// The inputs in the order of the config.
  public var inputs: [Input]
  /// The exact lowest and highest sample of each curve, where an extremum is marked.
  public var extrema: [CurveKey: (minimum: Curve.Sample, maximum: Curve.Sample)]

  /// Creates the data of a figure.
  public init(
    inputs: [Input],
    extrema: [CurveKey: (minimum: Curve.Sample, maximum: Curve.Sample)] = [:]
  ) {
    self.inputs = inputs
    self.extrema = extrema
  }
}

/// Which columns of which input a curve shows.
public struct CurveKey: Hashable, Sendable {
  /// The input's name.
  public var input: String
  /// The column along the page.
  public var x: String
  /// The column up the page.
  public var y: String

  /// Creates a key.
  public init(input: String, x: String, y: String) {
    self.input = input
    self.x = x
    self.y = y
  }
}

/// The samples that a layout wants of a curve.
public struct CurveDemand: Hashable, Sendable {
  /// The curve.
  public var key: CurveKey
  /// The values of x at the panel's left and right edge, in the column's unit.
  public var domain: ClosedRange<Double>
  /// The panel's width in points; times the output's columns for each point, the pixel columns.
  public var width: Double

  /// Creates a demand.
  public init(key: CurveKey, domain: ClosedRange<Double>, width: Double) {
    self.key = key
    self.domain = domain
    self.width = width
  }
}
