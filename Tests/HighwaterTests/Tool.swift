import Foundation
import Testing

/// Runs the real tool in a folder of its own.
struct Tool {
  /// What a run of the tool came to.
  struct Result {
    var status: Int32
    var output: Data
    var messages: String
    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// The folder in which the tool runs.
  let folder: URL

  static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")
  static let root = fixtures.deletingLastPathComponent().deletingLastPathComponent()
  static let captures = [
    "ls", "cc1", "git-log", "mmap-deepstack", "threads", "threads-unfilled-slot", "forks", "killed",
    "truncated", "unbuffered-repeat", "mmap-underflow",
  ]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "highwater-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Calls the body with a tool in a new folder, which is removed afterwards.
  static func inNewFolder(_ body: (Tool) throws -> Void) throws {
    let tool = try Tool()
    defer { try? FileManager.default.removeItem(at: tool.folder) }
    try body(tool)
  }

  static func capture(_ name: String) -> String {
    fixtures.appending(path: "captures/\(name).mem").path
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }
  func data(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  /// Runs the tool.
  @discardableResult
  func callAsFunction(
    _ arguments: String..., input: Data? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    try run(Self.product("highwater"), arguments, input: input, environment: environment)
  }

  /// Runs a program with its arguments.
  func run(
    _ program: String, _ arguments: [String], input: Data? = nil,
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    // Files, not pipes: nothing can fill up while nobody reads.
    let (out, messages) = (path(".stdout-\(UUID())"), path(".stderr-\(UUID())"))
    for file in [out, messages] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
    process.standardOutput = FileHandle(forWritingAtPath: out)
    process.standardError = FileHandle(forWritingAtPath: messages)
    if let input {
      try input.write(to: folder.appending(path: ".stdin"))
      process.standardInput = FileHandle(forReadingAtPath: path(".stdin"))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    process.waitUntilExit()
    defer { for file in [out, messages] { try? FileManager.default.removeItem(atPath: file) } }
    return Result(
      status: process.terminationStatus, output: try Data(contentsOf: URL(fileURLWithPath: out)),
      messages: String(
        decoding: try Data(contentsOf: URL(fileURLWithPath: messages)), as: UTF8.self))
  }

  /// The path of an executable that the package builds.
  static func product(_ name: String) -> String {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: name)
      if FileManager.default.isExecutableFile(atPath: candidate.path),
        !folder.path.hasSuffix(".xctest")
      {
        return candidate.path
      }
      folder.deleteLastPathComponent()
    }
    return root.appending(path: ".build/debug/\(name)").path
  }

  /// Finds an outside program on the search path; nil where it is not installed.
  static func find(_ program: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static var hasNumpy: Bool {
    guard let python = find("python3"), let tool = try? Tool() else { return false }
    defer { try? FileManager.default.removeItem(at: tool.folder) }
    return (try? tool.run(python, ["-c", "import numpy"]).status) == 0
  }

  /// The columns of an input in the JSON that `stat` writes, by their names.
  static func fields(_ json: Data, input: Int = 0) throws -> [String: [String: Any]] {
    let root = try JSONSerialization.jsonObject(with: json) as? [String: Any]
    let inputs = try #require(root?["inputs"] as? [[String: Any]])
    return try #require(inputs[input]["fields"] as? [String: [String: Any]])
  }
}
