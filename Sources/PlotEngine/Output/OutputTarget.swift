import PlotCore

/// What an output's bytes are given to.
protocol OutputTarget: AnyObject {
  /// How many bytes were taken.
  var byteCount: Int { get }
  /// Whether whoever reads a pipe has left.
  var readerLeft: Bool { get }
  /// Takes the next bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(PlotError)
  /// Ends the output: all bytes were taken.
  func finish() throws(PlotError)
}

extension OutputFile: OutputTarget {}
