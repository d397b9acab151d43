import Host
import PlotConfig
import PlotCore

/// Which file a path leads to, whatever it is called: its device and number.
package struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  /// Looks at a plain file; nil where there is none, and for `-`.
  package init?(of path: String) {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// Looks at the files of a run's inputs: the name of the first input of each file.
  package static func inputs(of spec: RunSpec) -> [FileIdentity: String] {
    var names: [FileIdentity: String] = [:]
    for input in spec.inputs {
      guard case .file(let path) = input.origin, let file = FileIdentity(of: path) else { continue }
      if names[file] == nil { names[file] = input.name }
    }
    return names
  }
}
