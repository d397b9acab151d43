import Foundation

/// A folder for a test's files that goes away with its last user.
public final class ScratchFolder: Sendable {
  /// The folder's path.
  public let path: String

  /// Makes a folder among the system's temporary ones; throws where that cannot be done.
  public init() throws {
    path = NSTemporaryDirectory() + "plot-testing-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a text into a file of the folder, and returns the file's path; folders that the name
  /// tells are made.
  @discardableResult public func write(_ name: String, _ text: String) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    return file
  }
}
