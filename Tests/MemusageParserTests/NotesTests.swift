import PlotCore
import Testing

@testable import MemusageParser

@Suite struct NotesTests {
  /// Overwrites a number of the header.
  func withHeader(_ bytes: [UInt8], at place: Int, _ value: Int64) -> [UInt8] {
    var bytes = bytes
    withUnsafeBytes(of: value.littleEndian) { bytes.replaceSubrange(place..<(place + 8), with: $0) }
    return bytes
  }

  @Test func tellsAHeaderThatDiffersByLittle() throws {
    let file = MemusageParserTests.capture(orderedSamples(1000))
    for heap in [998, 1000] {
      let notes = try settle(try open(withHeader(file, at: 24, Int64(heap)))).info.notes
      #expect(notes.map(\.code) == ["header-disagrees"])
      #expect(
        notes.first?.text.contains("heap \(heap == 998 ? "998" : "1,000") B against 999 B") == true)
    }
  }

  @Test func tellsAnotherProcessHeaderByItsPeak() throws {
    let file = MemusageParserTests.capture(
      orderedSamples(1000).map { Row(time: $0.time, heap: $0.heap * 1000, stack: 0) })
    let notes = try settle(try open(withHeader(file, at: 24, 99_900))).info.notes
    #expect(notes.map(\.code) == ["several-writers"])
    #expect(notes.first?.remedy?.contains("memusage -n PROGRAM") == true)
    #expect(notes.first?.text.contains("999,000 B") == true)
  }

  /// What other threads had in hand at the very end is granted: 64 KiB, where the peak is small.
  @Test func takesASmallPeakForThisProcessWithin64KiB() throws {
    for (highest, code) in [(65_636, "header-disagrees"), (65_637, "several-writers")] {
      let samples =
        orderedSamples(50).map { Row(time: $0.time, heap: $0.heap, stack: 0) }
        + [Row(time: 9999, heap: Int64(highest), stack: 0)]
      let file = withHeader(MemusageParserTests.capture(samples), at: 24, 100)
      #expect(try settle(try open(file)).info.notes.map(\.code) == [code], "\(highest)")
    }
  }

  @Test func saysThatACutFileIsCut() throws {
    let notes = try settle(try open("truncated")).info.notes
    #expect(notes.first { $0.code == "truncated-record" }?.text.contains("11 bytes") == true)
    #expect(notes.first { $0.code == "header-disagrees" }?.text.contains("the file is cut") == true)
  }

  @Test func namesTheMend() throws {
    let killed = try open("killed").info.notes
    #expect(killed.first?.remedy?.contains("memusage --unbuffered") == true)
    let forks = try settle(try open("forks")).info.notes
    #expect(forks.first { $0.code == "several-writers" }?.remedy?.contains("-n PROGRAM") == true)
  }

  @Test func takesAHoleOf256RecordsForAnotherWriters() throws {
    let samples = orderedSamples(1000)
    for length in [255, 256] {
      let hole = [Row](repeating: Row(time: 0, heap: 0, stack: 0), count: length)
      let file = MemusageParserTests.capture(Array(samples[..<500]) + hole + samples[500...])
      let notes = try settle(try open(file)).info.notes
      #expect(notes.contains { $0.code == "several-writers" } == (length == 256))
      // Threads that write their own slots leave no holes, and another process does.
      let unfilled = try #require(notes.first { $0.code == "unfilled-record" })
      #expect(unfilled.count == length && (unfilled.remedy == nil) == (length == 256))
    }
  }

  @Test func survivesPeaksAtTheEndOfTheirRange() throws {
    let file = MemusageParserTests.capture(orderedSamples(10))
    for place in [8, 24, 32] {
      for value in [Int64.max, Int64.min, -1] {
        let (_, info) = try settle(try open(withHeader(file, at: place, value)))
        #expect(info.notes.allSatisfy { $0.code == "header-disagrees" })
      }
    }
  }
}
