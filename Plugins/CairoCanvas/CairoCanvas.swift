import CCairo
import PlotCore
import PlotScene

/// Draws scenes on a surface of Cairo.
///
/// Image surfaces get what makes pixels crisp: text by its outlines, so that letters keep their
/// places between pixels, and straight hairlines moved (by less than a pixel) onto whole pixels.
/// Vector surfaces get text as text, so that it can be searched.
public struct CairoCanvas {
  /// Device units for each point.
  public var scale: Double
  /// Whether translucent colours are mixed beforehand with what shows through them, for surfaces
  /// that would turn into a bitmap otherwise.
  public var flattensAlpha: Bool
  /// Whether edges are smooth.
  public var antialiases: Bool

  let surface: OpaquePointer
  let isRaster: Bool
  /// Whether the surface takes a structure for readers who cannot see the page.
  let takesStructure: Bool

  /// Draws on a `cairo_surface_t`, which stays the caller's.
  public init(
    surface: OpaquePointer, scale: Double = 1, flattensAlpha: Bool = false,
    antialiases: Bool = true
  ) {
    self.surface = surface
    self.scale = scale
    self.flattensAlpha = flattensAlpha
    self.antialiases = antialiases
    let type = cairo_surface_get_type(surface)
    isRaster = type == CAIRO_SURFACE_TYPE_IMAGE
    takesStructure = type == CAIRO_SURFACE_TYPE_PDF
  }

  /// Draws a scene from back to front; throws where Cairo fails or text finds no font.
  public func draw(_ scene: Scene) throws(PlotError) { try draw(scene, rows: nil) }

  /// Draws those of a surface's rows that are asked for, or all; the others stay as they are.
  func draw(_ scene: Scene, rows: Range<Int>?) throws(PlotError) {
    guard let context = cairo_create(surface) else {
      throw PlotError(.output, "cairo has no memory to draw with")
    }
    defer { cairo_destroy(context) }
    cairo_set_antialias(context, antialiases ? CAIRO_ANTIALIAS_DEFAULT : CAIRO_ANTIALIAS_NONE)
    if let rows {
      cairo_rectangle(
        context, 0, Double(rows.lowerBound), Double(ImageSurface.longestSide), Double(rows.count))
      cairo_clip(context)
    }
    cairo_scale(context, scale, scale)
    let ground = scene.background?.flattened(over: .white) ?? .white
    var pen = Pen(context: context, canvas: self, ground: ground, visibleRows: rows)
    if let background = scene.background {
      pen.use(background)
      cairo_paint(context)
    }
    try pen.within(takesStructure ? "Document" : nil) { pen throws(PlotError) in
      if flattensAlpha, SolidPage.isNeeded(for: scene.items) {
        try pen.draw(SolidPage(scene, ground: ground))
      } else {
        for item in scene.items { try pen.draw(item) }
      }
    }
    try CairoStatus.check(cairo_status(context))
    cairo_surface_flush(surface)
    try CairoStatus.check(cairo_surface_status(surface))
  }

  /// The state of one drawing.
  struct Pen {
    let context: OpaquePointer
    let canvas: CairoCanvas
    let ground: Color
    /// The surface's rows that are drawn; nil for all.
    let visibleRows: Range<Int>?
    /// Whether straight lines may move onto whole pixels; never those that stand for data.
    var snaps = true
    /// Cairo's fixed-point numbers end at 2²³ device units.
    var limit: Double { 4_000_000 / max(canvas.scale, 0.001) }
  }
}

extension CairoCanvas.Pen {
  mutating func draw(_ item: Primitive) throws(PlotError) {
    switch item {
    case .fill(let path, let color):
      guard color.alpha > 0 else { return }
      trace(path)
      use(color)
      cairo_fill(context)
    case .stroke(let path, let color, let style):
      guard color.alpha > 0, style.width > 0, style.width.isFinite else { return }
      stroke(path, color, style)
    case .text(let text):
      guard !text.string.isEmpty else { return }
      try draw(text)
    case .group(let group):
      try draw(group)
    }
  }

  private mutating func draw(_ group: Group) throws(PlotError) {
    let outer = snaps
    if group.role == .mark { snaps = false }
    defer { snaps = outer }
    try within(canvas.takesStructure ? group.role?.structure : nil) { pen throws(PlotError) in
      try pen.drawItems(of: group)
    }
  }

  /// Draws as an element of the document's structure, where one is named.
  mutating func within(
    _ structure: String?, _ body: (inout Self) throws(PlotError) -> Void
  ) throws(PlotError) {
    if let structure { cairo_tag_begin(context, structure, "") }
    defer { if let structure { cairo_tag_end(context, structure) } }
    try body(&self)
  }

