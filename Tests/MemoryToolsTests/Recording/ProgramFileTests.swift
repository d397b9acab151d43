import Foundation
import Testing

@testable import MemoryTools

@Suite struct ProgramFileTests {
  @Test func findsProgramsAsShellsDo() throws {
    let shell = try ProgramFile("sh")
    #expect(shell.path.hasSuffix("/sh") && shell.name == "sh")
    guard case .dynamic(let linker) = shell.kind else {
      Issue.record("\(shell.kind)")
      return
    }
    #expect(linker.contains("ld"))
  }

  @Test func endsAsShellsDoWhereThereIsNoProgram() throws {
    let missing = #expect(throws: LaunchError.self) { try ProgramFile("no-such-program-here") }
    #expect(missing?.exitStatus == 127)
    let folder = #expect(throws: LaunchError.self) { try ProgramFile("/tmp") }
    #expect(folder?.exitStatus == 126)
    let plain = #expect(throws: LaunchError.self) { try ProgramFile("/etc/passwd") }
    #expect(plain?.exitStatus == 126)
  }

  @Test(arguments: [
    ("#!/bin/bash\n", "bash"), ("#! /usr/bin/python3 -u\n", "python3"),
    ("#!/usr/bin/env node\n", "node"), ("#!/usr/bin/env -S A=1 python3 -u\nx", "python3"),
  ])
  func namesTheReaderOfAScript(text: String, reader: String) {
    #expect(ProgramFile.kind(of: Array(text.utf8)) == .script(interpreter: reader))
  }

  @Test func knowsAStaticProgramByItsMissingLinker() throws {
    var bytes = [UInt8](
      try Data(contentsOf: URL(filePath: try ProgramFile("sh").path)).prefix(4096))
    let isBig = 1.littleEndian != 1
    // Every header of a segment that names the linker (type 3) becomes an empty one.
    for index in 0..<20 {
      let place = 64 + index * 56 + (isBig ? 3 : 0)
      if bytes[place] == 3 { bytes[place] = 0 }
    }
    #expect(ProgramFile.kind(of: bytes) == .isStatic)
    bytes[18] ^= 0x55
    #expect(ProgramFile.kind(of: bytes) != .isStatic)
  }

  @Test func damagedProgramsAreOnlyUnknown() throws {
    let bytes = [UInt8](
      try Data(contentsOf: URL(filePath: try ProgramFile("sh").path)).prefix(1024))
    for length in 0..<400 { _ = ProgramFile.kind(of: Array(bytes.prefix(length))) }
    for place in 0..<400 {
      for value: UInt8 in [0, 0x7F, 0xFF] {
        var damaged = bytes
        damaged[place] = value
        _ = ProgramFile.kind(of: damaged)
      }
    }
    #expect(ProgramFile.kind(of: []) == .unknown)
  }
}
