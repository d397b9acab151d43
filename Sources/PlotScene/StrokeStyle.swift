/// How a path's line is drawn.
public struct StrokeStyle: Hashable, Sendable {
  /// How a line ends.
  public enum Cap: String, Hashable, Sendable { case butt, round, square }
  /// How two lines meet.
  public enum Join: String, Hashable, Sendable { case miter, round, bevel }

  /// The width in points.
  public var width: Double
  /// Lengths of dashes and gaps in turn, in points; empty for a solid line.
  public var dash: [Double]
  /// How the line ends.
  public var cap: Cap
  /// How two pieces of the line meet.
  public var join: Join

  /// Creates a style.
  public init(width: Double, dash: [Double] = [], cap: Cap = .butt, join: Join = .miter) {
    self.width = width
    self.dash = dash
    self.cap = cap
    self.join = join
  }
}
