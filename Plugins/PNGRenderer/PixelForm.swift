import CPNG
import CairoCanvas

/// How a picture's pixels are written.
struct PixelForm: Sendable {
  var palette: PNGPalette?
  var isOpaque: Bool

  var bytesPerPixel: Int { palette != nil ? 1 : isOpaque ? 3 : 4 }

  var color: cpng_color { palette != nil ? cpng_palette : isOpaque ? cpng_rgb : cpng_rgba }

  /// Writes a row as libpng wants it.
  func write(
    _ pixels: UnsafeBufferPointer<UInt32>, into line: UnsafeMutableBufferPointer<UInt8>
  ) {
    guard let start = line.baseAddress else { return }
    if let palette {
      palette.index(pixels, into: line)
    } else if isOpaque {
      writeRGB(pixels, into: start)
    } else {
      writeRGBA(pixels, into: start)
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
      (out[0], out[1], out[2], out[3]) = Self.straight(pixel)
      out += 4
    }
  }

  /// Red, green, blue and alpha of a premultiplied pixel, as PNG wants them: not premultiplied.
  static func straight(_ pixel: UInt32) -> (UInt8, UInt8, UInt8, UInt8) {
    let alpha = pixel >> 24
    guard alpha > 0 else { return (0, 0, 0, 0) }
    func part(_ shift: UInt32) -> UInt8 {
      let value = (pixel >> shift) & 255
      return UInt8(clamping: alpha == 255 ? value : (value * 255 + alpha / 2) / alpha)
    }
    return (part(16), part(8), part(0), UInt8(alpha))
  }
}
