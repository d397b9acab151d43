import Host

/// Tells whether a program has a file open to write to it, as far as the system shows it.
///
/// Linux shows every open file of the user's own processes in /proc; elsewhere, and of other users'
/// processes, nothing is known.
enum FileWriters {
  /// Whether a process that can be seen has the file open for writing.
  static func has(_ file: FileLook) -> Bool {
    names(in: "/proc").contains { process in
      guard process.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
      let folder = "/proc/\(process)/fd"
      return names(in: folder).contains { isWriting("\(folder)/\($0)", to: file) }
    }
  }

  private static func isWriting(_ link: String, to file: FileLook) -> Bool {
    guard let there = FileLook(link), there.inode == file.inode, there.device == file.device
    else { return false }
    var status = stat()
    // The link itself may be written through where the descriptor may.
    return lstat(link, &status) == 0 && status.st_mode & S_IWUSR != 0
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
