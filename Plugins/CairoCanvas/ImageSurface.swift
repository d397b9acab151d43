import CCairo
import PlotCore
import PlotScene
import Host

/// A page in memory, 32 bits for each pixel: alpha (premultiplied), red, green, blue.
///
/// Several threads may read it at once, or draw at once where they draw on different rows.
package final class ImageSurface: @unchecked Sendable {
  /// The largest width and height that Cairo draws.
  package static let longestSide = 32_767
  /// The most pixels that are asked memory for: 1 GiB.
  package static let mostPixels = 1 << 28

  package let width: Int
  package let height: Int
  private let format: cairo_format_t
  private let rowBytes: Int
  private let memory: ClearMemory

  /// Creates a clear (without alpha, black) page; throws where it would be too large.
  package init(width: Int, height: Int, hasAlpha: Bool) throws(PlotError) {
    guard width > 0, height > 0, width <= Self.longestSide, height <= Self.longestSide,
      width * height <= Self.mostPixels
    else {
      throw PlotError(
        .output, "a picture of \(width) x \(height) pixels is outside what can be drawn",
        remedy: "keep each side at most \(Self.longestSide) pixels, and both together at most "
          + "\(Self.mostPixels >> 20) million, by a lower scale or a smaller page")
    }
    format = hasAlpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24
    rowBytes = Int(cairo_format_stride_for_width(format, Int32(width)))
    guard let memory = ClearMemory(byteCount: rowBytes * height) else {
      throw PlotError(.output, "there is no memory for a picture")
    }
    self.memory = memory
    self.width = width
    self.height = height
  }

  /// Draws a scene on a page of its own, `scale` pixels for each point, and returns it with what
  /// `look` has found on each of its strips.
  ///
  /// A thread draws all that reaches into its strip, clipped to it: pixels do not depend on a clip.
  package static func drawing<Found: Sendable>(
    _ scene: Scene, scale: Double, hasAlpha: Bool, antialiases: Bool = true, workerCount: Int = 1,
    look: @escaping @Sendable (ImageSurface, Range<Int>) -> Found
  ) throws(PlotError) -> (image: ImageSurface, found: [Found]) {
    let image = try ImageSurface(
      width: pixels(scene.size.width, scale), height: pixels(scene.size.height, scale),
      hasAlpha: hasAlpha)
    let strips = Strips(height: image.height)
    @Sendable func draw(_ rows: Range<Int>) throws(PlotError) {
      try image.withSurface { surface throws(PlotError) in
        let canvas = CairoCanvas(surface: surface, scale: scale, antialiases: antialiases)
        try canvas.draw(scene, rows: rows)
      }
    }
    let isAlone = workerCount <= 1
    if isAlone { try draw(0..<image.height) }
    let found = try Workers.map(strips.count, on: workerCount) { strip throws(PlotError) in
      if !isAlone { try draw(strips[strip]) }
      return look(image, strips[strip])
    }
    return (image, found)
  }

  /// Hands the page to Cairo.
  package func withSurface(
    _ body: (OpaquePointer) throws(PlotError) -> Void
  ) throws(PlotError) {
    guard
      let surface = cairo_image_surface_create_for_data(
        memory.start.assumingMemoryBound(to: UInt8.self), format, Int32(width), Int32(height),
        Int32(rowBytes))
    else { throw PlotError(.output, "there is no memory for a picture") }
    defer {
      cairo_surface_finish(surface)
      cairo_surface_destroy(surface)
    }
    try CairoStatus.check(cairo_surface_status(surface))
    try body(surface)
  }

  /// Returns how many pixels show a length, at least one; absurd lengths stay absurd.
  package static func pixels(_ length: Double, _ scale: Double) -> Int {
    // 799.9999999 pixels come from a length in millimetres, and are 800.
    let exact = (length * scale - 1e-6).rounded(.up)
    guard exact.isFinite else { return .max }
    return Int(exactly: min(max(exact, 1), 1e9)) ?? .max
  }

  /// Hands each row of pixels to a body that may change it.
  package func withRows(_ body: (_ row: Int, UnsafeMutablePointer<UInt32>) -> Void) {
    for row in 0..<height { body(row, start(of: row)) }
  }

  /// Returns a row's pixels; they are valid while the page lives and is not drawn on.
  package func row(_ row: Int) -> UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: start(of: row), count: width)
  }

  /// Tells whether a row shows the same as the one above it, as most rows of a plot do.
  package func isRepeat(_ row: Int) -> Bool {
    row > 0 && memcmp(start(of: row), start(of: row - 1), width * 4) == 0
  }

  private func start(of row: Int) -> UnsafeMutablePointer<UInt32> {
    (memory.start + row * rowBytes).assumingMemoryBound(to: UInt32.self)
  }
}

extension CairoCanvas {
  /// Draws a scene and returns its pixels row by row: alpha (premultiplied), red, green, blue.
  package static func pixels(
    of scene: Scene, scale: Double, antialias: Bool = true, workerCount: Int = 1
  ) throws(PlotError) -> (width: Int, height: Int, argb: [UInt32]) {
    let (image, _) = try ImageSurface.drawing(
      scene, scale: scale, hasAlpha: true, antialiases: antialias, workerCount: workerCount
    ) { _, _ in }
    var pixels: [UInt32] = []
    pixels.reserveCapacity(image.width * image.height)
    for row in 0..<image.height { pixels += image.row(row) }
    return (image.width, image.height, pixels)
  }
}
