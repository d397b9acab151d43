import CCairo
import PlotCore
import PlotScene

/// One opened face of a font file: glyphs, advances and kerning, all in units of the em.
///
/// Not safe for use from several threads at once; `TextEngine` guards it. Cairo opens the file a
/// second time for drawing, because it locks its own faces only.
final class Typeface {
  /// A character's glyph.
  struct Glyph {
    var index: UInt32
    var advance: Double
  }

  /// Where the typeface stands in the engine's list.
  let id: Int
  /// Whether the font has bitmaps in fixed sizes only, as most emoji fonts do.
  let isStrike: Bool

  private let file: FontCatalog.File
  private let face: FT_Face
  private let unit: Double
  private let hasKerning: Bool
  private var glyphs: [UInt32: Glyph] = [:]
  /// The same for the first 128 characters, where nearly all labels are made of.
  private var asciiGlyphs: [Glyph?]
  private var drawingFace: OpaquePointer?

  /// Opens a face; nil where FreeType cannot read it.
  init?(_ file: FontCatalog.File, id: Int, library: FT_Library) {
    var opened: FT_Face?
    guard FT_New_Face(library, file.path, FT_Long(file.index), &opened) == 0, let opened else {
      return nil
    }
    self.file = file
    self.id = id
    face = opened
    isStrike = ft_is_scalable(opened) == 0
    hasKerning = ft_has_kerning(opened) != 0 && !isStrike
    asciiGlyphs = Array(repeating: nil, count: 128)
    if isStrike {
      // The largest strike: it is scaled down, which looks better than scaling up.
      let sizes = (0..<Int(opened.pointee.num_fixed_sizes)).map {
        (index: Int32($0), ppem: opened.pointee.available_sizes[$0].y_ppem)
      }
      guard let largest = sizes.max(by: { $0.ppem < $1.ppem }),
        FT_Select_Size(opened, largest.index) == 0, opened.pointee.size.pointee.metrics.y_ppem > 0
      else {
        FT_Done_Face(opened)
        return nil
      }
      unit = 1 / Double(opened.pointee.size.pointee.metrics.y_ppem)
    } else {
      guard opened.pointee.units_per_EM > 0 else {
        FT_Done_Face(opened)
        return nil
      }
      unit = 1 / Double(opened.pointee.units_per_EM)
    }
  }

  deinit {
    cairo_font_face_destroy(drawingFace)
    FT_Done_Face(face)
  }

  /// Returns the glyph of a character; nil where the font lacks it.
  func glyph(of scalar: UInt32) -> Glyph? {
    if scalar < 128, let known = asciiGlyphs[Int(scalar)] { return known.index == 0 ? nil : known }
    if let known = glyphs[scalar] { return known.index == 0 ? nil : known }
    let index = FT_Get_Char_Index(face, FT_ULong(scalar))
    let glyph = Glyph(index: index, advance: index == 0 ? 0 : advance(of: index))
    if scalar < 128 { asciiGlyphs[Int(scalar)] = glyph } else { glyphs[scalar] = glyph }
    return index == 0 ? nil : glyph
  }

  /// The sign that fonts have for characters they lack.
  var missing: Glyph { Glyph(index: 0, advance: advance(of: 0)) }

  /// Returns how much closer (negative) or wider two neighbours stand.
  func kerning(_ left: UInt32, _ right: UInt32) -> Double {
    guard hasKerning else { return 0 }
    var delta = FT_Vector()
    guard FT_Get_Kerning(face, left, right, FT_KERNING_UNSCALED.rawValue, &delta) == 0 else {
      return 0
    }
    return Double(delta.x) * unit
  }

  /// Returns the middle of what a glyph draws, from the pen.
  func middle(of glyph: UInt32) -> Double {
    guard !isStrike, FT_Load_Glyph(face, glyph, ft_load_unscaled()) == 0 else { return 0 }
    let metrics = face.pointee.glyph.pointee.metrics
    return (Double(metrics.horiBearingX) + Double(metrics.width) / 2) * unit
  }

  /// Returns how far letters reach above (or, negative, below) the baseline.
  func verticalExtent(of letters: String) -> (top: Double, bottom: Double)? {
    var extent: (top: Double, bottom: Double)?
    for scalar in letters.unicodeScalars {
      guard let glyph = glyph(of: scalar.value), !isStrike,
        FT_Load_Glyph(face, glyph.index, ft_load_unscaled()) == 0
      else { continue }
      let metrics = face.pointee.glyph.pointee.metrics
      let top = Double(metrics.horiBearingY) * unit
      let bottom = top - Double(metrics.height) * unit
      extent = (max(extent?.top ?? top, top), min(extent?.bottom ?? bottom, bottom))
    }
    return extent
  }

