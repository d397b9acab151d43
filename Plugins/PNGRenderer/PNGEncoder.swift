import CPNG
import CairoCanvas
import PlotCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes an image surface as a PNG.
struct PNGEncoder {
  var level: Int
  var usesPalette: Bool
  var dotsPerInch: Double
  var texts: [(keyword: String, text: String)]

  /// Encodes row by row, so that no second copy of the picture is made.
  func encode(_ image: ImageSurface, isOpaque: Bool, to sink: inout ByteSink) throws(PlotError) {
    let palette = usesPalette ? PNGPalette(image, isOpaque: isOpaque) : nil
    let isOpaque = isOpaque || (palette?.translucentCount == 0)
    let form = Form(palette: palette, isOpaque: isOpaque || (palette == nil && image.isOpaque))
    try withUnsafeMutablePointer(to: &sink) { sink throws(PlotError) in
      let target = Target(sink)
      let context = Unmanaged.passUnretained(target).toOpaque()
      guard let png = cpng_create(takeBytes, context) else {
        throw PlotError(.output, "libpng has no memory")
      }
      defer { cpng_destroy(png) }
      var status = start(png, image, form)
      if status == 0 { status = writeRows(png, image, form) }
      if status == 0 { status = cpng_finish(png) }
      if let error = target.error { throw error }
      if status != 0 {
        throw PlotError(
          .output, "libpng cannot write the picture: \(String(cString: cpng_message(png)))")
      }
      withExtendedLifetime(target) {}
    }
  }

  /// How pixels are written.
  private struct Form {
    var palette: PNGPalette?
    var isOpaque: Bool

    var bytesPerPixel: Int { palette != nil ? 1 : isOpaque ? 3 : 4 }
  }

  private func start(_ png: OpaquePointer, _ image: ImageSurface, _ form: Form) -> Int32 {
    var header = cpng_header()
    header.width = UInt32(image.width)
    header.height = UInt32(image.height)
    header.color = form.palette != nil ? cpng_palette : form.isOpaque ? cpng_rgb : cpng_rgba
    header.bit_depth = Int32(form.palette?.bitDepth ?? 8)
    header.level = Int32(level)
    // Equal rows are zeros by now. They want runs: a fifth smaller and a third faster than matches;
    // colours want matches.
    header.strategy = form.palette != nil ? cpng_runs : cpng_matches
    header.pixels_per_meter = UInt32(exactly: (dotsPerInch / 0.0254).rounded()) ?? 0
    let entries =
      form.palette?.colors.flatMap { pixel in
        let (red, green, blue, alpha) = straight(pixel)
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

  private func writeRows(_ png: OpaquePointer, _ image: ImageSurface, _ form: Form) -> Int32 {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: image.width * form.bytesPerPixel) {
      line in
      guard let start = line.baseAddress else { return 1 }
      for row in 0..<image.height {
        let pixels = image.row(row)
        let repeats = row > 0 && pixels.isSame(as: image.row(row - 1))
        if repeats {
          // Nothing changes in the line.
        } else if let palette = form.palette {
          palette.index(pixels, into: line)
        } else if form.isOpaque {
          writeRGB(pixels, into: start)
        } else {
          writeRGBA(pixels, into: start)
        }
        let status = cpng_row(png, repeats ? nil : start)
        if status != 0 { return status }
      }
      return 0
    }
  }

  private func writeRGB(
    _ pixels: UnsafeBufferPointer<UInt32>, into out: UnsafeMutablePointer<UInt8>
  ) {
    var out = out
    for pixel in pixels {
      out[0] = UInt8(truncatingIfNeeded: pixel >> 16)
      out[1] = UInt8(truncatingIfNeeded: pixel >> 8)
      out[2] = UInt8(truncatingIfNeeded: pixel)
      out += 3
    }
  }

  private func writeRGBA(
    _ pixels: UnsafeBufferPointer<UInt32>, into out: UnsafeMutablePointer<UInt8>
  ) {
    var out = out
    for pixel in pixels {
      (out[0], out[1], out[2], out[3]) = straight(pixel)
      out += 4
    }
  }
}

/// Red, green, blue and alpha of a premultiplied pixel, as PNG wants them: not premultiplied.
private func straight(_ pixel: UInt32) -> (UInt8, UInt8, UInt8, UInt8) {
  let alpha = pixel >> 24
  guard alpha > 0 else { return (0, 0, 0, 0) }
  func part(_ shift: UInt32) -> UInt8 {
    let value = (pixel >> shift) & 255
    return UInt8(clamping: alpha == 255 ? value : (value * 255 + alpha / 2) / alpha)
  }
  return (part(16), part(8), part(0), UInt8(alpha))
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

extension UnsafeBufferPointer<UInt32> {
  /// Tells whether two rows show the same.
  func isSame(as other: Self) -> Bool {
    guard count == other.count, let a = baseAddress, let b = other.baseAddress else { return false }
    return memcmp(a, b, count * 4) == 0
  }
}

extension ImageSurface {
  /// Tells whether no pixel lets the ground through.
  var isOpaque: Bool {
    for row in 0..<height where !self.row(row).allSatisfy({ $0 >= 0xFF00_0000 }) { return false }
    return true
  }
}
