import PlotCore
import PlotScene

/// Measures text with the fonts of this machine, the same that `CairoCanvas` draws with.
///
/// Widths are those of unhinted letters with kerning, so they grow in proportion to the font's
/// size, and no output's resolution changes a layout. Text runs from left to right; scripts that
/// join letters want a shaping engine of their own. Safe for use from any thread.
public struct CairoTextMeasurer: TextMeasurer {
  private let engine: TextEngine

  /// Finds the fonts; throws where the machine has none.
  public init() throws(PlotError) { engine = try TextEngine.shared() }

  init(_ engine: TextEngine) { self.engine = engine }

  /// Returns how far the pen moves over one line of text, in points.
  public func width(of text: String, in font: Font) -> Double {
    engine.width(of: text, family: font.family, weight: font.weight) * font.size
  }

  /// Returns how far the font's letters reach above and below the baseline, in points.
  public func metrics(of font: Font) -> FontMetrics {
    let metrics = engine.metrics(family: font.family, weight: font.weight)
    return FontMetrics(ascent: metrics.ascent * font.size, descent: metrics.descent * font.size)
  }
}

extension Plugin {
  /// Measures text by FreeType, fontconfig and Cairo.
  public static let cairoText = Plugin.textMeasurer(
    "cairo-text", summary: "measures text with the machine's fonts, by Cairo and fontconfig"
  ) { () throws(PlotError) in
    try CairoTextMeasurer()
  }
}
