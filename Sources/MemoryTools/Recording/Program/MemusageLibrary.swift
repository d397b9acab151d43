#if canImport(Glibc)
  import Host
  import PlotCore

  /// The library of glibc that records, `libmemusage.so`.
  package enum MemusageLibrary {
    private static let file = "libmemusage.so"

    /// Where distributions have it: multiarch folders first, then those of the others.
    private static var folders: [String] {
      #if arch(x86_64)
        let triples = ["x86_64-linux-gnu"]
      #elseif arch(arm64)
        let triples = ["aarch64-linux-gnu"]
      #elseif arch(powerpc64le)
        let triples = ["powerpc64le-linux-gnu"]
      #elseif arch(s390x)
        let triples = ["s390x-linux-gnu"]
      #elseif arch(riscv64)
        let triples = ["riscv64-linux-gnu"]
      #else
        let triples: [String] = []
      #endif
      return triples.flatMap { ["/usr/lib/\($0)", "/lib/\($0)"] }
        + ["/usr/lib64", "/lib64", "/usr/lib", "/lib", "/usr/local/lib64", "/usr/local/lib"]
    }

    /// Returns the library's path: the one given, the distribution's, or the one that the script
    /// `memusage` names; throws where there is none.
    package static func find(_ given: String? = nil) throws(PlotError) -> String {
      if let given {
        guard SystemFile.isRegular(given), let path = absolute(given) else {
          throw PlotError(.usage, "--library: there is no file \"\(given)\"")
        }
        return path
      }
      let known = folders.map { "\($0)/\(file)" }.first(where: SystemFile.isRegular)
      if let found = known ?? scriptsOwn() { return found }
      throw PlotError(
        .tool, "\(file), the library of glibc that records, is not installed",
        remedy:
          "install it: `apt install libc-devtools` (Debian, Ubuntu), `dnf install glibc-utils` "
          + "(Fedora); or name it with --library")
    }

    /// The path that the script on the search path was built with, as in `memusageso='/lib/…'`.
    private static func scriptsOwn() -> String? {
      guard let script = ProgramFile.search("memusage"), let text = SystemFile.text(script) else {
        return nil
      }
      let key = "memusageso="
      return text.split(separator: "\n").lazy.filter { $0.hasPrefix(key) }
        .map { $0.dropFirst(key.count).filter { $0 != "'" && $0 != "\"" } }
        .first(where: SystemFile.isRegular)
    }

    private static func absolute(_ path: String) -> String? {
      guard let real = realpath(path, nil) else { return nil }
      defer { free(real) }
      return String(cString: real)
    }
  }
#endif
