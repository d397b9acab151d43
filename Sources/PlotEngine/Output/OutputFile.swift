#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
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

  private let descriptor: Int32
  private let temporary: String?
  private let target: String
  private var isFinished = false

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
    let folder = folder(of: resolve(path))
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
    guard a != "-", b != "-" else { return false }
    var (first, second) = (stat(), stat())
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_mode & S_IFMT == S_IFREG
      && first.st_dev == second.st_dev && first.st_ino == second.st_ino
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
      (descriptor, temporary, target) = (STDOUT_FILENO, nil, path)
      return
    }
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      (temporary, target) = (nil, path)
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      target = Self.resolve(path)
      let name = target.split(separator: "/").last.map(String.init) ?? target
      var template = Array(
        (Self.folder(of: target) + "/." + name.prefix(180) + ".XXXXXX").utf8CString)
      descriptor = mkstemp(&template)
      temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if descriptor >= 0 {
        // mkstemp's files are private; an output is as open as the old file, or as the umask lets it.
        let mask = umask(0)
        umask(mask)
        let isNew = stat(target, &status) != 0
        fchmod(descriptor, isNew ? 0o666 & ~mask : status.st_mode & 0o777)
      }
    }
    guard descriptor >= 0 else {
      throw PlotError(.output, "cannot write: \(systemMessage(errno))", at: Place(file: path))
    }
  }

  deinit {
    if descriptor >= 0, descriptor != STDOUT_FILENO, !isFinished { close(descriptor) }
    if let temporary, !isFinished { unlink(temporary) }
  }

  /// Writes bytes at the end.
  func write(_ bytes: UnsafeRawBufferPointer) throws(PlotError) {
    var done = 0
    while done < bytes.count, !readerLeft {
      #if canImport(Darwin)
        let count = Darwin.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      #else
        let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      #endif
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE, temporary == nil {
          readerLeft = true
          return
        }
        throw failure("cannot write")
      }
      done += count
    }
    byteCount += done
  }

  /// Puts the finished file in its place.
  func finish() throws(PlotError) {
    guard let temporary else { return }
    // Some file systems cannot sync; everything else is a disk that failed.
    if fdatasync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP {
      throw failure("cannot write")
    }
    guard rename(temporary, target) == 0 else { throw failure("cannot put the file in its place") }
    isFinished = true
    close(descriptor)
  }

  private func failure(_ what: String) -> PlotError {
    let reason = errno
    return PlotError(
      .output, "\(what): \(systemMessage(reason))", at: Place(file: path),
      remedy: reason == ENOSPC ? "free some room; the old file, if any, is untouched" : nil)
  }

  /// Follows links, so that a linked file is replaced rather than the link.
  private static func resolve(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
