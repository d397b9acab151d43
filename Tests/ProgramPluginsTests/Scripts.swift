import Foundation
import PlotCore

@testable import ProgramPlugins

/// A folder of shell scripts that are programs.
final class Scripts {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "programs-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes a script, and returns it as a program.
  func program(
    _ text: String, name: String = "script", arguments: [String] = [], mode: Int = 0o755
  ) throws -> Program {
    let path = folder + "/" + name
    try Data("#!/bin/sh\n\(text)\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return Program(name: "./" + name, path: path, arguments: arguments)
  }

  /// Runs a script on some input.
  func run(
    _ text: String, input: String = "", arguments: [String] = [],
    environment: [String: String] = [:], timeLimit: Double = 30, outputLimit: Int = 1 << 32
  ) throws -> (output: String, remark: String) {
    let run = ProgramRun(
      program: try program(text, arguments: arguments), environment: environment,
      timeLimit: timeLimit, outputLimit: outputLimit, stage: .output)
    let scratch = try ScratchInput(stage: .output)
    try scratch.append(Array(input.utf8))
    try scratch.rewind()
    let answer = try run(scratch.descriptor)
    let bytes = try answer.output.bytes(at: 0, count: answer.output.byteCount)
    return (String(decoding: bytes, as: UTF8.self), answer.remark)
  }

  /// Returns the error of a script that does not end well.
  func failure(
    _ text: String, input: String = "", timeLimit: Double = 30, outputLimit: Int = 1 << 32
  ) -> PlotError? {
    do {
      _ = try run(text, input: input, timeLimit: timeLimit, outputLimit: outputLimit)
      return nil
    } catch {
      return error as? PlotError
    }
  }
}
