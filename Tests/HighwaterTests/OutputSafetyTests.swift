import Foundation
import Testing

@Suite struct OutputSafetyTests {
  @Test func oneFailedOutputDoesNotStopTheOthers() throws {
    try Tool.inNewFolder { tool in
      let result = try tool(
        "plot", Tool.capture("ls"), "-o", "nowhere/a.png", "-o", "a.svg", "-o", "a.csv")
      #expect(result.status == 4)
      #expect(result.messages.contains("nowhere/a.png: there is no folder \"nowhere\""))
      #expect(tool.exists("a.svg") && tool.exists("a.csv"))
    }
  }

  @Test func anOldFileSurvivesAFailure() throws {
    try Tool.inNewFolder { tool in
      try tool.write("old", to: "a.png")
      let result = try tool("plot", Tool.capture("aborted-no-samples"), "-o", "a.png")
      #expect(result.status == 3)
      #expect(try tool.data("a.png") == Data("old".utf8))
      let huge = try tool(
        "plot", Tool.capture("ls"), "-o", "a.png", "--width", "9000", "--height", "9000", "--scale",
        "16")
      #expect(huge.status != 0)
      #expect(try tool.data("a.png") == Data("old".utf8))
      let files = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
      #expect(files.filter { !$0.hasPrefix(".std") } == ["a.png"])
    }
  }

  @Test func keepsTheOldFilesPermissionsAndReplacesWhatALinkNames() throws {
    try Tool.inNewFolder { tool in
      try tool.write("old", to: "real.svg")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o640], ofItemAtPath: tool.path("real.svg"))
      try FileManager.default.createSymbolicLink(
        atPath: tool.path("link.svg"), withDestinationPath: "real.svg")
      #expect(try tool("plot", Tool.capture("ls"), "-o", "link.svg").status == 0)
      #expect(try tool.data("real.svg").count > 1000)
      let attributes = try FileManager.default.attributesOfItem(atPath: tool.path("real.svg"))
      #expect(attributes[.posixPermissions] as? Int == 0o640)
      let link = try FileManager.default.attributesOfItem(atPath: tool.path("link.svg"))
      #expect(link[.type] as? FileAttributeType == .typeSymbolicLink)
    }
  }

  @Test func aClosedPipeIsNoError() throws {
    try Tool.inNewFolder { tool in
      let result = try tool.run(
        "/bin/sh",
        [
          "-c",
          "('\(Tool.product("highwater"))' dump '\(Tool.capture("git-log"))'; echo $? > status) | head -n 1",
        ])
      #expect(result.text.hasSuffix(": 0\n"))
      #expect(try tool.data("status") == Data("0\n".utf8))
    }
  }

  private static let calls: [(arguments: [String], status: Int32)] = [
    (["plot"], 2), (["plot", "nowhere.mem"], 3), (["plot", "."], 3), (["frobnicate"], 2),
    (["plot", "nowhere.mem", "-o", "a.gif"], 2), (["plot", "x", "--stack", "pannel"], 2),
    (["plot", "x", "--width", "-5"], 2), (["plot", "x", "--theme", "drak"], 2),
    (["run", "nowhere.json"], 2), (["--help"], 0), (["--version"], 0), (["plot", "--help"], 0),
    (["plugins"], 0), (["plugins", "pgn"], 2),
  ]

  @Test(arguments: calls)
  func exitStatusTellsWhatWentWrong(arguments: [String], status: Int32) throws {
    try Tool.inNewFolder { tool in
      let result = try tool.run(Tool.product("highwater"), arguments)
      #expect(result.status == status, "\(arguments): \(result.messages)")
      #expect(status == 0 ? result.messages.isEmpty : result.output.isEmpty)
      #expect(status == 0 ? !result.output.isEmpty : !result.messages.isEmpty)
    }
  }
}
