import Foundation
import MemoryTools
import MemusageParser
import PlotConfig
import PlotCore
import PlotEngine
import Testing

/// Limits as users set them, and what is told of them.
@Suite struct LimitTests {
  @Test(arguments: [1, 2, 3])
  func theFirstMomentOverALimitIsExactOnAnyNumberOfThreads(threads: Int) throws {
    try Tool.inNewFolder { tool in
      let bytes = [UInt8](
        try Data(contentsOf: URL(fileURLWithPath: Tool.capture("git-log"))))
      let heap = stride(from: 48, to: bytes.count - 23, by: 24).map { at in
        bytes[at..<(at + 8)].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
      }
      for limit in [8_388_608, 9_405_106, 9_405_107, 100] {
        let result = try tool(
          "stat", "--json", "--threads", "\(threads)", "--limit", "\(limit)",
          Tool.capture("git-log"))
        let figures = try #require(try Tool.fields(result.output)["heap"])
        let held = try #require(figures["limit"] as? [String: Any])
        #expect(held["overEvent"] as? Int == heap.firstIndex { $0 > limit })
        #expect(held["over"] as? Int == heap.first { $0 > limit }.map(Int.init))
        #expect(held["value"] as? Int == limit && held["origin"] as? String == "given")
        let share = try #require(held["share"] as? Double)
        #expect(abs(share - 9_405_107 / Double(limit)) < 1e-9)
      }
    }
  }

  @Test func aLimitIsALineNearTheCurveAndWordsFarAbove() throws {
    try Tool.inNewFolder { tool in
      func page(_ limit: String) throws -> String {
        let result = try tool(
          "plot", "-t", "--hz", "2.596GHz", "--limit", limit, Tool.capture("git-log"), "-o",
          "a.svg")
        #expect(result.status == 0, "\(result.messages)")
        return String(decoding: try tool.data("a.svg"), as: UTF8.self)
      }
      let near = try page("12MiB")
      #expect(near.contains(">limit 12 MiB<") && near.contains("limit 12 MiB: heap 75 % at 820 ms"))
      let over = try page("8MiB")
      #expect(over.contains("limit 8 MiB: heap over from 810 ms, peak 112 %"))
      let far = try page("1GiB")
      #expect(!far.contains(">limit 1 GiB<") && far.contains("limit 1 GiB: heap 0.9 % at 820 ms"))
      // Three times the peak of 8.97 MiB is as far as a line is worth the room.
      #expect(try page("26MiB").contains(">limit 26 MiB<"))
      #expect(try !page("28MiB").contains(">limit 28 MiB<"))
      // The axis is that of the figure without it.
      #expect(far.contains(">10 MiB<") && !far.contains("1 GiB<"))
    }
  }

  @Test func aConfigsLimitHoldsTheColumnsThatItNames() throws {
    try Tool.inNewFolder { tool in
      func run(_ limit: String) throws -> Tool.Result {
        try tool.write(
          """
          { "version": 1, "inputs": { "run": "\(Tool.capture("git-log"))" }, "limit": \(limit),
            "figure": { "title": { "text": "{limit}: {share.stack}" },
              "layer": [{ "mark": "step", "encoding": { "x": "event", "y": "stack" } }] },
            "outputs": ["a.svg", { "type": "json", "path": "a.json" }] }
          """, to: "run.json")
        return try tool("run", "run.json")
      }
      let right = try run(#"{ "at": "16KiB", "field": "stack", "label": "guard" }"#)
      #expect(right.status == 0, "\(right.messages)")
      let page = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      #expect(page.contains(">16 KiB: 86 %<") && page.contains(">guard<"))
      let fields = try Tool.fields(tool.data("a.json"))
      #expect(fields["stack"]?["limit"] != nil && fields["heap"]?["limit"] == nil)
      let wrong = try run(#"{ "at": "16KiB", "field": "stak" }"#)
      #expect(wrong.status == 2 && wrong.messages.contains("did you mean \"stack\"?"))
      #expect(wrong.messages.contains("run.json:1:"))
    }
  }

  @Test(arguments: [
    ("80 °C", ["limit 80 °C", "over from 2 s (row 2), 106 % at 3 s (row 3)"]),
    ("80", ["limit 80 °C", "over from 2 s (row 2), 106 % at 3 s (row 3)"]),
    ("90°C", ["limit 90 °C", "94 % at 3 s (row 3)"]),
    ("-2 °C", ["limit -2 °C", "over from 1 s (row 1), 85 °C at 3 s (row 3)"]),
    // Of zero there are no shares.
    ("0 °C", ["limit 0 °C", "over from 1 s (row 1), 85 °C at 3 s (row 3)"]),
  ])
  func aLimitIsInAnyUnit(limit: String, words: [String]) throws {
    try Tool.inNewFolder { tool in
      try tool.write("time,temp (°C)\n0,-3\n1,4.5\n2,81\n3,85\n4,20\n", to: "room.csv")
      let told = try tool("stat", "--limit", limit, "room.csv").text
      for word in words { #expect(told.contains(word), "\(told)") }
      let drawn = try tool("plot", "--limit", limit, "room.csv", "-o", "a.svg")
      #expect(drawn.status == 0, "\(drawn.messages)")
      let page = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      #expect(page.contains(">\(words[0])<"))
      let json = try Tool.fields(tool("stat", "--json", "--limit", limit, "room.csv").output)
      #expect(json["temp"]?["limit"] != nil)
    }
  }

  @Test func aLimitOfNoBytesIsNone() throws {
    try Tool.inNewFolder { tool in
      for limit in ["0", "0.5", "0.1B"] {
        let result = try tool("stat", "--limit", limit, Tool.capture("git-log"))
        #expect(result.status == 2 && result.messages.contains("bytes are no limit"))
      }
    }
  }

  @Test func theControlGroupsLimitIsFoundAndWhereThereIsNoneThatIsTold() throws {
    try Tool.inNewFolder { tool in
      for folder in ["proc/self", "sys/fs/cgroup/job"] {
        try FileManager.default.createDirectory(
          atPath: tool.path(folder), withIntermediateDirectories: true)
      }
      try tool.write("0::/job\n", to: "proc/self/cgroup")
      try tool.write("1 0 0:1 / /sys/fs/cgroup rw - cgroup2 c rw\n", to: "proc/self/mountinfo")
      var spec = RunSpec(inputs: [
        InputSpec(name: "run", origin: .file(Tool.capture("git-log")))
      ])
      spec.limit = LimitSpec(.found("cgroup"))
      func summary(_ text: String) throws -> InputSummary {
        try tool.write(text, to: "sys/fs/cgroup/job/memory.max")
        return try #require(
          try Run(
            spec, registry: Registry([.memusage, .cgroupLimit(root: tool.folder.path)]),
            options: RunOptions(wantsAllStatistics: true)
          ).execute().summaries.first)
      }
      let held = try summary("10485760\n")
      #expect(held["heap"]?.limit?.value == 10_485_760)
      #expect(LimitWords.sentence(of: held)?.hasPrefix("cgroup limit 10 MiB: heap 90 %") == true)
      let free = try summary("max\n")
      #expect(free["heap"]?.limit == nil && free.limit?.amount == nil)
      #expect(free.info.notes.contains { $0.code == "no-limit" })
    }
  }
}
