/// Where a renderer writes its bytes, in order; they are gathered into blocks of 256 KiB.
public struct ByteSink {
  private static let capacity = 262_144
  private var buffer: [UInt8] = []
  private let body: (UnsafeRawBufferPointer) throws(PlotError) -> Void
  /// How many bytes were written so far.
  public private(set) var byteCount = 0

  /// Creates a sink; the body gets the bytes in order and throws where they cannot be kept.
  public init(_ body: @escaping (UnsafeRawBufferPointer) throws(PlotError) -> Void) {
    self.body = body
    buffer.reserveCapacity(Self.capacity)
  }

  /// Writes bytes.
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(PlotError) {
    byteCount += bytes.count
    if buffer.count + bytes.count > Self.capacity { try flush() }
    if bytes.count >= Self.capacity { try body(bytes) } else { buffer.append(contentsOf: bytes) }
  }

  /// Writes bytes.
  public mutating func write(_ bytes: [UInt8]) throws(PlotError) {
    byteCount += bytes.count
    if buffer.count + bytes.count > Self.capacity { try flush() }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Writes text in UTF-8.
  public mutating func write(_ text: String) throws(PlotError) {
    buffer.append(contentsOf: text.utf8)
    byteCount += text.utf8.count
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Hands on what is gathered; the engine calls it after the renderer.
  public mutating func flush() throws(PlotError) {
    guard !buffer.isEmpty else { return }
    var error: PlotError?
    buffer.withUnsafeBytes { bytes in
      do throws(PlotError) { try body(bytes) } catch let caught { error = caught }
    }
    buffer.removeAll(keepingCapacity: true)
    if let error { throw error }
  }
}
