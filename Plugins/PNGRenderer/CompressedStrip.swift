import CPNG
import CairoCanvas
import PlotCore

/// A strip of rows as it stands in the file; made by one thread, written by another.
final class CompressedStrip: @unchecked Sendable {
  let pointer: OpaquePointer

  /// Compresses some rows of a picture; throws where memory ends.
  init(
    _ rows: Range<Int>, of image: ImageSurface, _ form: PixelForm, _ header: cpng_header
  ) throws(PlotError) {
    var header = header
    let lineCount = image.width * form.bytesPerPixel
    let made = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: lineCount) { line in
      if rows.lowerBound > 0 { form.write(image.row(rows.lowerBound - 1), into: line) }
      let above = rows.lowerBound > 0 ? UnsafePointer(line.baseAddress) : nil
      guard let strip = cpng_strip_create(&header, above) else { return OpaquePointer?.none }
      for row in rows {
        let repeats = image.isRepeat(row)
        if !repeats { form.write(image.row(row), into: line) }
        guard cpng_strip_row(strip, repeats ? nil : line.baseAddress) == 0 else {
          cpng_strip_destroy(strip)
          return nil
        }
      }
      guard cpng_strip_finish(strip, rows.upperBound == image.height ? 1 : 0) == 0 else {
        cpng_strip_destroy(strip)
        return nil
      }
      return strip
    }
    guard let made else { throw PlotError(.output, "there is no memory for a compressed picture") }
    pointer = made
  }

  deinit { cpng_strip_destroy(pointer) }
}
