import Foundation
import PlotCore
import PlotEngine
import Testing

/// Several recordings of different kinds in one figure, by the real tool.
@Suite struct SourcesTests {
  private static func sample(_ name: String) -> String {
    Tool.fixtures.appending(path: "samples/\(name)").path
  }

  /// The rows of a CSV of `time,value` that the tool writes of an input.
  private static func rows(
    _ tool: Tool, _ inputs: String, _ input: String, _ column: String
  ) throws -> [(time: Double, value: Double)] {
    try tool.write(
      """
      { "version": 1, "inputs": \(inputs), "outputs": [
        { "type": "csv", "path": "rows.csv", "data": "\(input)", "stage": "transformed" }] }
      """, to: "rows.json")
    let result = try tool("run", "rows.json")
    #expect(result.status == 0, "\(result.messages)")
    let lines = String(decoding: try tool.data("rows.csv"), as: UTF8.self)
      .split { $0.isNewline }
    #expect(lines.count > 2)
    let names = lines[0].split(separator: ",").map(String.init)
    let (time, value) = (
      try #require(names.firstIndex(of: "time")), try #require(names.firstIndex(of: column))
    )
    return lines.dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return (Double(cells[time]) ?? .nan, Double(cells[value]) ?? .nan)
    }
  }

  @Test func theFirstOfTwoSourcesIsFilledAndOfThreeNone() throws {
    try Tool.inNewFolder { tool in
      let samples = ["steps.mem", "psrecord.log", "massif-stacks-ms.out"].map(Self.sample)
      func fills(_ count: Int) throws -> Int {
        let result = try tool.run(
          Tool.product("highwater"), ["plot", "-q", "-o", "a.svg"] + samples.prefix(count))
        #expect(result.status == 0, "\(result.messages)")
        let text = String(decoding: try tool.data("a.svg"), as: UTF8.self)
        return text.components(separatedBy: "fill-opacity").count - 1
      }
      let counts = [try fills(2), try fills(3)]
      #expect(counts == [1, 0])
    }
  }

  @Test func heapAndResidentMemoryStepAtTheSameSecond() throws {
    try Tool.inNewFolder { tool in
      let inputs =
        #"{ "heap": "\#(Self.sample("steps.mem"))", "rss": "\#(Self.sample("steps.mem.json"))" }"#
      let heap = try Self.rows(tool, inputs, "heap", "heap")
      let rss = try Self.rows(tool, inputs, "rss", "rss")
      let mebibyte = 1_048_576.0
      func steps(_ rows: [(time: Double, value: Double)]) -> [(before: Double, at: Double)] {
        zip(rows, rows.dropFirst()).filter { abs($1.value - $0.value) > 8 * mebibyte }
          .map { ($0.time, $1.time) }
      }
      let blocks = steps(heap).map(\.at)
      #expect(blocks.count == 4)
      for block in blocks {
        // A look every 20 ms, of which one may come late.
        let step = try #require(steps(rss).first { $0.at >= block })
        #expect(step.at - block < 0.045 && step.before <= block + 0.002, "\(block): \(step)")
      }
    }
  }

  @Test func aRecordingAndItsResidentMemoryMakeOneFigure() throws {
    try Tool.inNewFolder { tool in
      let result = try tool(
        "plot", "-t", Self.sample("steps.mem"), Self.sample("steps.mem.json"), "-o", "a.svg")
      #expect(result.status == 0, "\(result.messages)")
      try tool(
        "plot", "--rss", Self.sample("steps.mem"), "-o", "b.svg")
      #expect(try tool.data("a.svg") == tool.data("b.svg"))
      let page = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      for word in [">RSS<", ">heap<", "peak RSS 129.4 MiB", "6 events in 2.01 s"] {
        #expect(page.contains(word), "\(word)")
      }
      let missing = try tool("plot", "--rss", Tool.capture("ls"))
      #expect(missing.status == 2 && missing.messages.contains("highwater record"))
    }
  }

  @Test func residentMemoryFarAboveTheHeapHasAPanelOfItsOwn() throws {
    try Tool.inNewFolder { tool in
      let json = try #require(
        try JSONSerialization.jsonObject(
          with: Data(contentsOf: URL(fileURLWithPath: Self.sample("steps.mem.json"))))
          as? [String: Any])
      try FileManager.default.copyItem(
        atPath: Self.sample("steps.mem"), toPath: tool.path("s.mem"))
      func panels(_ peak: Int) throws -> Int {
        try tool.write(
          """
          {"highwater":"recording","version":1,"startTicks":\(json["startTicks"] ?? 0),
           "hertz":\(json["hertz"] ?? 0),"startSeconds":0,"rss":[[0,4096],[1.5,\(peak)]]}
          """, to: "s.mem.json")
        let result = try tool("plot", "--rss", "s.mem", "-o", "a.svg")
        #expect(result.status == 0, "\(result.messages)")
        let page = String(decoding: try tool.data("a.svg"), as: UTF8.self)
        return page.components(separatedBy: ">RSS<").count - 1
          + 10 * (page.components(separatedBy: ">0<").count - 1)
      }
      // The zeros of time, heap and stack; and one more where there is one more panel.
      #expect(try panels(4 << 27) == 31)
      #expect(try panels(5 << 27) == 41)
    }
  }

  @Test func recordingsOfOtherToolsStandInOnePanelAndSayWhichTheyAre() throws {
    try Tool.inNewFolder { tool in
      let result = try tool(
        "plot", "--hz", "2.596GHz", Tool.capture("git-log"), Self.sample("psrecord.log"),
        Self.sample("massif-stacks-ms.out"), "-o", "a.svg", "-o", "a.csv")
      #expect(result.status == 0, "\(result.messages)")
      let page = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      for word in [
        "heap of git-log.mem: peak 8.97 MiB", "RSS of psrecord.log: peak 8.38 MiB",
        "heap of massif-stacks-ms.out: peak 5.94 MiB",
      ] { #expect(page.contains(word), "\(word)") }
      #expect(result.text.contains("[aligned-at-start]"))
      // One panel over seconds: every drawn sample has its place on one axis.
      #expect(page.components(separatedBy: "data-role=\"panel\"").count <= 2)
    }
  }

  @Test func aClockWithoutARateIsToldWithTheWayToGiveIt() throws {
    try Tool.inNewFolder { tool in
      let files = [Tool.capture("git-log"), Self.sample("psrecord.log")]
      let wrong = try tool.run(Tool.product("highwater"), ["plot"] + files + ["-o", "a.png"])
      #expect(wrong.status == 3 && !tool.exists("a.png"))
      #expect(wrong.messages.contains("ticks of a clock whose rate is not known"))
      #expect(wrong.messages.contains("--clock git-log.mem=2.6GHz"))
      for name in ["git-log", "git-log.mem", files[0]] {
        let right = try tool.run(
          Tool.product("highwater"),
          ["plot", "--clock", "\(name)=2.596GHz"] + files + ["-o", "a.png"])
        #expect(right.status == 0, "\(right.messages)")
      }
      // Numbers of each need no common clock.
      #expect(
        try tool.run(
          Tool.product("highwater"), ["plot"] + files + ["-o", "a.json"]
        ).status == 0)
      let bytes = try tool(
        "plot", Self.sample("massif-bytes.out"), files[1], "-o", "b.png")
      #expect(bytes.status == 3 && bytes.messages.contains("--time-unit=ms"))
      let instructions = try tool(
        "plot", "--clock", "massif.out=2GHz", Self.sample("massif.out"), files[1], "-o", "b.png")
      #expect(instructions.status == 0, "\(instructions.messages)")
    }
  }

  @Test func aFlagsNameThatSeveralRecordingsHaveIsRefused() throws {
    try Tool.inNewFolder { tool in
      for folder in ["a", "b"] {
        try FileManager.default.createDirectory(
          atPath: tool.path(folder), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
          atPath: Tool.capture("ls"), toPath: tool.path(folder + "/x.mem"))
      }
      func plot(_ flag: String) throws -> Tool.Result {
        try tool("plot", "-t", "a/x.mem", "b/x.mem", "--clock", flag, "-o", "a.svg")
      }
      let both = try plot("x.mem=1GHz")
      #expect(both.status == 2)
      #expect(both.messages.contains("--clock: \"x.mem\" names 2 recordings"), "\(both.messages)")
      #expect(try plot("b/x.mem=1GHz").messages.contains("names 2 recordings") == false)
    }
  }

  @Test(arguments: [
    (["--clock", "nobody=1GHz"], "no recording \"nobody\""), (["--clock", "ls"], "FILE=VALUE"),
    (["--clock", "ls=fast"], "--clock"), (["--shift", "ls=2 miles"], "--shift"),
    (["--clock", "ls=1GHz", "--clock", "ls.mem=2GHz"], "two values"),
    (["--shift", "ls=2s"], "cannot be shifted by seconds"),
  ])
  func flagsOfOneRecordingAreChecked(flags: [String], words: String) throws {
    try Tool.inNewFolder { tool in
      let result = try tool.run(
        Tool.product("highwater"), ["plot", Tool.capture("ls"), "-o", "a.png"] + flags)
      #expect(result.status == 2 && result.messages.contains(words), "\(result.messages)")
    }
  }

  @Test func recordingsThatTellTheTimeOfDayStandAsTheyRan() throws {
    try Tool.inNewFolder { tool in
      try tool.write("CMDLINE p\nMEM 10.0 1700000002.5\nMEM 30.0 1700000004.5\n", to: "a.dat")
      try tool.write(
        "when,rss [B]\n2023-11-14T22:13:20Z,1000\n2023-11-14T22:13:25Z,2000\n", to: "b.csv")
      let inputs = #"{ "a": "a.dat", "b": "b.csv" }"#
      // The table begins 2.5 s before.
      #expect(try Self.rows(tool, inputs, "a", "memory").map(\.time) == [2.5, 4.5])
      let moved = #"{ "a": { "path": "a.dat", "shift": "-1s" }, "b": "b.csv" }"#
      #expect(try Self.rows(tool, moved, "a", "memory").map(\.time) == [-1, 1])
      let result = try tool("plot", "a.dat", "b.csv", "-o", "a.svg")
      #expect(result.status == 0, "\(result.messages)")
      let page = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      #expect(page.contains("time since 2023-11-14 22:13:20 UTC"))
      #expect(!result.text.contains("aligned-at-start"))
      // Recordings of other days begin at 0 each, and that is told.
      try tool.write("CMDLINE p\nMEM 10.0 1600000000.0\nMEM 30.0 1600000001.0\n", to: "a.dat")
      #expect(try Self.rows(tool, inputs, "a", "memory").map(\.time) == [0, 1])
      let apart = try tool("plot", "a.dat", "b.csv", "-o", "a.svg")
      #expect(apart.text.contains("did not run while another one did"))
    }
  }

  @Test func aShiftMovesWhateverTheTimesAreMadeOf() throws {
    try Tool.inNewFolder { tool in
      for (path, column, format) in [
        (Tool.capture("ls"), "heap", #", "format": { "clock": { "hz": "2.6GHz" } }"#),
        (Self.sample("psrecord.log"), "rss", ""), (Self.sample("pidstat-epoch.txt"), "rss", ""),
      ] {
        func input(_ shift: String) -> String {
          "{ \"a\": { \"path\": \"\(path)\"\(format)\(shift) } }"
        }
        let plain = try Self.rows(tool, input(""), "a", column)
        let moved = try Self.rows(tool, input(", \"shift\": \"1500ms\""), "a", column)
        #expect(plain.map(\.value) == moved.map(\.value))
        for (a, b) in zip(plain, moved) { #expect(abs(b.time - a.time - 1.5) < 1e-9) }
      }
    }
  }

  @Test func aSummaryTellsTheMeanOfTheMainColumnOnly() throws {
    try Tool.inNewFolder { tool in
      let lines = try tool("stat", Tool.capture("git-log")).text.split(separator: "\n")
      func count(_ word: String) -> Int { lines.count { $0.hasPrefix("  \(word)") } }
      #expect(count("peak") == 3 && count("mean") == 1, "\(lines)")
    }
  }
}
