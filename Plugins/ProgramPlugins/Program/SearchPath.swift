import Host

/// The folders of `PATH` in which programs are looked for.
///
/// Only absolute ones: with one that is seen from the current folder, files of whatever folder the
/// user stands in would be programs.
enum SearchPath {
  static var folders: [String] {
    guard let text = getenv("PATH") else { return [] }
    return String(cString: text).split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
  }

  /// Returns the path of the first program of a name; nil where there is none.
  static func find(_ name: String) -> String? {
    folders.lazy.map { $0 + "/" + name }.first(where: Program.isProgram)
  }

  /// Returns the programs whose names are a prefix and an id, each id's first, in order of ids.
  ///
  /// Ids are lower-case letters, digits and hyphens; a file of any other name is none of ours.
  static func programs(prefix: String) -> [(id: String, path: String)] {
    var found: [String: String] = [:]
    for folder in folders {
      for path in files(in: folder, prefix: prefix) {
        let id = String(path.dropFirst(folder.count + 1 + prefix.count))
        if isID(id), found[id] == nil, Program.isProgram(path) { found[id] = path }
      }
    }
    return found.sorted { $0.key < $1.key }.map { (id: $0.key, path: $0.value) }
  }

  /// Tells whether a word is lower-case letters, digits and single hyphens between them.
  static func isID(_ word: String) -> Bool {
    word.utf8.count <= 64
      && word.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
  }

  private static func files(in folder: String, prefix: String) -> [String] {
    var pattern = ""
    for character in folder + "/" + prefix {
      if "*?[]\\".contains(character) { pattern.append("\\") }
      pattern.append(character)
    }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern + "*", 0, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
  }
}
