import MassifParser
import PlotCore
import PlotTesting
import Testing

/// Several recordings in one file.
@Suite struct MassifRunTests {
  /// A recording with the times of its snapshots; heaptrack's have their preamble behind them.
  private static func recording(
    _ times: [String], _ unit: String, isHeaptrack: Bool = false
  ) -> String {
    let preamble =
      (isHeaptrack ? "desc: heaptrack\n" : "desc: (none)\n") + "cmd: ./p\ntime_unit: \(unit)\n"
    let snapshots = times.enumerated().map { number, time in
      "#-----------\nsnapshot=\(number)\n#-----------\ntime=\(time)\nmem_heap_B=8\n"
        + "mem_heap_extra_B=0\nmem_stacks_B=0\nheap_tree=empty\n"
    }.joined()
    return isHeaptrack ? snapshots + preamble : preamble + snapshots
  }

  @Test(
    arguments: [
      (recording(["0", "5"], "i") + recording(["0", "7"], "i"), [0, 5, 5, 12], [0..<2, 2..<4]),
      (recording(["0", "5"], "B") + recording(["3", "7"], "B"), [0, 5, 8, 12], [0..<2, 2..<4]),
      (
        recording(["0", "500"], "ms") + recording(["0", "250"], "ms"), [0, 0.5, 0.5, 0.75],
        [0..<2, 2..<4]
      ),
      (
        recording(["0.5", "1"], "s", isHeaptrack: true)
          + recording(["0.25", "1"], "s", isHeaptrack: true), [0.5, 1, 1.25, 2], [0..<2, 2..<4]
      ),
      (
        recording(["0", "1"], "s") + recording(["0.25", "1"], "s", isHeaptrack: true),
        [0, 1, 1.25, 2], [0..<2, 2..<4]
      ),
      (
        recording(["0"], "i") + recording(["0"], "i") + recording(["0", "9"], "i"), [0, 0, 0, 9],
        [0..<1, 1..<2, 2..<4]
      ),
      (recording([], "i") + recording(["0", "1", "2", "3"], "i"), [0, 1, 2, 3], []),
      (recording(["0", "1", "2", "3"], "i") + recording([], "i"), [0, 1, 2, 3], []),
      (
        recording(["0", "5"], "i") + "\n" + recording(["0", "7"], "i"), [0, 5, 5, 12],
        [0..<2, 2..<4]
      ),
      (recording(["0", "2", "4", "4"], "i"), [0, 2, 4, 4], []),
    ] as [(String, [Double], [Range<Int>])])
  func eachRecordingIsARun(text: String, times: [Double], runs: [Range<Int>]) throws {
    let source = try open(text)
    #expect(try source.values(of: "time") == times)
    #expect(source.info.runs.map(\.rows) == runs)
    #expect(source.info.notes.map(\.code) == (runs.isEmpty ? [] : ["several-runs"]))
    #expect(try checkSource(source) == [])
  }

  @Test func aRateTurnsInstructionsIntoSecondsInEachRun() throws {
    let text = Self.recording(["0", "5"], "i") + Self.recording(["0", "7"], "i")
    let parser = try MassifParser(config: ["clock": ["hz": 8]])
    let source = try parser.open(Input(name: "a", file: .scratch(Array(text.utf8), path: "a")))
    #expect(try source.values(of: "time") == [0, 0.625, 0.625, 1.5])
  }

  @Test(
    arguments: [
      ("i", "B", "in instructions and in bytes"),
      ("ms", "i", "in milliseconds and in instructions"),
      ("B", "ms", "in bytes and in milliseconds"), ("s", "ms", "in seconds and in milliseconds"),
    ])
  func differentUnitsShareNoAxis(first: String, second: String, words: String) throws {
    let text = Self.recording(["0", "5"], first) + Self.recording(["0", "7"], second)
    let error = #expect(throws: PlotError.self) { try open(text) }
    #expect(error?.message.contains(words) == true)
    #expect(error?.place?.position == Place.Position(line: 22, column: 11))
  }

  @Test func timesThatDoNotFitStopAtTheLargest() throws {
    let most = "9223372036854775807"
    let source = try open(Self.recording(["0", most], "i") + Self.recording(["0", "7"], "i"))
    #expect(try source.values(of: "time").suffix(2) == [0x1p63, 0x1p63])
  }

  private func open(_ text: String) throws -> any Source {
    try MassifParser(options: .defaults)
      .open(Input(name: "a", file: .scratch(Array(text.utf8), path: "a")))
  }
}
