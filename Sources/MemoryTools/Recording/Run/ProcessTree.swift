#if canImport(Glibc)
  import Host

  /// Running processes as /proc shows them.
  enum ProcessTree {
    /// More than that are not looked at, so that a look stays short.
    private static let largest = 1024

    /// Finds the process of a name among a process and what it started, nearest first.
    static func find(_ name: String, from root: pid_t) -> pid_t? {
      var queue = [root]
      var next = 0
      while next < queue.count, queue.count <= largest {
        if Self.name(of: queue[next]) == name { return queue[next] }
        queue += children(of: queue[next])
        next += 1
      }
      return nil
    }

    /// The base name of a process' first word, which is the name that glibc gives it.
    static func name(of process: pid_t) -> String? {
      guard let words = SystemFile.bytes("/proc/\(process)/cmdline", limit: 4096) else {
        return nil
      }
      return SystemFile.baseName(String(decoding: words.prefix { $0 != 0 }, as: UTF8.self))
    }

    private static func children(of process: pid_t) -> [pid_t] {
      var found: [pid_t] = []
      guard let folder = opendir("/proc/\(process)/task") else { return [] }
      defer { closedir(folder) }
      while let entry = readdir(folder) {
        let thread = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard thread.first?.isNumber == true,
          let text = SystemFile.text("/proc/\(process)/task/\(thread)/children")
        else { continue }
        found += text.split { $0.isWhitespace }.compactMap { pid_t($0) }
      }
      return found
    }
  }
#endif
