/// The samples of a curve that are left when no pixel may change.
///
/// For each pixel column: the first, lowest, highest and last sample (M4: Jugel, Jerzak, Hackenbroich
/// and Markl, "M4: a visualization-oriented time series data aggregation", VLDB 2014). A curve of few
/// samples keeps all of them.
public struct Curve: Sendable {
  /// One sample.
  public struct Sample: Hashable, Sendable {
    /// The row in the source.
    public var row: Int
    /// The place along the page, in the column's unit.
    public var x: Double
    /// The place up the page, in the column's unit.
    public var y: Double

    /// Creates a sample.
    public init(row: Int, x: Double, y: Double) {
      self.row = row
      self.x = x
      self.y = y
    }
  }

  /// The samples in order of rows; NaN in y is a gap.
  public var samples: [Sample]
  /// Where each sample ends along the page, in the order of `samples`, where a layer names a column for
  /// it; else empty. NaN, as in a sample's x, is a side without a bound.
  public var ends: [Double] = []
  /// For each pixel column from left to right, how many rows of the source fell in it; empty where
  /// the curve was not reduced.
  public var density: [Int]
  /// The mean of the values that fell in each pixel column, each row counted once; NaN where none did.
  /// Empty where it is not known.
  public var means: [Double]
  /// How many rows each of the samples stands for, where these are cells in which dots lie; empty where
  /// each sample is a row.
  public var counts: [Int]
  /// The mean over x in each pixel column, where each value holds until the next row: what step curves
  /// come to. NaN where nothing is held, empty where it is not known.
  public var heldMeans: [Double]
  /// How many rows the source has.
  public var rowCount: Int

  /// Creates a curve.
  public init(
    samples: [Sample], density: [Int] = [], means: [Double] = [], heldMeans: [Double] = [],
    counts: [Int] = [], rowCount: Int
  ) {
    self.samples = samples
    self.density = density
    self.means = means
    self.counts = counts
    self.heldMeans = heldMeans
    self.rowCount = rowCount
  }
}
