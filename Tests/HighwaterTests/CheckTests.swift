import Foundation
import Testing

/// Limits and baselines, by the real tool.
@Suite struct CheckTests {
  @Test func statusFiveTellsThatALimitDoesNotHold() throws {
    try Tool.inNewFolder { tool in
      let held = try tool(
        "check", Tool.capture("ls"), "-e", "peak < 512MiB", "-e", "peak of stack < 1MiB")
      #expect(held.status == 0, "\(held.messages)")
      #expect(held.text.contains("2 checks: all hold"))
      let broken = try tool("check", Tool.capture("ls"), Tool.capture("cc1"), "-e", "peak < 1MiB")
      #expect(broken.status == 5, "\(broken.messages)")
      #expect(
        broken.text.contains("  ok    peak < 1MiB") && broken.text.contains("  FAIL  peak < 1MiB"))
    }
  }

  @Test func aBaselineIsMadeKeptAndComparedWith() throws {
    try Tool.inNewFolder { tool in
      let check = "peak growth < 10% or < 256KiB against base.json"
      try FileManager.default.copyItem(atPath: Tool.capture("ls"), toPath: tool.path("run.mem"))
      let missing = try tool("check", "run.mem", "-e", check)
      #expect(missing.status == 3)
      #expect(missing.messages.contains("base.json: there is no baseline yet"))
      #expect(missing.messages.contains("--update-baseline"))
      #expect(!tool.exists("base.json"))

      #expect(try tool("check", "run.mem", "-e", check, "--update-baseline").status == 0)
      let first = try tool.data("base.json")
      #expect(try tool("check", "run.mem", "-e", check).status == 0)
      // Another recording joins the file, and the first one's figures stay.
      let other = try tool("check", Tool.capture("cc1"), "-e", check, "--update-baseline")
      #expect(other.status == 0)
      let both = String(decoding: try tool.data("base.json"), as: UTF8.self)
      #expect(both.contains("\"cc1\"") && both.contains("\"run\""))
      #expect(try tool("check", "run.mem", "-e", check, "--update-baseline").status == 0)
      #expect(both == String(decoding: try tool.data("base.json"), as: UTF8.self))
      #expect(first.count < both.utf8.count)

      try FileManager.default.removeItem(atPath: tool.path("run.mem"))
      try FileManager.default.copyItem(atPath: Tool.capture("cc1"), toPath: tool.path("run.mem"))
      let grown = try tool("check", "run.mem", "-e", check, "-o", "a.svg")
      #expect(grown.status == 5, "\(grown.messages)")
      let page = try SVGPage(tool.data("a.svg"))
      #expect(page.complaints.isEmpty)
      #expect(page.texts.contains { $0.hasPrefix("peak limit ") }, "\(page.texts)")
    }
  }

  @Test func aBaselineHoldsTheInputsThatAreComparedWithItOnly() throws {
    try Tool.inNewFolder { tool in
      let check = "peak growth < 10%"
      try tool.write(
        """
        { "version": 1,
          "inputs": { "small": "\(Tool.capture("ls"))", "large": "\(Tool.capture("cc1"))" },
          "checks": [
            { "check": "\(check)", "against": "small.json", "input": "small" },
            { "check": "\(check)", "against": "large.json", "input": "large" }] }
        """, to: "run.jsonc")
      let result = try tool("check", "--config", "run.jsonc", "--update-baseline")
      #expect(result.status == 0, "\(result.messages)")
      for (name, other) in [("small", "large"), ("large", "small")] {
        let text = String(decoding: try tool.data("\(name).json"), as: UTF8.self)
        #expect(text.contains("\"\(name)\"") && !text.contains("\"\(other)\""), "\(text)")
      }
    }
  }

  @Test func aDamagedBaselineIsNeverOverwritten() throws {
    try Tool.inNewFolder { tool in
      try tool.write("{ \"version\": 1,\n  \"recordings\": [] }", to: "base.json")
      let before = try tool.data("base.json")
      let result = try tool(
        "check", Tool.capture("ls"), "-e", "peak growth < 1%", "--baseline", "base.json",
        "--update-baseline")
      #expect(result.status == 3)
      #expect(result.messages.contains("base.json:2:17: recordings"), "\(result.messages)")
      #expect(try tool.data("base.json") == before)
    }
  }

  @Test func aConfigsChecksAreHeldToItsInputsOrToRecordingsNamed() throws {
    try Tool.inNewFolder { tool in
      try tool.write(
        """
        { "version": 1,
          "inputs": { "small": "\(Tool.capture("ls"))", "big": "\(Tool.capture("cc1"))" },
          "checks": ["events > 0", { "check": "peak < 1MiB", "input": "big", "name": "heap" }] }
        """, to: "run.jsonc")
      let result = try tool("check", "--config", "run.jsonc", "--format", "github")
      #expect(result.status == 5, "\(result.messages)")
      #expect(
        result.text.hasPrefix(
          "::error file=run.jsonc,line=3,col=39,title=big%3A heap%3A peak < 1MiB::"),
        "\(result.text)")
      #expect(result.text.split(separator: "\n").count == 1)
      #expect(try tool("validate", "run.jsonc").status == 0)
      let run = try tool("run", "run.jsonc")
      #expect(run.status == 2 && run.messages.contains("check --config"), "\(run.messages)")

      try tool.write("{ \"version\": 1, \"checks\": [\"peak < 1MiB\"] }", to: "house.jsonc")
      let named = try tool("check", Tool.capture("ls"), "--config", "house.jsonc")
      #expect(named.status == 0, "\(named.messages)")
      let none = try tool("check", "--config", "house.jsonc")
      #expect(none.status == 2 && none.messages.contains("the config names no inputs"))
    }
  }

  @Test(.enabled(if: Tool.find("xmllint") != nil))
  func reportsGoToTheirFilesAndJUnitIsWellFormed() throws {
    try Tool.inNewFolder { tool in
      let name = "a<&\"'\u{1}é.mem"
      try FileManager.default.copyItem(atPath: Tool.capture("ls"), toPath: tool.path(name))
      let result = try tool(
        "check", name, Tool.capture("killed"), "-e", "peak < 1KiB", "-e", "events > 0", "--format",
        "junit=a.xml", "--format", "json=a.json", "--format", "github")
      #expect(result.status == 5, "\(result.messages)")
      #expect(result.text.hasPrefix("::error file="))
      let lint = try tool.run(Tool.find("xmllint")!, ["--noout", "a.xml"])
      #expect(lint.status == 0, "\(lint.messages)")
      let count = try tool.run(
        Tool.find("xmllint")!, ["--xpath", "count(//testcase[failure])", "a.xml"])
      #expect(count.text.trimmingCharacters(in: .whitespacesAndNewlines) == "2")
      let root = try JSONSerialization.jsonObject(with: tool.data("a.json")) as? [String: Any]
      #expect((root?["checks"] as? [Any])?.count == 4)
    }
  }

  @Test(
    arguments: [
      (["-e", "peek < 1"], 2, "did you mean \"peak\"?"), ([], 2, "name a check"),
      (["-e", "peak growth < 1%"], 2, "names no baseline"),
      (["-e", "peak of hepa < 1"], 2, "did you mean \"heap\"?"),
      (["-e", "duration < 1s"], 2, "--hz"),
      (["-e", "peak < 1", "--format", "junti=a"], 2, "did you mean \"junit\"?"),
      (["-e", "peak < 1", "--format", "json", "--format", "text"], 2, "two outputs go to"),
      (["-e", "peak < 1", "--update-baseline"], 2, "no baseline is named"),
      (["-e", "peak < 1", "--config", "no.jsonc"], 2, "no.jsonc"),
      (["no.mem", "-e", "peak < 1"], 3, "no.mem"),
      (["-", "-e", "peak < 1", "-o", "a.png"], 2, "read once"),
    ] as [([String], Int32, String)])
  func whatCannotBeCheckedIsToldAndIsNoStatusFive(
    arguments: [String], status: Int32, message: String
  ) throws {
    try Tool.inNewFolder { tool in
      let result = try tool.run(
        Tool.product("highwater"), ["check", Tool.capture("ls")] + arguments)
      #expect(result.status == status)
      #expect(result.messages.contains(message), "\(result.messages)")
    }
  }

  @Test(
    arguments: [
      ["--baseline", "./a.mem", "--update-baseline"], ["--format", "json=./a.mem"],
      ["-o", "./a.mem"], ["--format", "json=run.jsonc", "-c", "run.jsonc"],
      ["--baseline", "b.json", "--format", "json=b.json"],
    ])
  func nothingThatIsReadIsEverWrittenTo(arguments: [String]) throws {
    try Tool.inNewFolder { tool in
      try FileManager.default.copyItem(atPath: Tool.capture("ls"), toPath: tool.path("a.mem"))
      try tool.write("{ \"version\": 1, \"checks\": [\"peak < 1\"] }", to: "run.jsonc")
      let files = try [tool.data("a.mem"), tool.data("run.jsonc")]
      let result = try tool.run(
        Tool.product("highwater"), ["check", "a.mem", "-e", "peak growth < 1%"] + arguments)
      #expect([2, 3].contains(result.status), "\(result.messages)")
      #expect(try [tool.data("a.mem"), tool.data("run.jsonc")] == files)
      #expect(!tool.exists("b.json"))
    }
  }
}
