/// One line of text as glyphs, at a font size of 1.
package struct GlyphLine: Sendable {
  /// A glyph and where the pen stands for it.
  package struct Glyph: Sendable {
    package var index: UInt32
    package var x: Double
  }

  /// How many bytes of text and how many glyphs belong together.
  package struct Cluster: Sendable {
    package var byteCount: Int
    package var glyphCount: Int
  }

  /// Neighbouring glyphs of one typeface.
  package struct Run: Sendable {
    /// The typeface's number in the engine.
    package var typeface: Int
    package var glyphs: [Glyph] = []
    package var clusters: [Cluster] = []
    /// The characters that the glyphs show, in UTF-8.
    package var text: [UInt8] = []
    /// The face for Cairo; only where the line is to be drawn.
    package var face: CairoFace?
    /// How far the typeface's glyphs reach from their places.
    package var reach = GlyphReach()
    /// The glyphs' pictures, where the font has no outlines.
    package var strikes: [Strike?]?
  }

  /// How far a typeface's glyphs reach from the pen, at a font size of 1; y upwards.
  package struct GlyphReach: Sendable {
    package var left = 0.0
    package var right = 0.0
    package var bottom = 0.0
    package var top = 0.0
  }

  package var runs: [Run] = []
  /// How far the pen moves.
  package var width = 0.0
}
