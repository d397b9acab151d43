import PlotCore
import Host

extension SyntheticCapture {
  /// Writes the capture to a file, in memory for one chunk; throws where it cannot be written.
  public func write(to path: String) throws(PlotError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw PlotError(.tool, "cannot write: \(systemMessage(errno))", at: Place(file: path))
    }
    defer { close(descriptor) }
    var maker = RecordMaker(self)
    try writeAll(encoded(maker.header), to: descriptor, path: path)
    while let chunk = maker.nextChunk() {
      try writeAll(encoded(chunk), to: descriptor, path: path)
    }
    // The peaks are known now.
    try writeAll(encoded(maker.header), to: descriptor, at: 0, path: path)
  }

  /// Returns an open file with the capture that is gone when nobody uses it any more.
  public func file(path: String = "synthetic.mem") throws(PlotError) -> InputFile {
    try .scratch(bytes, path: path)
  }
}
