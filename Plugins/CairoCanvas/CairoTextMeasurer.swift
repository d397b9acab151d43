import PlotCore
import PlotScene

/// Measures text with the fonts of this machine, the same that `CairoCanvas` draws with.
///
/// Widths are those of unhinted letters with kerning, so they grow in proportion to the font's
/// size, and no output's resolution changes a layout. Arabic and Hebrew are ordered and joined as
/// FriBidi does; scripts that join letters otherwise want a shaping engine of their own. Safe for use
/// from any thread.
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

extension CairoTextMeasurer {
  /// Returns the scripts that want more than FriBidi: those of India and their neighbours, and those of
  /// which Unicode has no joined forms.
  public func unjoinedScripts(in text: String) -> [String] {
    guard text.utf8.contains(where: { $0 >= 0xDC }) else { return [] }
    return shapedScripts.filter { script in
      text.unicodeScalars.contains { script.letters.contains($0.value) }
    }.map(\.name)
  }
}

/// Blocks of letters that change with what stands beside them.
private let shapedScripts: [(letters: ClosedRange<UInt32>, name: String)] = [
  (0x0700...0x074F, "Syriac"), (0x07C0...0x07FF, "N'Ko"), (0x0900...0x097F, "Devanagari"),
  (0x0980...0x09FF, "Bengali"), (0x0A00...0x0A7F, "Gurmukhi"), (0x0A80...0x0AFF, "Gujarati"),
  (0x0B00...0x0B7F, "Oriya"), (0x0B80...0x0BFF, "Tamil"), (0x0C00...0x0C7F, "Telugu"),
  (0x0C80...0x0CFF, "Kannada"), (0x0D00...0x0D7F, "Malayalam"), (0x0D80...0x0DFF, "Sinhala"),
  (0x0F00...0x0FFF, "Tibetan"), (0x1000...0x109F, "Burmese"), (0x1780...0x17FF, "Khmer"),
  (0x1800...0x18AF, "Mongolian"),
]

extension Plugin {
  /// Measures text by FreeType, fontconfig and Cairo.
  public static let cairoText = Plugin.textMeasurer(
    "cairo-text", summary: "measures text with the machine's fonts, by Cairo and fontconfig"
  ) { () throws(PlotError) in
    try CairoTextMeasurer()
  }
}
