import Host
import PlotCore

/// A file that is written beside its place and renamed when it is whole; an old file survives any
/// failure. Devices and pipes, and `-` for standard output, are written straight.
package final class OutputFile {
  /// The path as the user named it, or `-`.
  let path: String
  /// Whether whoever reads a pipe has left; what is written then is dropped without an error.
  private(set) var readerLeft = false
  /// How many bytes were taken.
  private(set) var byteCount = 0

  /// The file that is to replace what is there; nil where bytes are written straight.
  private let replaced: ReplacedFile?
  private let descriptor: Int32

  /// Looks, without writing anything, whether a path can be written to.
  static func check(_ path: String) throws(PlotError) {
    guard path != "-" else { return }
    let place = Place(file: path)
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR {
      throw PlotError(.output, "is a folder", at: place, remedy: "name a file in it")
    }
    if exists, status.st_mode & S_IFMT != S_IFREG { return }
    let folder = ReplacedFile.folder(of: ReplacedFile.resolve(path))
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw PlotError(
        .output, "there is no folder \"\(folder)\"", at: place,
        remedy: "make it: mkdir -p \(folder)")
    }
    guard access(folder, W_OK | X_OK) == 0 else {
      throw PlotError(
        .output, "the folder \"\(folder)\" cannot be written to: \(systemMessage(errno))",
        at: place)
    }
  }

  /// Tells whether two paths name the same file that is there.
  package static func isSame(_ a: String, _ b: String) -> Bool {
    guard let first = FileIdentity(of: a) else { return false }
    return first == FileIdentity(of: b)
  }

  /// Returns a sink that writes to standard output.
  package static func standardOutputSink() -> ByteSink {
    ByteSink { bytes throws(PlotError) in try OutputFile("-").write(bytes) }
  }

  /// Writes a whole file.
  package static func write(_ bytes: [UInt8], to path: String) throws(PlotError) {
    try check(path)
    let file = try OutputFile(path)
    var sink = ByteSink { bytes throws(PlotError) in try file.write(bytes) }
    try sink.write(bytes)
    try sink.flush()
    try file.finish()
  }

  /// Opens a file to be written; throws where that cannot be done.
  init(_ path: String) throws(PlotError) {
    self.path = path
    var status = stat()
    if path == "-" {
      (descriptor, replaced) = (STDOUT_FILENO, nil)
    } else if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      (descriptor, replaced) = (open(path, O_WRONLY | O_CLOEXEC), nil)
      guard descriptor >= 0 else { throw failure() }
    } else {
      (descriptor, replaced) = (-1, try ReplacedFile(path))
    }
  }

  deinit { if descriptor >= 0, descriptor != STDOUT_FILENO { close(descriptor) } }

  /// Writes bytes at the end.
  func write(_ bytes: UnsafeRawBufferPointer) throws(PlotError) {
    if let replaced {
      try replaced.write(bytes)
      byteCount += bytes.count
      return
    }
    guard !readerLeft else { return }
    do throws(TransferFailure) {
      try writeFully(bytes, to: descriptor)
      byteCount += bytes.count
    } catch {
      guard error.number == EPIPE else { throw failure(error.number) }
      readerLeft = true
    }
  }

  /// Puts the finished file in its place.
  func finish() throws(PlotError) { try replaced?.finish() }

  private func failure(_ reason: Int32 = errno) -> PlotError {
    PlotError(.output, "cannot write: \(systemMessage(reason))", at: Place(file: path))
  }
}
