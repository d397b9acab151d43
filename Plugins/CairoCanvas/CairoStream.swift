import CCairo
import PlotCore

/// Carries what a surface writes to a sink, and the sink's error back past Cairo's C code.
package final class CairoStream {
  private let sink: UnsafeMutablePointer<ByteSink>
  private var rewrite: ((UnsafeRawBufferPointer) -> [UInt8])?
  private var error: PlotError?

  private init(
    _ sink: UnsafeMutablePointer<ByteSink>, rewrite: ((UnsafeRawBufferPointer) -> [UInt8])?
  ) {
    self.sink = sink
    self.rewrite = rewrite
  }

  /// Makes a surface that writes to the sink, draws on it and finishes it.
  ///
  /// Nothing more is written once drawing or the sink has failed. `rewrite` gets each piece of the
  /// stream in order and returns what is written for it; an empty piece ends the stream.
  package static func write(
    to sink: inout ByteSink, rewrite: ((UnsafeRawBufferPointer) -> [UInt8])? = nil,
    make: (_ write: @escaping cairo_write_func_t, _ closure: UnsafeMutableRawPointer)
      -> OpaquePointer?,
    draw: (OpaquePointer) throws(PlotError) -> Void
  ) throws(PlotError) {
    try withUnsafeMutablePointer(to: &sink) { sink throws(PlotError) in
      let stream = CairoStream(sink, rewrite: rewrite)
      guard let surface = make(takeBytes, Unmanaged.passUnretained(stream).toOpaque()) else {
        throw PlotError(.output, "cairo has no memory for a page")
      }
      do throws(PlotError) {
        try CairoStatus.check(cairo_surface_status(surface))
        try draw(surface)
      } catch {
        stream.error = stream.error ?? error
      }
      cairo_surface_finish(surface)
      let status = cairo_surface_status(surface)
      cairo_surface_destroy(surface)
      if stream.error == nil, let rewrite { stream.take(rewrite(.init(start: nil, count: 0))) }
      // Cairo's own word for a failed sink says nothing that the sink's error does not say better.
      if let error = stream.error { throw error }
      try CairoStatus.check(status)
      withExtendedLifetime(stream) {}
    }
  }

  fileprivate func take(_ bytes: UnsafeRawBufferPointer) -> cairo_status_t {
    guard error == nil else { return CAIRO_STATUS_WRITE_ERROR }
    if let rewrite { return take(rewrite(bytes)) }
    do throws(PlotError) { try sink.pointee.write(bytes) } catch { self.error = error }
    return error == nil ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
  }

  @discardableResult
  private func take(_ bytes: [UInt8]) -> cairo_status_t {
    guard !bytes.isEmpty else { return CAIRO_STATUS_SUCCESS }
    do throws(PlotError) { try sink.pointee.write(bytes) } catch { self.error = error }
    return error == nil ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
  }
}

/// Cairo calls this with every piece of a stream.
private func takeBytes(
  closure: UnsafeMutableRawPointer?, bytes: UnsafePointer<UInt8>?, count: UInt32
) -> cairo_status_t {
  guard let closure else { return CAIRO_STATUS_WRITE_ERROR }
  let stream = Unmanaged<CairoStream>.fromOpaque(closure).takeUnretainedValue()
  return stream.take(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
}
