import CairoCanvas
import Foundation
import MemusageParser
import PNGRenderer
import PlotConfig
import PlotCore
import PlotEngine
import Testing

/// Real recordings are planned once, and a run of many is one of many small steps.
@Suite struct ManyInputsTests {
  private static func plan(_ captures: [String], isDrawn: Bool = true) throws -> RunReport {
    let registry = try Registry([.memusage, .png, .cairoText])
    var report: RunReport?
    try Tool.inNewFolder { tool in
      let inputs = captures.map { InputSpec(name: $0, origin: .file(Tool.capture($0))) }
      let output = OutputSpec(
        type: "png", renderer: try PNGRenderer(options: .defaults), path: tool.path("a.png"))
      report = try Run(
        RunSpec(inputs: inputs, outputs: isDrawn ? [output] : []), registry: registry
      )
      .execute()
    }
    return try #require(report)
  }

  @Test(arguments: ["ls", "cc1", "git-log"])
  func aCleanRecordingIsPlannedAndPlacedOnce(_ name: String) throws {
    let planning = try Self.plan([name]).planning
    #expect(planning.figures == 1)
    #expect(planning.layouts == 1)
  }

  @Test(arguments: ["threads", "forks"])
  func aRepairedRecordingIsPlannedTwice(_ name: String) throws {
    #expect(try Self.plan([name]).planning.figures == 2)
  }

  @Test func figuresAloneNeedNoPlan() throws {
    let planning = try Self.plan(["ls", "cc1"], isDrawn: false).planning
    #expect(planning.figures == 0)
    #expect(planning.layouts == 0)
    #expect(planning.templates == 0)
  }

  @Test func moreRecordingsThanFilesMayBeOpenRaiseTheLimit() throws {
    try Tool.inNewFolder { tool in
      let result = try tool.run("/bin/sh", ["-c", Self.stat(200, "ulimit -Sn 100")])
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.text.components(separatedBy: "peak heap").count == 201)
    }
  }

  @Test func whereTheSystemAllowsNoMoreTheErrorSaysHowToMendIt() throws {
    try Tool.inNewFolder { tool in
      let result = try tool.run(
        "/bin/sh", ["-c", Self.stat(200, "ulimit -Sn 100; ulimit -Hn 100")])
      #expect(result.status == 3)
      #expect(result.messages.contains("cannot open: too many open files"))
      #expect(result.messages.contains("this process may have 100 open at once"))
      #expect(result.messages.contains("ulimit -n"))
    }
  }

  @Test func recordingsKeepTheirOrderHoweverManyStandOnTheLine() throws {
    try Tool.inNewFolder { tool in
      let names = (0..<300).map { "r\($0)" }
      for name in names { try tool.write("time,value\n0,1\n1,2\n", to: "\(name).csv") }
      let files = names.map { "\($0).csv" }
      func stat(_ arguments: [String]) throws -> Tool.Result {
        try tool.run(Tool.product("highwater"), ["stat"] + arguments)
      }
      let result = try stat(files[..<140] + ["--json", "--shift", "r7.csv=1s"] + files[140...])
      #expect(result.status == 0, "\(result.messages)")
      let json = try JSONSerialization.jsonObject(with: result.output) as? [String: Any]
      let inputs = try #require(json?["inputs"] as? [[String: Any]])
      #expect(inputs.map { $0["name"] as? String } == names)

      let wrong = try stat(files + ["--josn"])
      #expect(wrong.status == 2)
      #expect(wrong.messages.contains("Unknown option '--josn'"))
      let config = try tool.run(Tool.product("highwater"), ["run"] + files)
      #expect(config.status == 2)
      #expect(config.messages.contains("r299.csv"))
    }
  }

  /// Copies a recording, sets limits and looks at all copies.
  private static func stat(_ count: Int, _ limits: String) -> String {
    let (ls, tool) = (Tool.capture("ls"), Tool.product("highwater"))
    return """
      i=0; while [ $i -lt \(count) ]; do cp '\(ls)' r$i.mem; i=$((i + 1)); done
      \(limits); '\(tool)' stat r*.mem
      """
  }

  @Test(arguments: [6, 9, 10, 17, 30])
  func manyRecordingsAreSmallMultiplesThatCanBeRead(count: Int) throws {
    try Tool.inNewFolder { tool in
      let captures = ["ls", "cc1", "git-log", "killed", "threads"]
      let paths = (0..<count).map { index in
        let folder = tool.path("run\(index)")
        try? FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/server.mem"
        try? FileManager.default.copyItem(
          atPath: Tool.capture(captures[index % captures.count]), toPath: path)
        return path
      }
      let result = try tool.run(
        Tool.product("highwater"), ["plot", "-o", "a.svg"] + paths)
      #expect(result.status == 0, "\(result.messages)")
      let page = try SVGPage(tool.data("a.svg"))
      #expect(page.complaints.isEmpty, "\(page.complaints)")
      #expect(page.texts.contains("heap of \(count) recordings"))
      #expect(page.texts.contains { $0.contains("all on the same scales") })
      for index in 0..<count { #expect(page.texts.contains("run\(index)/server")) }
    }
  }
}
