import CHost
import Host

/// A file that is written beside its place and renamed when it is whole; an old one survives any
/// failure, and a link stays one.
package final class ReplacedFile {
  private let path: String
  private let target: String
  private let temporary: String
  private let descriptor: Int32
  private var isFinished = false

  /// The process's umask. It can be read only by setting it, for all threads: so once, since outputs
  /// are written at the same time.
  private static let mask: mode_t = {
    let mask = umask(0)
    umask(mask)
    return mask
  }()

  /// Opens an unfinished file beside a path; throws where that cannot be done.
  package init(_ path: String) throws(PlotError) {
    self.path = path
    // Links are followed, so that a linked file is replaced rather than the link.
    target = Self.resolve(path)
    let name = target.split(separator: "/").last.map(String.init) ?? target
    var template = Array(
      (Self.folder(of: target) + "/." + name.prefix(180) + ".XXXXXX").utf8CString)
    descriptor = chost_make_temporary(&template)
    temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw failure("cannot write") }
    // A temporary file is private; this one is as open as the old file, or as the umask lets it.
    var status = stat()
    let isNew = stat(target, &status) != 0
    fchmod(descriptor, isNew ? 0o666 & ~Self.mask : status.st_mode & 0o777)
  }

  deinit {
    guard !isFinished else { return }
    if descriptor >= 0 {
      close(descriptor)
      unlink(temporary)
    }
  }

  /// Writes a whole file.
  package static func write(_ bytes: [UInt8], to path: String) throws(PlotError) {
    let file = try ReplacedFile(path)
    var sink = ByteSink { bytes throws(PlotError) in try file.write(bytes) }
    try sink.write(bytes)
    try sink.flush()
    try file.finish()
  }

  /// Writes bytes at the end.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(PlotError) {
    do throws(TransferFailure) {
      try writeFully(bytes, to: descriptor)
    } catch {
      throw failure("cannot write", error.number)
    }
  }

  /// Puts the whole file in its place.
  package func finish() throws(PlotError) {
    // Some file systems cannot sync; everything else is a disk that failed.
    if fdatasync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP {
      throw failure("cannot write")
    }
    guard rename(temporary, target) == 0 else { throw failure("cannot put the file in its place") }
    isFinished = true
    close(descriptor)
  }

  private func failure(_ what: String, _ reason: Int32 = errno) -> PlotError {
    PlotError(
      .output, "\(what): \(systemMessage(reason))", at: Place(file: path),
      remedy: reason == ENOSPC ? "free some room; the old file, if any, is untouched" : nil)
  }

  /// The path of the file itself, where a path names a link.
  package static func resolve(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// The folder of a file.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
