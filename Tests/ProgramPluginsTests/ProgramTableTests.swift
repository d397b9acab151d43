import Foundation
import PlotCore
import PlotTesting
import Testing

@testable import ProgramPlugins

@Suite struct ProgramTableTests {
  private let scripts: Scripts

  init() throws { scripts = try Scripts() }

  /// Runs a script as a transform of one source.
  private func transformed(_ source: any Source, by script: String) throws -> any Source {
    let description = try Description(
      Array(#"{"protocol": 1, "kind": "transform", "summary": "s"}"#.utf8),
      of: Program(name: "x", path: "/x"))
    var reader = OptionReader(nil)
    let call = ProgramCall(try scripts.program(script), description, from: &reader)
    return try #require(
      try CommandTransform(call).apply(to: [source], in: TransformContext()).first)
  }

  private func values(_ source: any Source, _ column: String) throws -> [String] {
    let index = try source.requireIndex(of: column)
    return try (0..<source.rowCount).map { try source.value(row: $0, column: index).digits }
  }

  private let source = MemorySource(
    [
      (.event, nil),
      (
        Column("time", unit: .ticks, isAscending: true), .integers([0, 5, 1 << 60])
      ),
      (Column("heap, all", title: "heap", unit: .bytes), .integers([1, 2, .max])),
      (Column("load", storage: .real), .reals([0.1, .nan, -.infinity])),
    ], info: SourceInfo(format: "memusage", notes: [Note(.notice, "n", "a note")], startTime: 9))

  @Test func rowsComeBackAsTheyWere() throws {
    let back = try transformed(source, by: "cat")
    #expect(back.columns.map(\.name) == ["event", "time", "heap, all", "load"])
    #expect(back.columns.map(\.title) == ["event", "time", "heap", "load"])
    #expect(back.columns.map(\.unit) == [.events, .ticks, .bytes, .none])
    #expect(back.columns[1].isAscending)
    #expect(try values(back, "time") == ["0", "5", "1152921504606846976"])
    #expect(try values(back, "heap, all") == ["1", "2", "9223372036854775807"])
    #expect(try values(back, "load") == ["0.1", "nan", "nan"])
    #expect(back.info.format == "memusage")
    #expect(back.info.notes.map(\.code) == ["n", "not-finite"])
    #expect(back.info.startTime == 9)
  }

  @Test func timesOfDayAreKeptToTheNanosecond() throws {
    let zero: Int64 = 1_700_000_000_123_456_789
    var clock = Column(
      "time", unit: .seconds, offset: zero, scale: 1e-9, isAscending: true)
    clock.zone = ClockZone(seconds: 7200)
    let source = MemorySource(
      [
        (.event, nil), (clock, .integers([zero, zero + 1, zero + 1_000_000_000])),
        (Column("a"), .integers([1, 2, 3])),
      ], info: SourceInfo(format: "x"))
    let back = try transformed(source, by: "cat")
    #expect(back.columns[1].clockStart == clock.clockStart)
    #expect(back.columns[1].offset == zero)
    #expect(try values(back, "time") == ["0", "1e-09", "1"])
  }

  @Test func linesOfJSONAreReadToo() throws {
    let back = try transformed(source, by: #"echo '{"time": 1, "a_bytes": 2}'; echo hm >&2"#)
    #expect(back.columns.map(\.name) == ["event", "time", "a_bytes"])
    #expect(back.columns.last?.unit == .bytes)
    #expect(back.info.notes.last?.text == "./script said: hm")
  }

  @Test(arguments: [
    ("true", "there is nothing"), ("echo a,b", "what \"./script\" wrote cannot be read"),
    ("echo '<xml>'", "what \"./script\" wrote cannot be read"),
    ("echo '{\"a\": \"b\"}'", "what \"./script\" wrote cannot be read"),
    ("printf 'a,b\\n1,2\\n'; exit 1", "ended with status 1"),
  ])
  func whatIsNoTableIsTold(script: String, message: String) {
    #expect {
      try transformed(source, by: script)
    } throws: { error in
      guard let error = error as? PlotError else { return false }
      return error.message.contains(message) && error.stage == .transform
    }
  }

  @Test func commandsKeepTheContractOfComponents() {
    #expect(checkComponent(CommandParser.self).isEmpty)
    #expect(checkComponent(CommandTransform.self).isEmpty)
    #expect(checkComponent(CommandRenderer.self).isEmpty)
  }
}
