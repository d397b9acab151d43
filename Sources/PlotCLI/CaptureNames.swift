/// The names of recordings in a figure, from their files: `server` of `runs/server.mem`.
enum CaptureNames {
  /// Returns a name for each path; those of one name are told apart by their folders, `before/server` and
  /// `after/server`, or where these are the same, too, by numbers.
  static func of(_ paths: [String]) -> [String] {
    var names = paths.map(stem)
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    for (name, count) in counts where count > 1 {
      let twins = names.indices.filter { names[$0] == name }
      let folders = twins.map { folder(of: paths[$0]) }
      guard Set(folders).count == twins.count else { continue }
      for (index, folder) in zip(twins, folders) where !folder.isEmpty {
        names[index] = "\(folder)/\(name)"
      }
    }
    var seen: [String: Int] = [:]
    return names.map { name in
      let count = seen[name, default: 0] + 1
      seen[name] = count
      return count > 1 ? "\(name) (\(count))" : name
    }
  }

  /// A file's name without folders and ending.
  static func stem(_ path: String) -> String {
    if path == "-" { return "stdin" }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  private static func folder(of path: String) -> String {
    path.split(separator: "/").dropLast().last.map(String.init) ?? ""
  }
}
