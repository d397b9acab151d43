import Foundation
import MemoryRecordings
import PlotCore
import PlotTesting
import Testing

@testable import MemusageParser

@Suite struct SidecarTests {
  private static let good = """
    {"highwater": "recording", "version": 1, "command": ["a", "\\u00fc\\ud83d\\ude00"], "startTicks": 1000,
     "hertz": 2.5e9, "bufferSize": 1024, "exitStatus": 3, "wallSeconds": 1.25,
     "rss": [[0.01, 4096], [0.03, -8.5e-3]], "later": {"x": [true, false, null, {}], "y": []}}
    """

  /// Opens a small capture that starts at 1,000 with a text beside it.
  private func open(
    beside text: String?, _ clock: ConfigValue = [:], isComplete: Bool = true
  ) throws -> any Source {
    let samples = [Row(time: 1001, heap: 5, stack: 0), Row(time: 3500, heap: 7, stack: 0)]
    let bytes = MemusageParserTests.capture(samples, start: 1000, isComplete: isComplete)
    return try withFile(bytes) { file in
      let beside = URL(filePath: file.path + ".json")
      defer { try? FileManager.default.removeItem(at: beside) }
      if let text { try Data(text.utf8).write(to: beside) }
      return try parser(clock).open(Input(name: "run", file: file))
    }
  }

  @Test func givesTrueSecondsAndHowTheProgramEnded() throws {
    let source = try open(beside: Self.good)
    #expect(source.columns[1].unit == .seconds && source.columns[1].scale == 1 / 2.5e9)
    #expect(source.info.notes.map(\.code) == ["exit-status"])
    #expect(source.info.notes.first?.text.contains("status 3") == true)
    #expect(try settle(source).info.notes.map(\.code) == ["exit-status"])
  }

  @Test func whatTheUserSaysOfTheClockGoesFirst() throws {
    #expect(try open(beside: Self.good, ["hz": 5e3]).columns[1].scale == 1 / 5e3)
    #expect(try open(beside: Self.good, ["unit": "ticks"]).columns[1].unit == .ticks)
  }

  @Test func tellsTheSignalAndHowMuchIsLost() throws {
    let text = Self.good.replacing("\"exitStatus\": 3", with: "\"signal\": 9")
    let notes = try open(beside: text, isComplete: false).info.notes
    #expect(notes.map(\.code) == ["killed-by-signal", "incomplete-header"])
    #expect(notes[0].text.contains("signal 9 (SIGKILL)"))
    #expect(notes[1].text.contains("1,024") && notes[1].severity == .dataLoss)
    let single = text.replacing("\"bufferSize\": 1024", with: "\"bufferSize\": 1")
    #expect(try open(beside: single, isComplete: false).info.notes[1].severity == .info)
  }

  @Test(arguments: [
    ("1e300", false), ("-1", false), ("1e10", false), ("1e9", true), ("1.25", true),
  ])
  func noProgramTookAThousandYears(wall: String, isBelieved: Bool) throws {
    let text = Self.good.replacing("\"wallSeconds\": 1.25", with: "\"wallSeconds\": \(wall)")
    let info = try open(beside: text).info
    #expect(info.notes.contains { $0.code == "sidecar-duration" } == !isBelieved)
    let end = try #require(info.runs.first?.end)
    // 2,510 ticks of a clock of 2.5 GHz.
    #expect(end == (isBelieved ? Double(wall) : 2510 / 2.5e9))
  }

  @Test func saysNothingOfAnOrderlyEnd() throws {
    let text = Self.good.replacing("\"exitStatus\": 3", with: "\"exitStatus\": 0")
    #expect(try open(beside: text).info.notes.isEmpty)
    #expect(try open(beside: nil).info.notes.isEmpty)
  }

  @Test(arguments: [
    ("", "damaged"), ("[]", "damaged"), ("{}", "not written"), (#"{"a": 1,}"#, "damaged"),
    (#"{"highwater": "recording", "version": 2}"#, "form"),
    (#"{"highwater": "recording", "version": 1, "startTicks": 999}"#, "another recording"),
    (#"{"highwater": "recording", "version": 1, "startTicks": 1000, "hertz": 0}"#, "rate"),
    (#"{"highwater": "recording", "version": 1, "startTicks": 1000, "hertz": 1e999}"#, "damaged"),
    (good + "x", "damaged"), (String(repeating: "[", count: 100_000), "damaged"),
    ("{\"a\": " + String(repeating: "[", count: 100_000), "damaged"),
  ])
  func leavesOutWhatIsNoneWithANote(text: String, word: String) throws {
    let source = try open(beside: text)
    #expect(source.columns[1].unit == .ticks)
    #expect(source.info.notes.map(\.code) == ["sidecar-unreadable"])
    #expect(source.info.notes.first?.severity == .info)
    #expect(source.info.notes.first?.text.contains(word) == true)
  }

  @Test func everyCutIsOnlyLeftOut() {
    let bytes = Array(Self.good.utf8)
    for length in 0..<bytes.count {
      #expect(throws: Sidecar.Refusal.self) {
        try Sidecar(Array(bytes.prefix(length)), startTicks: 1000)
      }
    }
    for place in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[place] ^= 1 << bit
        _ = try? Sidecar(flipped, startTicks: 1000)
      }
    }
  }
}
