import Foundation
import PlotCore
import PlotTesting
import Testing

@testable import MemusageParser

/// Captures that are looked at while they grow, against a fresh look at the same bytes.
@Suite struct GrowingTests {
  private func look(_ bytes: [UInt8], after earlier: (any GrowingSource)?) throws
    -> (any GrowingSource)?
  {
    let input = Input(name: "run", file: try .scratch(bytes, path: "run.mem"))
    return try parser().openGrowing(input, after: earlier)
  }

  /// Grows a file by random steps; returns how many looks could go on from the one before.
  @discardableResult
  private func check(
    _ bytes: [UInt8], _ what: String, random: inout SeededGenerator, steps: Int = 6
  ) throws -> Int {
    var cuts = (0..<steps).map { _ in Int.random(in: 72...max(72, bytes.count), using: &random) }
    cuts = cuts.sorted() + [bytes.count]
    var earlier: (any GrowingSource)?
    var known: [Row] = []
    var continued = 0
    for cut in cuts {
      let part = Array(bytes.prefix(cut))
      let (plain, info) = try settle(try open(part))
      guard let grown = try look(part, after: earlier) else {
        (earlier, known) = (nil, [])
        continue
      }
      let found = try rows(of: grown)
      let expected = try rows(of: plain)
      let isRight = found == expected
      #expect(isRight, "\(what) \(cut)")
      #expect(grown.info.notes.map(\.code) == info.notes.map(\.code), "\(what)")
      #expect(grown.info.extents == info.extents, "\(what)")
      #expect(grown.isEnded == !info.notes.contains { $0.code == "incomplete-header" })
      #expect(grown.settledRowCount <= grown.rowCount)
      let unchanged = grown.unchangedRowCount
      let isSame = found.prefix(unchanged) == known.prefix(unchanged)
      #expect(isSame, "\(what) \(unchanged)")
      if unchanged > 0 { continued += 1 }
      (earlier, known) = (grown, found)
    }
    return continued
  }

  @Test func everyLookShowsWhatAFreshLookShows() throws {
    var random = SeededGenerator(seed: 11)
    for count in [1, 2, 50, 700, 3000] {
      for (name, samples) in RepairTests.disorders(count, &random) where !naive(samples).isEmpty {
        // A fresh look cannot open a prefix that holds nothing but holes.
        if samples[0].time == 0 { continue }
        try check(MemusageParserTests.capture(samples), "\(name) \(count)", random: &random)
      }
    }
  }

  @Test(arguments: readableNames) func realCapturesGrowToTheirEnd(name: String) throws {
    var random = SeededGenerator(seed: 3)
    try check(try bytes(of: name), name, random: &random, steps: 9)
  }

  @Test func aFewLateSamplesDoNotStopIt() throws {
    var random = SeededGenerator(seed: 7)
    var samples = orderedSamples(40_000)
    for row in stride(from: 900, to: 40_000, by: 1200) { samples.swapAt(row, row - 2) }
    #expect(
      try check(MemusageParserTests.capture(samples), "late", random: &random, steps: 8) >= 7)
  }

  /// Rows count as settled where no sample that is as late as those before can still move them.
  @Test func rowsAreSettledTwiceAsFarBackAsTheWidestPatch() throws {
    var samples = orderedSamples(10_000)
    let clean = try #require(try look(MemusageParserTests.capture(samples), after: nil))
    #expect(clean.settledRowCount == 10_000 - 1024)
    // Row 6,000 belongs where row 3,000 stands: what is between was moved by one.
    samples[6000].time = samples[3000].time - 1
    let late = try #require(try look(MemusageParserTests.capture(samples), after: nil))
    #expect(late.settledRowCount == 10_000 - 2 * 3001)
  }

  @Test func onlyNewRecordsAreRead() throws {
    let bytes = MemusageParserTests.capture(orderedSamples(400_000))
    let most = bytes.count - 100 * 24
    let first = try #require(try look(Array(bytes.prefix(most)), after: nil))
    let file = try InputFile.scratch(bytes, path: "run.mem")
    let grown = try parser().openGrowing(Input(name: "run", file: file), after: first)
    #expect(grown?.unchangedRowCount == 399_900)
    #expect(file.bytesRead < 4096 + 400 * 24)
  }

  @Test func anotherRecordingIsOpenedAnew() throws {
    let first = try look(MemusageParserTests.capture(orderedSamples(900)), after: nil)
    let other = MemusageParserTests.capture(orderedSamples(1000, start: 5000), start: 5000)
    #expect(try look(other, after: first)?.unchangedRowCount == 0)
    let shorter = MemusageParserTests.capture(orderedSamples(500))
    #expect(try look(shorter, after: first)?.unchangedRowCount == 0)
    var overwritten = orderedSamples(1000)
    overwritten[0].time += 1
    #expect(
      try look(MemusageParserTests.capture(overwritten), after: first)?.unchangedRowCount == 0)
  }

  @Test(arguments: ["ls", "threads-unfilled-slot", "forks", "unbuffered-repeat"])
  func damageNeverTraps(name: String) throws {
    var random = SeededGenerator(seed: 5)
    let whole = Array(try bytes(of: name).prefix(30_000))
    let first = try look(Array(whole.prefix(2400)), after: nil)
    for _ in 0..<150 {
      var bytes = Array(whole.prefix(Int.random(in: 0...whole.count, using: &random)))
      for _ in 0..<3 where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] ^=
          1 << UInt8.random(in: 0..<8, using: &random)
      }
      do {
        for earlier in [nil, first] {
          guard let source = try look(bytes, after: earlier) else { continue }
          let found = try rows(of: source)
          #expect(found.count == source.rowCount)
          // Records that change behind an earlier look may stand in the wrong order, no more.
          guard earlier == nil else { continue }
          let isRight = try found == rows(of: settle(try open(bytes)).source)
          #expect(isRight)
          let violations = try checkSource(source)
          #expect(violations.isEmpty, "\(violations)")
        }
      } catch is PlotError {}
    }
  }
}
