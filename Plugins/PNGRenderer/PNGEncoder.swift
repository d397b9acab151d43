import CPNG
import CairoCanvas
import PlotCore

/// Writes an image surface as a PNG.
struct PNGEncoder: Sendable {
  var level: Int
  var dotsPerInch: Double
  var texts: [(keyword: String, text: String)]

  /// Encodes a picture in strips, each on a thread of its own, and writes them in order.
  func encode(
    _ image: ImageSurface, _ palette: PNGPalette?, isOpaque: Bool, workerCount: Int,
    to sink: inout ByteSink
  ) throws(PlotError) {
    let isOpaque = isOpaque || (palette?.translucentCount == 0)
    let form = PixelForm(
      palette: palette, isOpaque: isOpaque || (palette == nil && image.isOpaque))
    let strips = Strips(height: image.height)
    let compressed = try Workers.map(strips.count, on: workerCount) { number throws(PlotError) in
      try CompressedStrip(strips[number], of: image, form, header(of: image, form))
    }
    try withUnsafeMutablePointer(to: &sink) { sink throws(PlotError) in
      let target = Target(sink)
      let context = Unmanaged.passUnretained(target).toOpaque()
      guard let png = cpng_create(takeBytes, context) else {
        throw PlotError(.output, "libpng has no memory")
      }
      defer { cpng_destroy(png) }
      var status = start(png, image, form)
      for (number, strip) in compressed.enumerated() where status == 0 {
        status = cpng_add(png, strip.pointer, number == strips.count - 1 ? 1 : 0)
      }
      if let error = target.error { throw error }
      if status != 0 {
        throw PlotError(
          .output, "libpng cannot write the picture: \(String(cString: cpng_message(png)))")
      }
      withExtendedLifetime(target) {}
    }
  }

  /// What the file's start and its strips have to know; without a palette's colours.
  private func header(of image: ImageSurface, _ form: PixelForm) -> cpng_header {
    var header = cpng_header()
    header.width = UInt32(image.width)
    header.height = UInt32(image.height)
    header.color = form.color
    header.bit_depth = Int32(form.palette?.bitDepth ?? 8)
    header.level = Int32(level)
    // Equal rows are zeros by now. They want runs: a fifth smaller and a third faster than matches;
    // colours want matches.
    header.strategy = form.palette != nil ? cpng_runs : cpng_matches
    header.pixels_per_meter = UInt32(exactly: (dotsPerInch / 0.0254).rounded()) ?? 0
    return header
  }

  private func start(_ png: OpaquePointer, _ image: ImageSurface, _ form: PixelForm) -> Int32 {
    var header = header(of: image, form)
    let entries =
      form.palette?.colors.flatMap { pixel in
        let (red, green, blue, alpha) = PixelForm.straight(pixel)
        return [red, green, blue, alpha]
      } ?? []
    header.palette_count = Int32(entries.count / 4)
    header.translucent_count = Int32(form.palette?.translucentCount ?? 0)
    let chunks = texts.filter { !$0.text.isEmpty }.map(TextChunk.init)
    return entries.withUnsafeBufferPointer { entries in
      header.palette = entries.baseAddress
      return TextChunk.withAll(chunks) { cpng_start(png, &header, $0.baseAddress, Int32($0.count)) }
    }
  }
}

/// Where libpng's bytes go.
private final class Target {
  let sink: UnsafeMutablePointer<ByteSink>
  var error: PlotError?

  init(_ sink: UnsafeMutablePointer<ByteSink>) { self.sink = sink }
}

/// libpng calls this through the shim; it returns before the shim tells libpng of a failure.
private func takeBytes(
  context: UnsafeMutableRawPointer?, bytes: UnsafePointer<UInt8>, count: Int
) -> Int32 {
  guard let context else { return 1 }
  let target = Unmanaged<Target>.fromOpaque(context).takeUnretainedValue()
  guard target.error == nil else { return 1 }
  do throws(PlotError) {
    try target.sink.pointee.write(UnsafeRawBufferPointer(start: bytes, count: count))
  } catch {
    target.error = error
  }
  return target.error == nil ? 0 : 1
}

extension ImageSurface {
  /// Tells whether no pixel lets the ground through.
  var isOpaque: Bool {
    for row in 0..<height where !self.row(row).allSatisfy({ $0 >= 0xFF00_0000 }) { return false }
    return true
  }
}