  /// The font's own line: from its lowest to its highest letter.
  var line: (top: Double, bottom: Double) {
    let (top, bottom) = (face.pointee.ascender, face.pointee.descender)
    return isStrike ? (1, 0) : (Double(top) * unit, Double(bottom) * unit)
  }

  /// How far any of the font's letters reach; at least as far as letters usually do, because some
  /// fonts tell nothing.
  var reach: GlyphLine.GlyphReach {
    let box = face.pointee.bbox
    return GlyphLine.GlyphReach(
      left: min(-0.5, Double(box.xMin) * unit), right: max(1.5, Double(box.xMax) * unit),
      bottom: min(-0.5, Double(box.yMin) * unit), top: max(1.2, Double(box.yMax) * unit))
  }

  /// Hands a body a glyph's outline at its place on the page; does nothing where it has none.
  func withOutline(
    of glyph: GlyphLine.Glyph, at place: TextPlace, _ body: (inout FT_Outline) -> Void
  ) {
    guard FT_Load_Glyph(face, glyph.index, ft_load_unscaled()) == 0,
      let slot = face.pointee.glyph, slot.pointee.format == FT_GLYPH_FORMAT_OUTLINE
    else { return }
    var matrix = place.matrix(unit: unit)
    FT_Outline_Transform(&slot.pointee.outline, &matrix)
    let pen = place.point(glyph.x, 0)
    FT_Outline_Translate(
      &slot.pointee.outline, FT_Pos((pen.x * 64).rounded()), FT_Pos((pen.y * 64).rounded()))
    body(&slot.pointee.outline)
  }

  /// Returns the picture of a glyph of a bitmap font; nil where it has none in colour.
  func strike(of glyph: UInt32) -> Strike? {
    guard isStrike, FT_Load_Glyph(face, glyph, ft_load_color()) == 0,
      let slot = face.pointee.glyph, ft_is_bgra(slot) != 0
    else { return nil }
    let bitmap = slot.pointee.bitmap
    let (width, height, pitch) = (Int(bitmap.width), Int(bitmap.rows), Int(bitmap.pitch))
    guard let start = bitmap.buffer, width > 0, height > 0, pitch >= width * 4 else { return nil }
    var pixels: [UInt32] = []
    pixels.reserveCapacity(width * height)
    for row in 0..<height {
      let line = UnsafeRawPointer(start + row * pitch)
      for column in 0..<width {
        pixels.append(line.loadUnaligned(fromByteOffset: column * 4, as: UInt32.self))
      }
    }
    return Strike(
      width: width, height: height, left: Double(slot.pointee.bitmap_left),
      top: Double(slot.pointee.bitmap_top), unit: unit, pixels: pixels)
  }

  /// The face for Cairo, made when first asked for; nil where memory ends.
  func cairoFace() -> CairoFace? {
    if drawingFace == nil, let pattern = FcPatternCreate() {
      // With a file named, Cairo asks fontconfig nothing, so its configuration is never loaded.
      FcPatternAddString(pattern, FC_FILE, file.path)
      FcPatternAddInteger(pattern, FC_INDEX, file.index)
      drawingFace = cairo_ft_font_face_create_for_pattern(pattern)
      FcPatternDestroy(pattern)
    }
    return drawingFace.map(CairoFace.init(retaining:))
  }

  private func advance(of index: UInt32) -> Double {
    if isStrike {
      guard FT_Load_Glyph(face, index, ft_load_color()) == 0 else { return 1 }
      return Double(face.pointee.glyph.pointee.advance.x) / 64 * unit
    }
    var advance: FT_Fixed = 0
    guard FT_Get_Advance(face, index, ft_load_unscaled(), &advance) == 0 else { return 0 }
    return Double(advance) * unit
  }
}

/// A glyph's picture in premultiplied ARGB, with its place relative to the pen.
package struct Strike: Sendable {
  package var width: Int
  package var height: Int
  /// From the pen to the left edge, in the picture's pixels.
  package var left: Double
  /// From the baseline up to the top edge, in the picture's pixels.
  package var top: Double
  /// The em of one of the picture's pixels.
  package var unit: Double
  package var pixels: [UInt32]
}

/// A reference to a font face of Cairo, which counts references across threads by itself.
package final class CairoFace: @unchecked Sendable {
  package let pointer: OpaquePointer

  init(retaining pointer: OpaquePointer) { self.pointer = cairo_font_face_reference(pointer) }
  deinit { cairo_font_face_destroy(pointer) }
}
