import Foundation
import PlotCore
import Testing

@testable import ProgramPlugins

@Suite struct ProgramTests {
  private let scripts: Scripts

  init() throws { scripts = try Scripts() }

  private func error(_ words: [String]) -> PlotError? {
    do throws(PlotError) {
      _ = try Program(words, in: scripts.folder)
      return nil
    } catch {
      return error
    }
  }

  @Test func aPathIsSeenFromItsFolder() throws {
    _ = try scripts.program("true", name: "a")
    let program = try Program(["./a", "b"], in: scripts.folder)
    #expect(program.path == scripts.folder + "/./a")
    #expect(program.arguments == ["b"])
    #expect(try Program([scripts.folder + "/a"], in: "/nowhere").path == scripts.folder + "/a")
  }

  @Test func aNameIsLookedForOnThePathOnly() throws {
    _ = try scripts.program("true", name: "some-program-of-ours")
    #expect(try Program(["sh"], in: scripts.folder).path.hasSuffix("/sh"))
    #expect(
      error(["some-program-of-ours"])?.message
        == "there is no program \"some-program-of-ours\" on the PATH")
  }

  @Test func tellsWhyAFileIsNoProgram() throws {
    _ = try scripts.program("true", name: "plain", mode: 0o644)
    #expect(error(["./none"])?.message == "cannot run \"./none\": no such file or directory")
    #expect(error(["./"])?.message == "\"./\" is no program but a folder or device")
    #expect(error(["./plain"])?.remedy == "make it a program: chmod +x ./plain")
    #expect(error([])?.message == "names no program")
    #expect(error([""])?.message == "names no program")
    #expect(error(["./a\0b"])?.message == "names no program")
  }

  @Test func onlyIDsAreIDs() {
    for id in ["tikz", "a", "a-b", "2d"] { #expect(SearchPath.isID(id)) }
    for id in ["", "-", "a-", "a--b", "A", "a b", "a.py", "../a", "a/b", "$(a)", "é", "a\n"] {
      #expect(!SearchPath.isID(id), "\(id)")
    }
  }

  @Test func nothingThatATerminalObeysIsQuoted() {
    #expect(Quoted.text("a\u{1B}[31m\n\u{202E}b") == "a?[31m??b")
    #expect(Quoted.text(String(repeating: "x", count: 300)).count == 201)
    #expect(Quoted.lastLines(Array("\n\n a\tb \r\nc\u{7}\n".utf8)) == "a b | c")
  }
}
