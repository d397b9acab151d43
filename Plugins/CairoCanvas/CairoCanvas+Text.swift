import CCairo
import PlotCore
import PlotScene
import Host

extension CairoCanvas.Pen {
  /// Draws a line of text with its rim.
  func draw(_ text: Text) throws(PlotError) {
    guard text.position.isFinite, text.font.size > 0, text.font.size < limit, mayShow(text) else {
      return
    }
    let line = try TextEngine.shared().line(
      text.string, family: text.font.family, weight: text.font.weight)
    let width = line.width * text.font.size
    let start =
      switch text.anchor {
      case .start: 0.0
      case .middle: -width / 2
      case .end: -width
      }
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_translate(context, bounded(text.position.x), baseline(of: text))
    if text.rotation != 0, text.rotation.isFinite {
      cairo_rotate(context, text.rotation * .pi / 180)
    }
    let place = place(of: text, start)
    let usesMasks = usesMasks(for: text)
    setFontOptions()
    cairo_set_font_size(context, text.font.size)

    let letters = line.runs.filter { $0.strikes == nil }
    if let halo = text.halo, halo.width > 0, halo.color.alpha > 0 {
      use(halo.color)
      if usesMasks {
        for run in letters { try fill(run, at: place, rim: halo.width * canvas.scale) }
      } else {
        cairo_set_line_width(context, halo.width * 2)
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_new_path(context)
        for run in letters { addOutline(of: run, start, text.font.size) }
        cairo_stroke(context)
      }
    }
    for run in line.runs {
      if let strikes = run.strikes {
        for (glyph, strike) in zip(run.glyphs, strikes) {
          if let strike {
            try draw(strike, at: start + glyph.x * text.font.size, size: text.font.size)
          }
        }
      } else if usesMasks {
        use(text.color)
        try fill(run, at: place, rim: 0)
      } else if canvas.isRaster {
        use(text.color)
        cairo_new_path(context)
        addOutline(of: run, start, text.font.size)
        cairo_fill(context)
      } else {
        use(text.color)
        show(run, start, text.font.size)
      }
    }
    // A font that cannot be opened for drawing is told here, with the text that wants it.
    try CairoStatus.check(cairo_status(context))
  }

  /// Tells whether a text may reach into the rows that are drawn.
  private func mayShow(_ text: Text) -> Bool {
    guard text.rotation == 0 else { return true }
    // No font's letters stand further from their baseline than this.
    let reach = 4 * text.font.size + (text.halo?.width ?? 0)
    return mayShow(from: text.position.y - reach, to: text.position.y + reach)
  }

  /// Letters and rims of more pixels than this are drawn as any other shape.
  private static let largestMaskedSize = 1000.0

  /// Tells whether a text gets its letters as FreeType draws them.
  private func usesMasks(for text: Text) -> Bool {
    canvas.isRaster && canvas.antialiases
      && max(text.font.size, text.halo?.width ?? 0) * canvas.scale <= Self.largestMaskedSize
  }

  private func place(of text: Text, _ start: Double) -> TextPlace {
    let turn = (text.rotation.isFinite ? text.rotation : 0) * .pi / 180
    let direction = text.rotation == 0 ? Point(1, 0) : Point(cos(turn), sin(turn))
    return TextPlace(
      origin: Point(
        (bounded(text.position.x) + start * direction.x) * canvas.scale,
        (baseline(of: text) + start * direction.y) * canvas.scale),
      size: text.font.size * canvas.scale, direction: direction)
  }

  /// Fills a run's letters, or strokes their outlines `rim` pixels to either side.
  private func fill(
    _ run: GlyphLine.Run, at place: TextPlace, rim: Double
  ) throws(PlotError) {
    let engine = try TextEngine.shared()
    let pixels = place.pixels(of: run, rim: rim)
    let rows = visibleRows ?? 0..<Int(cairo_image_surface_get_height(canvas.surface))
    try TextMask.draw(
      on: context,
      columns: pixels.columns.clamped(to: 0..<Int(cairo_image_surface_get_width(canvas.surface))),
      rows: pixels.rows.clamped(to: rows)
    ) { mask in
      engine.add(run, at: place, rim: rim, to: mask)
    }
  }

  /// A baseline on a whole pixel keeps the letters' feet sharp.
  private func baseline(of text: Text) -> Double {
    let y = bounded(text.position.y)
    guard canvas.isRaster, canvas.antialiases, text.rotation == 0 else { return y }
    return (y * canvas.scale).rounded() / canvas.scale
  }

  private func setFontOptions() {
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    // Letters must be as wide as they were measured, at any scale.
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_antialias(
      options, canvas.antialiases ? CAIRO_ANTIALIAS_GRAY : CAIRO_ANTIALIAS_NONE)
    cairo_set_font_options(context, options)
  }

  private func place(_ run: GlyphLine.Run, _ start: Double, _ size: Double) -> [cairo_glyph_t] {
    run.glyphs.map { cairo_glyph_t(index: UInt($0.index), x: start + $0.x * size, y: 0) }
  }

  private func addOutline(of run: GlyphLine.Run, _ start: Double, _ size: Double) {
    guard let face = run.face else { return }
    cairo_set_font_face(context, face.pointer)
    let glyphs = place(run, start, size)
    cairo_glyph_path(context, glyphs, Int32(clamping: glyphs.count))
  }

  /// Shows glyphs together with the characters they stand for, so that readers can search them.
  private func show(_ run: GlyphLine.Run, _ start: Double, _ size: Double) {
    guard let face = run.face else { return }
    cairo_set_font_face(context, face.pointer)
    let glyphs = place(run, start, size)
    let clusters = run.clusters.map {
      cairo_text_cluster_t(
        num_bytes: Int32(clamping: $0.byteCount), num_glyphs: Int32(clamping: $0.glyphCount))
    }
    run.text.withUnsafeBytes { bytes in
      cairo_show_text_glyphs(
        context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(clamping: bytes.count), glyphs, Int32(clamping: glyphs.count), clusters,
        Int32(clamping: clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
    }
  }

  /// Draws a glyph of a bitmap font, scaled to the text's size.
  private func draw(_ strike: Strike, at x: Double, size: Double) throws(PlotError) {
    let image = try ImageSurface(width: strike.width, height: strike.height, hasAlpha: true)
    image.withRows { row, pixels in
      strike.pixels.withUnsafeBufferPointer { source in
        for column in 0..<strike.width {
          pixels[column] = source[row * strike.width + column]
        }
      }
    }
    let unit = strike.unit * size
    try image.withSurface { picture in
      cairo_save(context)
      cairo_translate(context, x + strike.left * unit, -strike.top * unit)
      cairo_scale(context, unit, unit)
      cairo_set_source_surface(context, picture, 0, 0)
      cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_BEST)
      cairo_paint(context)
      cairo_restore(context)
    }
  }
}
