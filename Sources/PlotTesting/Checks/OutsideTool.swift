import Foundation

/// Runs an outside tool as an oracle; it may not be installed.
public enum OutsideTool {
  /// Finds a tool on the search path; nil where it is not installed.
  public static func path(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Whether a tool is installed.
  public static func has(_ name: String) -> Bool { path(name) != nil }

  /// Returns the exit status and all output of a tool that is given bytes as its input.
  public static func run(
    _ name: String, _ arguments: [String], input: [UInt8]
  ) throws -> (Int32, String) {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path(name) ?? name)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
