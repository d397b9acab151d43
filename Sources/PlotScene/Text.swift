/// One line of text on the page.
public struct Text: Hashable, Sendable {
  /// Which point of the line stands at `position`.
  public enum Anchor: String, Hashable, Sendable { case start, middle, end }

  /// A rim in the ground's colour that keeps text readable over curves.
  public struct Halo: Hashable, Sendable {
    /// The rim's colour.
    public var color: Color
    /// How far the rim reaches beyond the letters, in points.
    public var width: Double

    /// Creates a halo.
    public init(color: Color, width: Double) {
      self.color = color
      self.width = width
    }
  }

  /// The characters, without line breaks.
  public var string: String
  /// A point on the baseline.
  public var position: Point
  /// Which point of the line stands at `position`.
  public var anchor: Anchor
  /// The font.
  public var font: Font
  /// The letters' colour.
  public var color: Color
  /// The turn around `position` in degrees, clockwise.
  public var rotation: Double
  /// The rim around the letters, if any.
  public var halo: Halo?
  /// The width measured by the layout, in points.
  public var width: Double

  /// Creates a line of text.
  public init(
    _ string: String, at position: Point, anchor: Anchor = .start, font: Font, color: Color,
    rotation: Double = 0, halo: Halo? = nil, width: Double
  ) {
    self.string = string
    self.position = position
    self.anchor = anchor
    self.font = font
    self.color = color
    self.rotation = rotation
    self.halo = halo
    self.width = width
  }

  /// Where the pen starts, relative to `position`, along the baseline: 0, minus half or minus the whole width.
  public var startOffset: Double {
    switch anchor {
    case .start: 0
    case .middle: -width / 2
    case .end: -width
    }
  }
}
