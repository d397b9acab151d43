/// The names of recordings in a figure, from their files: `server` of `runs/server.mem`.
enum CaptureNames {
  /// Returns a name for each path; those of one name are told apart by as many of their folders as it
  /// takes, `before/server` and `after/server`, and a path that is named twice by numbers.
  static func of(_ paths: [String]) -> [String] {
    var names = paths.map(stem)
    for twins in Dictionary(grouping: names.indices, by: { names[$0] }).values {
      let different = Set(twins.map { paths[$0] })
      guard different.count > 1 else { continue }
      let deepest = different.map { folders(of: $0).count }.max() ?? 0
      // No depth tells `server.mem` and `server.txt` of one folder apart.
      for depth in 0...deepest {
        let longer = different.map { Self.name($0, depth: depth) }
        guard Set(longer).count == different.count else { continue }
        for index in twins { names[index] = Self.name(paths[index], depth: depth) }
        break
      }
    }
    var seen: [String: Int] = [:]
    return names.map { name in
      let count = seen[name, default: 0] + 1
      seen[name] = count
      return count > 1 ? "\(name) (\(count))" : name
    }
  }

  /// A file's name behind so many of the folders that it is in.
  private static func name(_ path: String, depth: Int) -> String {
    (folders(of: path).suffix(depth) + [stem(path)]).joined(separator: "/")
  }

  private static func folders(of path: String) -> [String] {
    path.split(separator: "/").dropLast().filter { $0 != "." }.map(String.init)
  }

  /// A file's name without folders and ending.
  static func stem(_ path: String) -> String {
    if path == "-" { return "stdin" }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
