/// The font that a theme asks for; characters it lacks come from a fallback font.
public struct Font: Hashable, Sendable {
  /// How heavy the strokes are.
  public enum Weight: String, Hashable, Sendable, CaseIterable { case regular, bold }

  /// A family's name, or one of the generic names `sans-serif`, `serif`, `monospace`.
  public var family: String
  /// The size of the em square in points.
  public var size: Double
  /// How heavy the strokes are.
  public var weight: Weight

  /// Creates a font description.
  public init(family: String = "sans-serif", size: Double, weight: Weight = .regular) {
    self.family = family
    self.size = size
    self.weight = weight
  }
}

/// The heights of a font's lines, in points.
public struct FontMetrics: Hashable, Sendable {
  /// From the baseline up to the top of tall letters.
  public var ascent: Double
  /// From the baseline down to the bottom of letters with tails.
  public var descent: Double

  /// Creates metrics.
  public init(ascent: Double, descent: Double) {
    self.ascent = ascent
    self.descent = descent
  }

  /// Ascent and descent together.
  public var height: Double { ascent + descent }
}

/// Measures text before it is drawn, with the same fonts that draw it.
///
/// Instances are used from any thread.
public protocol TextMeasurer: Sendable {
  /// Returns how far the pen moves over one line of text, in points.
  func width(of text: String, in font: Font) -> Double
  /// Returns the heights of the font's lines.
  func metrics(of font: Font) -> FontMetrics
  /// Returns the names of those scripts in a text whose letters join, or stand in another order than
  /// they are stored in, while they are drawn as they are; each once.
  func unjoinedScripts(in text: String) -> [String]
}

extension TextMeasurer {
  /// None.
  public func unjoinedScripts(in text: String) -> [String] { [] }
}