  private mutating func drawItems(of group: Group) throws(PlotError) {
    guard let clip = group.clip else {
      for item in group.items { try draw(item) }
      return
    }
    guard mayShow(from: clip.minY, to: clip.maxY) else { return }
    cairo_save(context)
    let area = canvas.isRaster ? wholePixels(clip) : clip
    cairo_rectangle(
      context, bounded(area.x), bounded(area.y), bounded(area.width), bounded(area.height))
    cairo_clip(context)
    for item in group.items { try draw(item) }
    cairo_restore(context)
  }

  private func stroke(_ path: Path, _ color: Color, _ style: StrokeStyle) {
    var width = style.width
    if snaps, canvas.isRaster, canvas.antialiases, let line = StraightLine(path) {
      let snapped = line.snapped(width: width, scale: canvas.scale)
      width = snapped.width
      trace(Path(through: [snapped.line.start, snapped.line.end]))
    } else {
      trace(path)
    }
    use(color)
    cairo_set_line_width(context, width)
    cairo_set_line_cap(context, style.cap.cairo)
    cairo_set_line_join(context, style.join.cairo)
    let dash = style.dash
    if dash.allSatisfy({ $0 >= 0 && $0 < limit }), dash.contains(where: { $0 > 0 }) {
      cairo_set_dash(context, dash, Int32(clamping: dash.count), 0)
      cairo_stroke(context)
      cairo_set_dash(context, nil, 0, 0)
    } else {
      cairo_stroke(context)
    }
  }

  /// Makes the path Cairo's current one; what is no number is left out.
  func trace(_ path: Path) {
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let p):
        if p.isFinite { cairo_move_to(context, bounded(p.x), bounded(p.y)) }
      case .line(let p):
        if p.isFinite { cairo_line_to(context, bounded(p.x), bounded(p.y)) }
      case .curve(let a, let b, let p):
        if a.isFinite, b.isFinite, p.isFinite {
          cairo_curve_to(
            context, bounded(a.x), bounded(a.y), bounded(b.x), bounded(b.y), bounded(p.x),
            bounded(p.y))
        }
      case .close:
        cairo_close_path(context)
      }
    }
  }

  /// Tells whether something between two heights may reach into the rows that are drawn.
  func mayShow(from top: Double, to bottom: Double) -> Bool {
    guard let visibleRows else { return true }
    return !(bottom * canvas.scale < Double(visibleRows.lowerBound) - 1)
      && !(top * canvas.scale > Double(visibleRows.upperBound) + 1)
  }

  func use(_ color: Color) {
    let shown = canvas.flattensAlpha && color.alpha < 1 ? color.flattened(over: ground) : color
    cairo_set_source_rgba(
      context, Double(shown.red) / 255, Double(shown.green) / 255, Double(shown.blue) / 255,
      shown.alpha)
  }

  func bounded(_ value: Double) -> Double { min(max(value, -limit), limit) }

  /// The whole pixels that an area touches; a clip between pixels would cost a mask.
  private func wholePixels(_ area: Rect) -> Rect {
    let scale = canvas.scale
    let slack = 0.01
    let left = (area.minX * scale + slack).rounded(.down) / scale
    let top = (area.minY * scale + slack).rounded(.down) / scale
    let right = (area.maxX * scale - slack).rounded(.up) / scale
    let bottom = (area.maxY * scale - slack).rounded(.up) / scale
    return Rect(x: left, y: top, width: max(0, right - left), height: max(0, bottom - top))
  }
}

extension Group.Role {
  /// The element of a PDF's structure; nil for what is a part of another element.
  fileprivate var structure: String? {
    switch self {
    case .title: "H1"
    case .panel: "Figure"
    case .axis, .grid, .legend, .mark, .annotation: nil
    }
  }
}

extension Point {
  var isFinite: Bool { x.isFinite && y.isFinite }
}

extension StrokeStyle.Cap {
  fileprivate var cairo: cairo_line_cap_t {
    switch self {
    case .butt: CAIRO_LINE_CAP_BUTT
    case .round: CAIRO_LINE_CAP_ROUND
    case .square: CAIRO_LINE_CAP_SQUARE
    }
  }
}

extension StrokeStyle.Join {
  fileprivate var cairo: cairo_line_join_t {
    switch self {
    case .miter: CAIRO_LINE_JOIN_MITER
    case .round: CAIRO_LINE_JOIN_ROUND
    case .bevel: CAIRO_LINE_JOIN_BEVEL
    }
  }
}
