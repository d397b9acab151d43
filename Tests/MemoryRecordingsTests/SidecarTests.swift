import PlotCore
import TextReading
import PlotTesting
import Testing

@testable import MemoryRecordings

@Suite struct SidecarTests {
  private static var full: Sidecar {
    var sidecar = Sidecar()
    sidecar.creator = "Highwater \"1\""
    sidecar.glibc = "2.36"
    sidecar.command = ["./a", "b c", "ü\n"]
    sidecar.process = "a"
    sidecar.bufferSize = 1024
    sidecar.exitStatus = 3
    sidecar.epoch = 1_700_000_000_250_000_000
    sidecar.wallSeconds = 1.25
    sidecar.startTicks = .max
    sidecar.hertz = 2.5e9
    sidecar.startSeconds = 0.0625
    sidecar.peakRSS = 8192
    return sidecar
  }

  private static let samples = [
    Sidecar.Sample(seconds: 0.015625, bytes: 4096), Sidecar.Sample(seconds: 0.5, bytes: 0),
  ]

  private static func taken(
    _ text: [UInt8]
  ) throws -> (isWhole: Bool, samples: [Sidecar.Sample?]) {
    var samples: [Sidecar.Sample?] = []
    let isWhole = try Sidecar.forEachSample(in: .scratch(text)) { samples.append($0) }
    return (isWhole, samples)
  }

  @Test func readsWhatItWrites() throws {
    let text = Self.full.text(samples: Self.samples)
    let reading = SidecarReading(JSONTokens(text))
    #expect(reading.sidecar == Self.full)
    #expect(reading.isRecording && reading.isKnownForm && reading.hasSamples)
    #expect(reading.damage == nil && !reading.hasBadMember)
    let taken = try Self.taken(text)
    #expect(taken.isWhole && taken.samples == Self.samples)
  }

  @Test func leavesOutWhatIsNotKnown() throws {
    let text = String(decoding: Sidecar().text(samples: nil), as: UTF8.self)
    #expect(text == "{\"highwater\":\"recording\",\"version\":1,\"command\":[]}\n")
    let reading = SidecarReading(JSONTokens(Array(text.utf8)))
    #expect(reading.sidecar == Sidecar() && !reading.hasSamples)
  }

  @Test func noRecordedProgramTakesWeeksToItsFirstCall() {
    var sidecar = Self.full
    for (seconds, isKept) in [(999_999.0, true), (-5, true), (2e6, false), (-2e6, false)] {
      sidecar.startSeconds = seconds
      let reading = SidecarReading(JSONTokens(sidecar.text(samples: nil)))
      #expect(reading.sidecar.startSeconds == (isKept ? seconds : nil), "\(seconds)")
    }
  }

  @Test func recordingsBeginTheStartLaterThanTheProgram() {
    #expect(Self.full.startTime == 1_700_000_000_312_500_000)
    var sidecar = Sidecar()
    sidecar.startSeconds = 2
    #expect(sidecar.startTime == nil)
    sidecar.epoch = .max
    #expect(sidecar.startTime == nil)
  }

  @Test(arguments: [
    "{\"hertz\": \"fast\"}", "{\"hertz\": 1e999}", "{\"command\": 7}", "{\"rss\": 7}",
    "{\"bufferSize\": 1.5}", "{\"version\": null}",
  ])
  func tellsOfMembersThatHoldSomethingElse(text: String) {
    let reading = SidecarReading(JSONTokens(Array(text.utf8)))
    #expect(reading.hasBadMember && reading.damage == nil)
    #expect(reading.sidecar == Sidecar() && !reading.hasSamples)
  }

  @Test func leavesMembersOfLaterVersionsAlone() {
    let text = "{\"later\": {\"rss\": [[1, 2]], \"hertz\": 5}, \"startTicks\": 6}"
    let reading = SidecarReading(JSONTokens(Array(text.utf8)))
    #expect(reading.sidecar.startTicks == 6 && reading.sidecar.hertz == nil)
    #expect(!reading.hasSamples && !reading.hasBadMember && !reading.isRecording)
  }

  @Test func neitherCutsNorFlippedBitsTrap() throws {
    let bytes = Self.full.text(samples: Self.samples)
    for length in 0..<(bytes.count - 1) {
      let cut = Array(bytes.prefix(length))
      let reading = SidecarReading(JSONTokens(cut))
      // The line feed behind the object is no part of it.
      #expect((reading.damage == nil && reading.isObject) == (length == bytes.count - 1))
      let taken = try? Self.taken(cut)
      #expect((taken?.samples.count ?? 0) <= 2)
    }
    for place in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[place] ^= 1 << bit
        _ = SidecarReading(JSONTokens(flipped))
        _ = try? Self.taken(flipped)
      }
    }
  }

  @Test func samplesThatAreNoneAreGivenAsNil() throws {
    let text = "{\"rss\": [[0.5, 7], 3, [1], [1, -2], [1e13, 2], [\"a\", 2], [1, 2, 3], [2, 9]]}"
    let taken = try Self.taken(Array(text.utf8))
    #expect(taken.isWhole)
    #expect(taken.samples.map { $0?.bytes } == [7, nil, nil, nil, nil, nil, nil, 9])
  }

  @Test func errorsOfTheBodyAreItsOwn() throws {
    let file = try InputFile.scratch(Self.full.text(samples: Self.samples))
    #expect(throws: PlotError(.tool, "full")) {
      try Sidecar.forEachSample(in: file) { _ throws(PlotError) in
        throw PlotError(.tool, "full")
      }
    }
  }
}
