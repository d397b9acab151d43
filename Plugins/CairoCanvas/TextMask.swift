import CCairo
import PlotCore

/// How much of each of a page's pixels some glyphs cover: a byte for each pixel of an area.
///
/// FreeType's rasterizer counts exact areas, in half the instructions with which Cairo fills and
/// strokes the same outlines.
package struct TextMask: @unchecked Sendable {
  /// The pixels of the page for which there are bytes.
  let columns: Range<Int>
  let rows: Range<Int>

  private let bytes: UnsafeMutablePointer<UInt8>
  private let rowBytes: Int

  /// Hands a body an empty mask, and whatever the body drew on it to Cairo.
  ///
  /// Throws where Cairo has no memory.
  static func draw(
    on context: OpaquePointer, columns: Range<Int>, rows: Range<Int>,
    _ body: (TextMask) throws(PlotError) -> Void
  ) throws(PlotError) {
    guard !columns.isEmpty, !rows.isEmpty else { return }
    let surface = cairo_image_surface_create(
      CAIRO_FORMAT_A8, Int32(columns.count), Int32(rows.count))
    defer { cairo_surface_destroy(surface) }
    try CairoStatus.check(cairo_surface_status(surface))
    guard let surface, let bytes = cairo_image_surface_get_data(surface) else { return }
    try body(
      TextMask(
        columns: columns, rows: rows, bytes: bytes,
        rowBytes: Int(cairo_image_surface_get_stride(surface))))
    cairo_surface_mark_dirty(surface)
    cairo_save(context)
    cairo_identity_matrix(context)
    cairo_mask_surface(context, surface, Double(columns.lowerBound), Double(rows.lowerBound))
    cairo_restore(context)
  }

  /// Adds an outline whose coordinates are 64ths of the page's pixels, y downwards.
  func add(_ outline: inout FT_Outline, _ library: FT_Library) {
    var parameters = FT_Raster_Params()
    parameters.flags =
      Int32(FT_RASTER_FLAG_AA) | Int32(FT_RASTER_FLAG_DIRECT) | Int32(FT_RASTER_FLAG_CLIP)
    parameters.clip_box = FT_BBox(
      xMin: columns.lowerBound, yMin: rows.lowerBound, xMax: columns.upperBound,
      yMax: rows.upperBound)
    parameters.gray_spans = addSpans
    withUnsafePointer(to: self) { mask in
      parameters.user = UnsafeMutableRawPointer(mutating: mask)
      // An outline that is too large or broken shows nothing, as in every other reader of fonts.
      _ = FT_Outline_Render(library, &outline, &parameters)
    }
  }

  /// Adds the rim of an outline, as wide on either side as the stroker was told.
  func addRim(of outline: inout FT_Outline, _ stroker: FT_Stroker?, _ library: FT_Library) {
    var (pointCount, contourCount): (FT_UInt, FT_UInt) = (0, 0)
    var rim = FT_Outline()
    guard FT_Stroker_ParseOutline(stroker, &outline, 0) == 0,
      FT_Stroker_GetCounts(stroker, &pointCount, &contourCount) == 0,
      FT_Outline_New(library, pointCount, FT_Int(contourCount), &rim) == 0
    else { return }
    defer { FT_Outline_Done(library, &rim) }
    rim.n_points = 0
    rim.n_contours = 0
    FT_Stroker_Export(stroker, &rim)
    add(&rim, library)
  }

  /// Glyphs may overlap: what two of them leave of a pixel is the product of what each leaves.
  fileprivate func add(_ span: FT_Span, row: Int) {
    let start = bytes + (row - rows.lowerBound) * rowBytes + Int(span.x) - columns.lowerBound
    for index in 0..<Int(span.len) {
      let rest = UInt32(255 - start[index]) * UInt32(255 - span.coverage)
      start[index] = UInt8(truncatingIfNeeded: 255 - (rest + 127) / 255)
    }
  }
}

/// FreeType calls this for each row of an outline's pixels.
private func addSpans(
  row: Int32, count: Int32, spans: UnsafePointer<FT_Span>?, user: UnsafeMutableRawPointer?
) {
  guard let spans, let user else { return }
  let mask = user.assumingMemoryBound(to: TextMask.self).pointee
  guard mask.rows.contains(Int(row)) else { return }
  for index in 0..<Int(count) { mask.add(spans[index], row: Int(row)) }
}
