import MemoryTools
import Foundation
import Testing

/// The scripts of Examples/ci, on real programs.
@Suite(.enabled(if: (try? MemusageLibrary.find()) != nil && Tool.find("cc") != nil))
struct ContinuousIntegrationTests {
  private static let folder = Tool.root.appending(path: "Examples/ci")
  private static let environment = ["HIGHWATER": Tool.product("highwater"), "GITHUB_ACTIONS": ""]

  /// A program that holds so many KiB, says so, and ends with its argument as status.
  private static func compile(_ tool: Tool, _ name: String, kibibytes: Int) throws {
    try tool.write(
      """
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      int main(int count, char **words) {
        for (int i = 0; i < \(kibibytes); i++) memset(malloc(1024), 1, 1024);
        puts("done");
        return count > 1 ? atoi(words[1]) : 0;
      }
      """, to: "program.c")
    let result = try tool.run("/usr/bin/env", ["cc", "-O0", "-o", name, "program.c"])
    #expect(result.status == 0, "\(result.messages)")
  }

  @Test(.enabled(if: Tool.find("shellcheck") != nil))
  func scriptsAreClean() throws {
    try Tool.inNewFolder { tool in
      let wrapper = try tool.run(
        Tool.find("shellcheck")!, [Self.folder.appending(path: "memcheck").path])
      #expect(wrapper.status == 0, "\(wrapper.text)")
      for (name, script) in try Self.steps() {
        try tool.write("#!/usr/bin/env bash\nset -eo pipefail\n\(script)", to: "step")
        let step = try tool.run(Tool.find("shellcheck")!, ["step"])
        #expect(step.status == 0, "\(name): \(step.text)")
      }
    }
  }

  @Test func theWrapperKeepsStatusOutputAndBaseline() throws {
    try Tool.inNewFolder { tool in
      let wrapper = Self.folder.appending(path: "memcheck").path
      let limits = Self.folder.appending(path: "memory.jsonc")
      try FileManager.default.copyItem(at: limits, to: tool.folder.appending(path: "memory.jsonc"))
      var environment = Self.environment
      environment["MEMCHECK_CONFIG"] = "memory.jsonc"
      environment["TEST_UNDECLARED_OUTPUTS_DIR"] = tool.path("my outputs")
      try Self.compile(tool, "program", kibibytes: 2000)

      let missing = try tool.run(wrapper, ["./program"], environment: environment)
      #expect(missing.status == 3 && missing.messages.contains("--update-baseline"))
      environment["MEMCHECK_UPDATE"] = "1"
      let first = try tool.run(wrapper, ["./program"], environment: environment)
      #expect(first.status == 0, "\(first.messages)")
      #expect(tool.exists("memory-baseline.json"))
      environment["MEMCHECK_UPDATE"] = nil
      let same = try tool.run(wrapper, ["./program"], environment: environment)
      #expect(same.status == 0 && same.text.hasPrefix("done\n"), "\(same.text) \(same.messages)")
      for file in ["program.mem", "program.xml", "program.png"] {
        #expect(tool.exists("my outputs/\(file)"))
      }
      let failed = try tool.run(wrapper, ["./program", "7"], environment: environment)
      #expect(failed.status == 7)

      // 2.5 MiB are more than 10 % and 256 KiB more; 2.2 MiB are 10 % more, but not 256 KiB.
      try Self.compile(tool, "program", kibibytes: 2200)
      #expect(try tool.run(wrapper, ["./program"], environment: environment).status == 0)
      try Self.compile(tool, "program", kibibytes: 2500)
      environment["GITHUB_ACTIONS"] = "true"
      let grown = try tool.run(wrapper, ["./program"], environment: environment)
      #expect(grown.status == 5, "\(grown.messages)")
      #expect(grown.text.contains("::error file=memory.jsonc,line=9,"), "\(grown.text)")
    }
  }

  @Test func theWorkflowsStepsRecordCompareAndCheck() throws {
    try Tool.inNewFolder { tool in
      for (side, size) in [("before", 2000), ("after", 9000)] {
        let folder = tool.folder.appending(path: side)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.compile(tool, "\(side)/program", kibibytes: size)
        let limits = Self.folder.appending(path: "memory.jsonc")
        try FileManager.default.copyItem(at: limits, to: folder.appending(path: "memory.jsonc"))
      }
      let bin = tool.folder.appending(path: "bin")
      try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: bin.appending(path: "highwater").path,
        withDestinationPath: Tool.product("highwater"))
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      let environment = [
        "PATH": bin.path + ":" + path, "GITHUB_STEP_SUMMARY": tool.path("summary.md"),
      ]
      let steps = try Self.steps()
      func step(_ name: String) throws -> Tool.Result {
        let script = try #require(steps.first { $0.name == name }?.script)
        return try tool.run(
          "/usr/bin/env", ["bash", "-eo", "pipefail", "-c", script], environment: environment)
      }
      let record = try step("Record")
      #expect(record.status == 0, "\(record.messages)")
      let told = try step("Say what changed")
      #expect(told.status == 0, "\(told.messages)")
      let summary = String(decoding: try tool.data("summary.md"), as: UTF8.self)
      #expect(summary.contains("before (median of 3)") && summary.contains("| larger |"))
      #expect(tool.exists("change.png"))
      // The baseline is made from what was before, as whoever adds the workflow does.
      try FileManager.default.copyItem(
        atPath: tool.path("before-1.mem"), toPath: tool.path("program.mem"))
      let update = try tool(
        "check", "program.mem", "--config", "after/memory.jsonc", "--update-baseline")
      #expect(update.status == 0, "\(update.messages)")
      let held = try step("Hold to the limits")
      #expect(held.status == 5, "\(held.messages)")
      #expect(held.text.contains("::error file=after/memory.jsonc,line=6,"), "\(held.text)")
      #expect(tool.exists("memory.xml") && tool.exists("memory.png"))
    }
  }

  /// The scripts of the workflow's steps: the lines below `run: |` that are indented further.
  private static func steps() throws -> [(name: String, script: String)] {
    let text = try String(contentsOf: folder.appending(path: "memory.yml"), encoding: .utf8)
    var steps: [(name: String, script: String)] = []
    var name = ""
    var isScript = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isScript, line.hasPrefix("          ") {
        steps[steps.count - 1].script += line.dropFirst(10) + "\n"
        continue
      }
      isScript = false
      if line.hasPrefix("      - name: ") { name = String(line.dropFirst(14)) }
      if line == "        run: |" {
        steps.append((name, ""))
        isScript = true
      }
    }
    #expect(steps.count == 5)
    return steps
  }
}
