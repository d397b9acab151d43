import Foundation
import PlotTesting
import Testing

/// Recordings that no one thought of: a sensible picture, or an error that says why not.
@Suite struct OddValuesTests {
  private typealias Record = SyntheticCapture.Record

  /// The samples of each recording; times are ticks after the start.
  private static let recordings: [(name: String, samples: [Record])] = [
    ("one", [Record(heap: 1000, stack: 64, time: 10)]),
    ("one-zero", [Record(heap: 0, stack: 0, time: 10)]),
    ("equal-times", [0, 500].map { Record(heap: $0, stack: 64, time: 10) }),
    ("all-equal", (0..<500).map { Record(heap: 4096, stack: 512, time: 10 + $0) }),
    ("all-zero", (0..<50).map { Record(heap: 0, stack: 0, time: 10 + $0) }),
    ("no-span", (0..<300).map { Record(heap: $0 * 10, stack: 64, time: 10) }),
    (
      "huge",
      (0..<90).map { Record(heap: 1_000_000_000_000_000_000 + $0 * 7, stack: 64, time: 10 + $0) }
    ),
    (
      "largest",
      (0..<90).map {
        Record(heap: $0 == 40 ? UInt64(Int64.max) : $0, stack: 1 << 62, time: 10 + $0)
      }
    ),
    (
      "beyond-63-bits",
      (0..<90).map { Record(heap: 1 << 63 + $0, stack: $0 << 56, time: 10 + $0) }
    ),
    (
      "ten-to-19",
      [9, 10, 11].map { Record(heap: $0 * 1_000_000_000_000_000_000, stack: 8, time: $0) }
    ),
    ("negative", (0..<90).map { Record(heap: 0 &- (5000 - $0 * 100), stack: 64, time: 10 + $0) }),
    ("all-negative", (0..<90).map { Record(heap: 0 &- (5000 + $0), stack: 64, time: 10 + $0) }),
    (
      "spike",
      (0..<20_000).map { Record(heap: $0 == 9_999 ? 1 << 50 : 100, stack: 64, time: 10 + $0) }
    ),
    ("long", [0, 1, 2].map { Record(heap: $0, stack: 64, time: 10 + $0 << 61) }),
  ]

  private static let flags: [[String]] = [
    [], ["-t"], ["-T"], ["-t", "-T", "--stack", "none"], ["--stack", "same-scale"],
    ["-t", "--stack", "different-scales"], ["-t", "--hz", "1GHz"],
    ["-t", "--duration", "1ns", "--width", "300", "--height", "200"],
  ]

  private static func bytes(_ samples: [Record]) -> Data {
    let capture = SyntheticCapture(rows: 0)
    let header = [
      Record(heap: 0, stack: samples.map { $0.heap &+ $0.stack }.max() ?? 0, time: 5),
      Record(
        heap: samples.map(\.heap).max() ?? 0, stack: samples.map(\.stack).max() ?? 0,
        time: samples.last?.time ?? 5),
    ]
    return Data(capture.encoded(header + samples))
  }

  @Test(arguments: recordings.map(\.name))
  func drawsASensiblePictureOrSaysWhyNot(name: String) throws {
    let samples = try #require(Self.recordings.first { $0.name == name }).samples
    try Tool.inNewFolder { tool in
      try Self.bytes(samples).write(to: tool.folder.appending(path: "a.mem"))
      for flags in Self.flags {
        let result = try tool.run(
          Tool.product("highwater"),
          ["plot", "a.mem", "-o", "a.svg", "-o", "a.png", "-o", "a.csv"] + flags)
        let what = "\(name) \(flags.joined(separator: " "))"
        guard result.status == 0 else {
          #expect((2...4).contains(result.status), "\(what): \(result.messages)")
          #expect(result.messages.contains("error"), "\(what): \(result.messages)")
          continue
        }
        #expect(try tool.data("a.png").count > 1000, "\(what)")
        let page = try SVGPage(tool.data("a.svg"))
        #expect(page.complaints.isEmpty, "\(what): \(page.complaints)")
        #expect(page.texts.count >= 4, "\(what): \(page.texts)")
        for words in ["nan", "inf", "0000000"] {
          #expect(
            !page.texts.contains { $0.lowercased().contains(words) }, "\(what): \(page.texts)")
          #expect(!result.text.lowercased().contains(words), "\(what): \(result.text)")
        }
      }
    }
  }

  @Test func anEmptyRecordingSaysSo() throws {
    try Tool.inNewFolder { tool in
      try Self.bytes([]).write(to: tool.folder.appending(path: "a.mem"))
      let result = try tool("plot", "a.mem", "-o", "a.svg")
      #expect(result.status == 3 && result.messages.contains("no samples"), "\(result.messages)")
      #expect(!tool.exists("a.svg"))
    }
  }

  @Test(arguments: ["log", "symlog"]) func aLogAxisCountsTheZerosItHides(scale: String) throws {
    try Tool.inNewFolder { tool in
      let samples = (0..<1000).map { Record(heap: $0 % 4 == 0 ? 0 : $0, stack: 64, time: 10 + $0) }
      try Self.bytes(samples).write(to: tool.folder.appending(path: "a.mem"))
      let layer = #"{"mark": "step", "encoding": {"x": "event", "y": "heap"}}"#
      try tool.write(
        """
        {"version": 1, "inputs": {"run": "a.mem"}, "figure": {
          "axes": {"y": {"channel": "y", "scale": "\(scale)"}}, "layer": [\(layer), \(layer)]
        }, "outputs": ["a.svg", "a.png", {"type": "json", "path": "a.json"}]}
        """, to: "run.json")
      let result = try tool("run", "run.json")
      #expect(result.status == 0, "\(result.messages)")
      let page = try SVGPage(tool.data("a.svg"))
      #expect(page.complaints.isEmpty, "\(page.complaints)")
      let told = (result.text + result.messages).components(separatedBy: "250 values of heap")
      #expect(told.count == (scale == "log" ? 2 : 1))
      #expect((result.text + result.messages).contains("symlog") == (scale == "log"))
    }
  }

  @Test func aLogAxisOfZerosAloneIsDrawnAllTheSame() throws {
    try Tool.inNewFolder { tool in
      for name in ["all-zero", "all-negative", "one-zero", "huge"] {
        let samples = try #require(Self.recordings.first { $0.name == name }).samples
        try Self.bytes(samples).write(to: tool.folder.appending(path: "a.mem"))
        try tool.write(
          """
          {"version": 1, "inputs": {"run": "a.mem"}, "figure": {
            "axes": {"y": {"channel": "y", "scale": "log"}, "x": {"channel": "x", "scale": "log"}},
            "layer": [{"mark": "area", "encoding": {"x": "time", "y": ["heap", "stack"]}},
              {"mark": "extremum", "encoding": {"x": "time", "y": "heap"}}]
          }, "outputs": ["a.svg", "a.png"]}
          """, to: "run.json")
        let result = try tool("run", "run.json")
        #expect(result.status == 0, "\(result.messages)")
        let page = try SVGPage(tool.data("a.svg"))
        #expect(page.complaints.isEmpty, "\(name): \(page.complaints)")
      }
    }
  }
}
