import CCairo
import PlotCore
import PlotScene

/// Which layer of a `SolidPage` is seen at each point of a page: a picture with numbers for colours.
struct LayerMap {
  /// A larger page is looked at from further away.
  private static let longestSide = 1_600.0

  private let numbers: ImageSurface
  private let stencil: ImageSurface
  private let numberPen: CairoCanvas.Pen
  private let stencilPen: CairoCanvas.Pen
  private let scale: Double

  /// Hands a body the map of an empty page; throws where there is no memory.
  static func with(
    _ size: Size, _ body: (LayerMap) throws(PlotError) -> Void
  ) throws(PlotError) {
    let scale = min(1, longestSide / max(size.width, size.height, 1))
    let (width, height) = (
      ImageSurface.pixels(size.width, scale), ImageSurface.pixels(size.height, scale)
    )
    let numbers = try ImageSurface(width: width, height: height, hasAlpha: false)
    let stencil = try ImageSurface(width: width, height: height, hasAlpha: false)
    try withPen(on: numbers, scale) { numberPen throws(PlotError) in
      try withPen(on: stencil, scale) { stencilPen throws(PlotError) in
        try body(
          LayerMap(
            numbers: numbers, stencil: stencil, numberPen: numberPen, stencilPen: stencilPen,
            scale: scale))
      }
    }
  }

  private static func withPen(
    on image: ImageSurface, _ scale: Double, _ body: (CairoCanvas.Pen) throws(PlotError) -> Void
  ) throws(PlotError) {
    try image.withSurface { surface throws(PlotError) in
      guard let context = cairo_create(surface) else {
        throw PlotError(.output, "cairo has no memory to draw with")
      }
      defer { cairo_destroy(context) }
      cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
      cairo_scale(context, scale, scale)
      let canvas = CairoCanvas(surface: surface, scale: scale, antialiases: false)
      try body(
        CairoCanvas.Pen(
          context: context, canvas: canvas, ground: .white, visibleRows: nil, snaps: false))
      try CairoStatus.check(cairo_status(context))
    }
  }

  /// Draws a layer on the map; the ground is number 0, layers follow.
  func draw(_ layer: SolidPage.Layer, as number: Int, _ clips: [Path]) throws(PlotError) {
    try draw(layer, color(number + 1), clips, numberPen)
  }

  /// Returns the layers that are seen where one would be drawn, from back to front, and whether the
  /// ground is.
  func seen(
    under layer: SolidPage.Layer, _ clips: [Path]
  ) throws(PlotError) -> (layers: [Int], hasGround: Bool) {
    try draw(layer, .white, clips, stencilPen)
    var found: Set<UInt32> = []
    // No layer has this number.
    let none: UInt32 = 0xFF_FFFF
    stencil.withRows { row, pixels in
      let seen = numbers.row(row)
      var last = none
      for column in 0..<stencil.width where pixels[column] & 0xFF_FFFF != 0 {
        pixels[column] = 0
        let number = seen[column] & 0xFF_FFFF
        if number != last {
          found.insert(number)
          last = number
        }
      }
    }
    return (found.filter { $0 > 0 }.sorted().map { Int($0) - 1 }, found.contains(0))
  }

  private func draw(
    _ layer: SolidPage.Layer, _ color: Color, _ clips: [Path], _ pen: CairoCanvas.Pen
  ) throws(PlotError) {
    var pen = pen
    cairo_save(pen.context)
    defer { cairo_restore(pen.context) }
    for clip in layer.clips {
      pen.trace(clips[clip])
      cairo_clip(pen.context)
    }
    var item = layer.item.painted { _ in color }
    if case .stroke(let path, let color, var style) = item {
      // The thinnest line is seen on its way, too.
      style.width = max(style.width, 1.5 / scale)
      item = .stroke(path, color, style)
    }
    try pen.draw(item)
  }

  private func color(_ number: Int) -> Color {
    Color(
      red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
      blue: UInt8(truncatingIfNeeded: number))
  }
}
