import Foundation
import MemoryRecordings
import Testing

@testable import MemoryTools

@Suite struct SidecarTests {
  private func run(_ counter: (start: UInt64, end: UInt64)?, seconds: Double = 2) -> RecordedRun {
    var resident = ResidentSamples(interval: 0.02)
    resident.add(.init(seconds: 0.5, bytes: 4096))
    return RecordedRun(
      ending: .killed(9), wallSeconds: seconds, counter: counter, counterSeconds: seconds,
      peakResident: 8192, resident: resident)
  }

  /// Writes a capture's header and one sample, hands its path to a body and removes it.
  private func withCapture<Result>(
    start: UInt64, end: UInt64, sample: UInt64, _ body: (String) throws -> Result
  ) throws -> Result {
    var data = Data()
    for (first, second, time) in [(0, 16, start), (8, 8, end), (8, 8, sample)] {
      for value in [UInt64(first), UInt64(second)] {
        withUnsafeBytes(of: value) { data.append(contentsOf: $0) }
      }
      for half in [UInt32(truncatingIfNeeded: time), UInt32(truncatingIfNeeded: time >> 32)] {
        withUnsafeBytes(of: half) { data.append(contentsOf: $0) }
      }
    }
    let url = FileManager.default.temporaryDirectory.appending(path: "clock-\(UUID()).mem")
    try data.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
  }

  @Test func takesTheRateOfTheCounterThatRanAroundTheRecording() throws {
    let clock = try withCapture(start: 1_000_500, end: 1_000_500, sample: 1_001_000) {
      try CaptureClock(of: $0, in: run((1_000_000, 5_000_000)))
    }
    #expect(clock == CaptureClock(hertz: 2e6, startTicks: 1_000_500, startSeconds: 0.00025))
  }

  @Test func findsTheRateWithoutACounter() throws {
    let whole = try withCapture(start: 1_000, end: 4_001_000, sample: 3_000_000) {
      try CaptureClock(of: $0, in: run(nil))
    }
    #expect(whole.hertz == 2e6 && whole.startSeconds == nil)
    // A counter of another kind is not the capture's; nor is there an end where it was killed.
    let killed = try withCapture(start: 1_000, end: 1_000, sample: 2_001_000) {
      try CaptureClock(of: $0, in: run((50_000, 60_000)))
    }
    #expect(killed.hertz == 1e6)
    let epoch = UInt64(Date().timeIntervalSince1970 * 1e6)
    let microseconds = try withCapture(start: epoch, end: epoch + 7, sample: epoch + 5) {
      try CaptureClock(of: $0, in: run(nil))
    }
    #expect(microseconds.hertz == 1e6)
    let still = try withCapture(start: 1_000, end: 1_000, sample: 1_000) {
      try CaptureClock(of: $0, in: run(nil))
    }
    #expect(still.hertz == nil)
  }

  @Test func writesTimesOfResidentMemoryToTheMicrosecond() throws {
    var run = run(nil)
    run.resident?.add(.init(seconds: 12.345678, bytes: 8192))
    let sidecar = Sidecar(
      command: ["p"], options: RecordingOptions(library: "/x.so", processName: "p", capture: "/a"),
      creator: "test", run: run, clock: CaptureClock(hertz: nil, startTicks: 0, startSeconds: nil))
    let samples = run.resident?.samples.map {
      Sidecar.Sample(seconds: $0.seconds, bytes: Int64($0.bytes))
    }
    let text = Data(sidecar.text(samples: samples))
    let json = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
    #expect(json["rss"] as? [[Double]] == [[0.5, 4096], [12.345678, 8192]])
  }

  @Test func writesJSONWithWordsAsTheyAreAndNoEnvironment() throws {
    let capture = FileManager.default.temporaryDirectory.appending(path: "a \(UUID()).mem").path
    let options = RecordingOptions(library: "/x.so", processName: "p", capture: capture)
    let sidecar = Sidecar(
      command: ["p", "a \"b\"\n", "ü"], options: options, creator: "test", run: run(nil),
      clock: CaptureClock(hertz: 2.5e9, startTicks: .max, startSeconds: 0.25))
    try sidecar.write(run(nil).resident, beside: capture)
    defer { try? FileManager.default.removeItem(atPath: capture + ".json") }
    let data = try Data(contentsOf: URL(filePath: capture + ".json"))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(json["command"] as? [String] == ["p", "a \"b\"\n", "ü"])
    #expect(json["signal"] as? Int == 9 && json["exitStatus"] == nil)
    #expect(json["startTicks"] as? Int64 == .max)
    #expect(json["hertz"] as? Double == 2.5e9 && json["wallSeconds"] as? Double == 2)
    #expect(json["peakRSS"] as? Int == 8192)
    #expect(json["rss"] as? [[Double]] == [[0.5, 4096]])
    #expect(
      Set(json.keys).subtracting(["glibc"]) == [
        "highwater", "version", "creator", "command", "process", "bufferSize", "signal",
        "wallSeconds", "startTicks", "hertz", "startSeconds", "peakRSS", "rss",
      ])
  }
}

extension CaptureClock {
  init(hertz: Double?, startTicks: Int64, startSeconds: Double?) {
    self.init(startTicks: startTicks)
    self.hertz = hertz
    self.startSeconds = startSeconds
  }
}
