import PlotScene

/// Measures text without any font: every character is 0.6 em wide, lines reach 0.8 em up and 0.2 em
/// down, so that tests of layout do not depend on installed fonts.
public struct FixedWidthMeasurer: TextMeasurer {
  /// Creates a measurer.
  public init() {}

  /// Returns 0.6 em for each character.
  public func width(of text: String, in font: Font) -> Double {
    Double(text.count) * 0.6 * font.size
  }

  /// Returns 0.8 em above and 0.2 em below the baseline.
  public func metrics(of font: Font) -> FontMetrics {
    FontMetrics(ascent: 0.8 * font.size, descent: 0.2 * font.size)
  }
}
