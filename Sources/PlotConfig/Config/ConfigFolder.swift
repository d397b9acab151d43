import PlotCore
import Host

/// Finds files from the folder of the config that names them.
enum ConfigFolder {
  /// Returns the folder of a config; empty for the current folder, which is also that of a config
  /// from a pipe.
  static func of(_ file: String) -> String {
    if file == "-" || file.hasPrefix("/dev/") || file.hasPrefix("/proc/") { return "" }
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// Returns a path as seen from the current folder; `-` and absolute paths stay.
  static func resolve(_ path: String, from folder: String) -> String {
    if path == "-" || path.hasPrefix("/") || folder.isEmpty { return path }
    return folder == "/" ? "/" + path : folder + "/" + path
  }

  /// Returns one spelling for all paths of a file: links followed, as far as it exists.
  static func identity(of path: String) -> String {
    if path == "-" { return path }
    if let real = real(path) { return real }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let folder = of(path).isEmpty ? (path.hasPrefix("/") ? "/" : ".") : of(path)
    if let real = real(folder), name != ".." { return resolve(name, from: real) }
    let absolute = path.hasPrefix("/") ? path : (real(".") ?? "") + "/" + path
    var parts: [Substring] = []
    for part in absolute.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// Whether a path is a device, which several outputs may share.
  static func isDevice(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFCHR
  }

  /// Whether a path is a pattern rather than a file that is there.
  static func isPattern(_ path: String) -> Bool {
    guard path != "-", path.utf8.contains(where: { "*?[".utf8.contains($0) }) else { return false }
    return access(path, F_OK) != 0
  }

  /// Returns the files that a pattern matches, in the order of their names' bytes.
  static func matches(of pattern: String, in folder: String) -> [String] {
    var escaped = ""
    for character in resolve("", from: folder) {
      if "*?[]\\".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    let whole = pattern.hasPrefix("/") ? pattern : escaped + pattern
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(whole, 0, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Returns a file's name without its folder and last ending.
  static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
    return String(name[..<dot])
  }

  private static func real(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }
}
