/// Small files of the system, read whole: those of proc tell no length.
package enum SystemFile {
  /// Returns the first bytes of a file; nil where it cannot be read.
  package static func bytes(_ path: String, limit: Int = 16_384) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var count: Int?
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
      count = try? readFully(descriptor, into: UnsafeMutableRawBufferPointer(buffer))
      filled = count ?? 0
    }
    return count == nil ? nil : bytes
  }

  /// Returns a file's text; nil where it cannot be read.
  package static func text(_ path: String, limit: Int = 16_384) -> String? {
    bytes(path, limit: limit).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Tells whether there is a regular file.
  package static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Returns the part of a path after its last slash.
  package static func baseName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

extension stat {
  /// When the file was last changed.
  package var changed: timespec {
    #if canImport(Darwin)
      st_mtimespec
    #else
      st_mtim
    #endif
  }
}
