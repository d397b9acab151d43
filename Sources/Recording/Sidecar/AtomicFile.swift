#if canImport(Glibc)
  import Glibc
  import PlotCore

  /// Writes a small file beside its place and renames it when it is whole.
  enum AtomicFile {
    /// Writes a file; an old one survives any failure.
    static func write(_ bytes: [UInt8], to path: String) throws(PlotError) {
      func failure() -> PlotError {
        PlotError(.output, "cannot write: \(systemMessage(errno))", at: Place(file: path))
      }
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      let name = SystemFile.baseName(path).prefix(180)
      var template = Array("\(folder).\(name).XXXXXX".utf8CString)
      let descriptor = mkstemp(&template)
      guard descriptor >= 0 else { throw failure() }
      let temporary = String(
        decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      var error: PlotError?
      var done = 0
      while done < bytes.count, error == nil {
        let count = bytes.withUnsafeBytes {
          Glibc.write(descriptor, $0.baseAddress! + done, bytes.count - done)
        }
        if count < 0, errno == EINTR { continue }
        if count <= 0 { error = failure() } else { done += count }
      }
      // mkstemp's files are private; this one is as open as the umask lets it be.
      let mask = umask(0)
      umask(mask)
      fchmod(descriptor, 0o666 & ~mask)
      if error == nil, fdatasync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP {
        error = failure()
      }
      close(descriptor)
      if error == nil, rename(temporary, path) != 0 { error = failure() }
      if let error {
        unlink(temporary)
        throw error
      }
    }
  }
#endif
