#if canImport(Glibc)
  import Host
  import PlotCore

  /// The file of a program that is to be recorded, and what stands in the way of it.
  package struct ProgramFile: Sendable {
    /// What the file is.
    package enum Kind: Equatable, Sendable {
      /// An ELF program with its dynamic linker.
      case dynamic(linker: String)
      /// An ELF program that no library can be loaded into.
      case isStatic
      /// An ELF program of other word size or machine than this tool.
      case foreign
      /// A script; the name is that of the program that reads it.
      case script(interpreter: String)
      /// Something else that the system may know how to run.
      case unknown
    }

    /// The program as the user named it.
    package var word: String
    /// The file.
    package var path: String
    /// What it is.
    package var kind: Kind
    /// Whether it runs with other rights than ours, so that the linker loads no foreign library.
    package var gainsRights: Bool

    /// The name by which `libmemusage.so` knows the program.
    package var name: String { SystemFile.baseName(word) }

    /// Finds a program as a shell does; throws with the statuses 127 and 126 of shells.
    package init(_ word: String) throws(LaunchError) {
      self.word = word
      let place = word.contains("/") ? word : Self.search(word)
      var status = stat()
      guard let place, stat(place, &status) == 0 else {
        throw LaunchError(
          PlotError(
            .usage, "no program \"\(word)\" was found",
            remedy: word.contains("/") ? "check the path" : "check the name and PATH"),
          exitStatus: 127)
      }
      guard status.st_mode & S_IFMT == S_IFREG, access(place, X_OK) == 0 else {
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        throw LaunchError(
          PlotError(
            .usage, "\"\(word)\" \(isFolder ? "is a folder" : "may not be executed")",
            remedy: isFolder ? "name a program in it" : "make it executable: chmod +x \(place)"),
          exitStatus: 126)
      }
      path = place
      kind = Self.kind(of: SystemFile.bytes(place, limit: 65_536) ?? [])
      let mode = status.st_mode
      gainsRights =
        mode & S_ISUID != 0 && status.st_uid != geteuid()
        || mode & S_ISGID != 0 && status.st_gid != getegid()
    }

    /// Finds a program on the search path; nil where there is none.
    static func search(_ name: String) -> String? {
      let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
      var found: String?
      for folder in path.split(separator: ":", omittingEmptySubsequences: false) {
        let candidate = (folder.isEmpty ? "." : String(folder)) + "/" + name
        guard SystemFile.isRegular(candidate) else { continue }
        if access(candidate, X_OK) == 0 { return candidate }
        found = found ?? candidate
      }
      return found
    }

    /// Tells from the first bytes of a file what it is.
    static func kind(of head: [UInt8]) -> Kind {
      if head.starts(with: Array("#!".utf8)) {
        let line = String(decoding: head.dropFirst(2).prefix { $0 != 0x0A }, as: UTF8.self)
        let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
        guard let first = words.first.map(SystemFile.baseName) else { return .unknown }
        // `#!/usr/bin/env -S NAME=value python3 -u` is read by python3.
        let named = words.dropFirst().first { !$0.hasPrefix("-") && !$0.contains("=") }
        return .script(
          interpreter: first == "env" ? named.map(SystemFile.baseName) ?? first : first)
      }
      return ELFHead(head)?.kind ?? .unknown
    }
  }

  /// A program that cannot be started, with the status that a shell would end with.
  package struct LaunchError: Error {
    /// What is wrong.
    package var error: PlotError
    /// 127 where there is no such program, 126 where it may not run.
    package var exitStatus: Int32

    init(_ error: PlotError, exitStatus: Int32) {
      self.error = error
      self.exitStatus = exitStatus
    }
  }
#endif
