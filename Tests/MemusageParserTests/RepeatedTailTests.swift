import PlotCore
import Testing

@testable import MemusageParser

@Suite struct RepeatedTailTests {
  @Test(arguments: [1, 2, 7, 311, 4096, 32_768])
  func dropsABlockThatWasWrittenTwice(_ length: Int) throws {
    let samples = orderedSamples(length * 2 + 3)
    let file = MemusageParserTests.capture(samples + samples.suffix(length))
    let settled = try settle(try open(file))
    #expect(settled.source.rowCount == samples.count)
    #expect(settled.info.notes.map(\.code) == ["repeated-tail"])
    #expect(settled.info.notes.first?.count == length)
    #expect(settled.info.isComplete)
  }

  @Test func dropsTheWholeFileWrittenTwice() throws {
    let samples = orderedSamples(7)
    let settled = try settle(try open(MemusageParserTests.capture(samples + samples)))
    #expect(settled.source.rowCount == 7)
  }

  @Test func takesTheBlockRatherThanItsEqualEnd() throws {
    var samples = orderedSamples(64)
    samples[63] = samples[62]
    let settled = try settle(try open(MemusageParserTests.capture(samples + samples.suffix(32))))
    #expect(settled.info.notes.first?.count == 32)
  }

  @Test func keepsWhatOnlyLooksLikeARepeat() throws {
    var samples = orderedSamples(100)
    samples += samples.suffix(10)
    samples[105].heap += 1
    let settled = try settle(try open(MemusageParserTests.capture(samples)))
    #expect(settled.source.rowCount == 110)
    #expect(settled.info.notes.map(\.code) == ["out-of-order"])
  }

  @Test func dropsOneOfManyEqualSamples() throws {
    let samples = [Row](repeating: Row(time: 2000, heap: 5, stack: 1), count: 70_000)
    let source = try open(MemusageParserTests.capture(samples))
    #expect(source.rowCount == 69_999)
  }

  @Test func keepsASingleSample() throws {
    #expect(try open(MemusageParserTests.capture(orderedSamples(1))).rowCount == 1)
  }
}
