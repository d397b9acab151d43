import Host
import PlotCore

/// A program with the arguments that it gets beside what the tool says to it.
struct Program: Hashable, Sendable {
  /// What the user calls it, such as `./tikz.py` or `highwater-tikz`.
  let name: String
  /// The file that is executed.
  let path: String
  /// What stands behind the program in the config.
  let arguments: [String]

  /// Describes a program that is known to be one.
  init(name: String, path: String, arguments: [String] = []) {
    self.name = name
    self.path = path
    self.arguments = arguments
  }

  /// Finds the program of a command line: a path, seen from a folder, or a name to be looked for on
  /// the search path. Throws where there is none.
  init(_ words: [String], in folder: String) throws(PlotError) {
    guard let word = words.first, !word.isEmpty, !words.contains(where: { $0.utf8.contains(0) })
    else {
      throw PlotError(.config, "names no program", remedy: "write [\"./program\"]")
    }
    let isPath = word.contains("/")
    let isAbsolute = word.hasPrefix("/") || folder.isEmpty
    guard let path = isPath ? isAbsolute ? word : folder + "/" + word : SearchPath.find(word) else {
      throw PlotError(
        .config, "there is no program \"\(Quoted.text(word))\" on the PATH",
        remedy: "a path has a slash: \"./\(Quoted.text(word))\"")
    }
    self.init(name: Quoted.text(word), path: path, arguments: Array(words.dropFirst()))
    guard access(path, F_OK) == 0 else {
      throw PlotError(
        .config, "cannot run \"\(name)\": \(systemMessage(errno))",
        remedy: "a path is seen from the folder of the config that names it")
    }
    guard SystemFile.isRegular(path) else {
      throw PlotError(.config, "\"\(name)\" is no program but a folder or device")
    }
    guard access(path, X_OK) == 0 else {
      throw PlotError(
        .config, "\"\(name)\" may not be executed", remedy: "make it a program: chmod +x \(name)")
    }
  }

  /// Tells whether a file is there that may be executed.
  static func isProgram(_ path: String) -> Bool {
    SystemFile.isRegular(path) && access(path, X_OK) == 0
  }

  /// What changes when another program takes the file's place.
  var identity: [Int] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    let time = status.changed
    return [
      Int(truncatingIfNeeded: status.st_dev), Int(truncatingIfNeeded: status.st_ino),
      Int(status.st_size), Int(time.tv_sec), Int(time.tv_nsec),
    ]
  }
}
