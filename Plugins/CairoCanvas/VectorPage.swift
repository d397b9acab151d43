import CCairo
import PlotCore
import PlotScene

/// A page format that Cairo writes.
package enum VectorPage: Sendable {
  /// PDF, with facts about the document.
  case pdf(isVersion1_4: Bool, PDFFacts)
  /// PostScript, of its second level where old printers need it.
  case postScript(isLevel2: Bool, isEncapsulated: Bool)

  /// What a PDF says about itself.
  package struct PDFFacts: Sendable {
    package var title: String
    package var subject: String
    package var creator: String
    /// In the form `2026-02-01T12:30:00Z`.
    package var date: String

    package init(title: String, subject: String, creator: String, date: String) {
      self.title = title
      self.subject = subject
      self.creator = creator
      self.date = date
    }
  }

  /// The largest side that readers of the formats accept: 200 inches.
  package static let longestSide = 14_400.0

  /// Writes a scene as a page of its own size; `rewrite` as in `CairoStream.write`.
  package func write(
    _ scene: Scene, to sink: inout ByteSink,
    rewrite: ((UnsafeRawBufferPointer) -> [UInt8])? = nil
  ) throws(PlotError) {
    let size = try Self.checked(scene.size)
    try CairoStream.write(to: &sink, rewrite: rewrite) { write, closure in
      switch self {
      case .pdf: cairo_pdf_surface_create_for_stream(write, closure, size.width, size.height)
      case .postScript: cairo_ps_surface_create_for_stream(write, closure, size.width, size.height)
      }
    } draw: { surface throws(PlotError) in
      setUp(surface)
      try CairoCanvas(surface: surface, flattensAlpha: flattensAlpha).draw(scene)
    }
  }

  /// Returns a page's size; throws where no reader would open it.
  package static func checked(_ size: Size) throws(PlotError) -> Size {
    guard size.width > 0, size.height > 0, size.width <= longestSide, size.height <= longestSide
    else {
      throw PlotError(
        .output, "a page of \(size.width) x \(size.height) points is outside what can be drawn",
        remedy: "keep each side above 0 and at most \(Int(longestSide)) points")
    }
    return size
  }

  /// One translucent colour would make Cairo turn a PostScript page into a bitmap.
  private var flattensAlpha: Bool {
    switch self {
    case .pdf: false
    case .postScript: true
    }
  }

  private func setUp(_ surface: OpaquePointer) {
    switch self {
    case .pdf(let isVersion1_4, let facts):
      cairo_pdf_surface_restrict_to_version(
        surface, isVersion1_4 ? CAIRO_PDF_VERSION_1_4 : CAIRO_PDF_VERSION_1_5)
      let entries = [
        (CAIRO_PDF_METADATA_TITLE, facts.title), (CAIRO_PDF_METADATA_SUBJECT, facts.subject),
        (CAIRO_PDF_METADATA_CREATOR, facts.creator),
        (CAIRO_PDF_METADATA_CREATE_DATE, facts.date), (CAIRO_PDF_METADATA_MOD_DATE, facts.date),
      ]
      for (key, text) in entries where !text.isEmpty {
        cairo_pdf_surface_set_metadata(surface, key, text)
      }
    case .postScript(let isLevel2, let isEncapsulated):
      cairo_ps_surface_restrict_to_level(
        surface, isLevel2 ? CAIRO_PS_LEVEL_2 : CAIRO_PS_LEVEL_3)
      cairo_ps_surface_set_eps(surface, isEncapsulated ? 1 : 0)
    }
  }
}
