#if canImport(Glibc)
  import Glibc

  /// Small files of the system, read whole.
  enum SystemFile {
    /// Returns the first bytes of a file; nil where it cannot be read.
    static func bytes(_ path: String, limit: Int = 16_384) -> [UInt8]? {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { return nil }
      defer { close(descriptor) }
      var failed = false
      let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
        while filled < limit, let base = buffer.baseAddress {
          let count = read(descriptor, base + filled, limit - filled)
          if count < 0, errno == EINTR { continue }
          failed = count < 0
          if count <= 0 { break }
          filled += count
        }
      }
      return failed ? nil : bytes
    }

    /// Returns a file's text; nil where it cannot be read.
    static func text(_ path: String, limit: Int = 16_384) -> String? {
      bytes(path, limit: limit).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Tells whether there is a regular file.
    static func isRegular(_ path: String) -> Bool {
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Returns the part of a path after its last slash.
    static func baseName(_ path: String) -> String {
      path.split(separator: "/").last.map(String.init) ?? path
    }
  }
#endif
