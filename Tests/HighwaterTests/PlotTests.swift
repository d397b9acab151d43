import Foundation
import Testing

@Suite struct PlotTests {
  @Test func drawsNamePNGInTheCurrentFolderAndSaysSo() throws {
    try Tool.inNewFolder { tool in
      let result = try tool("plot", Tool.capture("git-log"))
      #expect(result.status == 0)
      #expect(result.messages.contains("wrote git-log.png"))
      #expect(result.text.contains("peak heap"))
      #expect(result.text.contains("8.97 MiB"))
      #expect(try imageSize(tool.data("git-log.png")) == [1440, 880])
    }
  }

  @Test func writesEveryFormatInOneCommand() throws {
    try Tool.inNewFolder { tool in
      let names = ["a.png", "a.svg", "a.pdf", "a.ps", "a.eps", "a.csv", "a.json"]
      let result = try tool.run(
        Tool.product("highwater"), ["plot", Tool.capture("cc1")] + names.flatMap { ["-o", $0] })
      #expect(result.status == 0, "\(result.messages)")
      let starts = try names.map { try tool.data($0).prefix(4) }
      #expect(starts[0] == Data([0x89, 0x50, 0x4E, 0x47]))
      #expect(String(decoding: starts[2], as: UTF8.self) == "%PDF")
      #expect(String(decoding: starts[3], as: UTF8.self) == "%!PS")
      #expect(try names.allSatisfy { try !tool.data($0).isEmpty })
      // Nothing else is left in the folder.
      let files = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
      #expect(Set(files.filter { !$0.hasPrefix(".std") }) == Set(names))
    }
  }

  @Test func plainNumbersArePixelsAtScaleOne() throws {
    try Tool.inNewFolder { tool in
      let capture = Tool.capture("ls")
      try tool("plot", capture, "--width", "640", "--height", "400", "-o", "a.png")
      #expect(try imageSize(tool.data("a.png")) == [640, 400])
      try tool("plot", capture, "--width", "640", "--height", "400", "--scale", "2", "-o", "b.png")
      #expect(try imageSize(tool.data("b.png")) == [1280, 800])
      try tool("plot", capture, "--width", "2in", "--height", "1.5in", "-o", "c.png")
      #expect(try imageSize(tool.data("c.png")) == [144, 108])
    }
  }

  @Test(arguments: [
    ["--stack", "panel"], ["--stack", "same-scale"], ["--stack", "different-scales"],
    ["--stack", "none"], ["-T"], ["-t"], ["-t", "--hz", "2.596GHz"], ["-t", "--duration", "1.2s"],
    ["--theme", "dark"], ["--theme", "print"], ["--theme", "memusagestat"],
    ["--title", "Ein {Titel} mit Klammern"],
  ])
  func takesItsFlags(flags: [String]) throws {
    try Tool.inNewFolder { tool in
      let result = try tool.run(
        Tool.product("highwater"), ["plot", Tool.capture("cc1"), "-o", "a.svg"] + flags)
      #expect(result.status == 0, "\(result.messages)")
      if flags[0] == "--title" {
        #expect(String(decoding: try tool.data("a.svg"), as: UTF8.self).contains(flags[1]))
      }
    }
  }

  @Test func oneRunGivesTheSameBytesAloneBesideOthersAndOnAnyNumberOfThreads() throws {
    try Tool.inNewFolder { tool in
      let capture = Tool.capture("threads")
      let names = ["png", "svg", "pdf", "ps", "eps", "csv", "json"]
      let all = names.flatMap { ["-o", "all.\($0)"] }
      let tool1 = Tool.product("highwater")
      #expect(try tool.run(tool1, ["plot", capture, "--threads", "3"] + all).status == 0)
      for name in names {
        try tool("plot", capture, "--threads", "1", "-o", "one.\(name)")
        #expect(try tool.data("one.\(name)") == tool.data("all.\(name)"), "\(name)")
      }
    }
  }

  @Test func neverWritesToItsInput() throws {
    try Tool.inNewFolder { tool in
      for name in Tool.captures {
        let before = try Data(contentsOf: URL(fileURLWithPath: Tool.capture(name)))
        try before.write(to: tool.folder.appending(path: "a.mem"))
        try FileManager.default.setAttributes(
          [.posixPermissions: 0o444], ofItemAtPath: tool.path("a.mem"))
        #expect(try tool("plot", "a.mem", "-o", "a.png").status == 0)
        #expect(try tool.data("a.mem") == before)
        try FileManager.default.removeItem(atPath: tool.path("a.mem"))
      }
      try Data(contentsOf: URL(fileURLWithPath: Tool.capture("ls")))
        .write(to: tool.folder.appending(path: "b.mem"))
      let result = try tool.run(
        Tool.product("highwater"), ["run", "-"],
        input: Data(
          #"{"version": 1, "inputs": {"run": "b.mem"}, "outputs": [{"type": "csv", "path": "b.mem"}]}"#
            .utf8))
      #expect(result.status == 2)
      #expect(try tool.data("b.mem").count == 7512)
    }
  }

  @Test func laysSeveralCapturesOverEachOther() throws {
    try Tool.inNewFolder { tool in
      let result = try tool(
        "plot", Tool.capture("cc1"), Tool.capture("git-log"), Tool.capture("cc1"), "-o", "a.svg")
      #expect(result.status == 0, "\(result.messages)")
      let text = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      for name in ["cc1", "git-log", "cc1 (2)"] { #expect(text.contains(name)) }
    }
  }

  @Test func readsStandardInputAndWritesStandardOutput() throws {
    try Tool.inNewFolder { tool in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: Tool.capture("cc1")))
      let piped = try tool("plot", "-", "-o", "-", "--title", "cc1", input: bytes)
      #expect(piped.status == 0, "\(piped.messages)")
      try tool("plot", Tool.capture("cc1"), "-o", "a.png", "--title", "cc1")
      #expect(try imageSize(piped.output) == imageSize(tool.data("a.png")))
      #expect(piped.messages.contains("peak heap"))
    }
  }

  private func imageSize(_ png: Data) -> [Int] {
    guard png.count > 24 else { return [] }
    return [16, 20].map { start in png[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
  }
}
