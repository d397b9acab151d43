import MemusageParser
import PlotCore
import PlotTesting
import Testing

@Suite struct ByteOrderTests {
  @Test(arguments: readableNames)
  func readsTheBigEndianTwinAlike(_ name: String) throws {
    let little = try bytes(of: name)
    let one = try settle(try open(little))
    let other = try settle(try open(swapped(little)))
    #expect(one.info.notes == other.info.notes)
    #expect(one.info.header.map(\.value) == other.info.header.map(\.value))
    #expect(one.info.extents == other.info.extents)
    #expect(one.source.columns == other.source.columns)
    #expect(try rows(of: one.source) == rows(of: other.source))
  }

  @Test(arguments: ["header-only", "aborted-no-samples"])
  func findsTheOrderOfAHeaderAlone(_ name: String) throws {
    let little = #expect(throws: PlotError.self) { try open(try bytes(of: name)) }
    let big = #expect(throws: PlotError.self) { try open(swapped(try bytes(of: name))) }
    #expect(little?.message == big?.message)
  }

  /// Swapped clocks ascend by chance one time in four: the numbers must decide then.
  @Test func findsTheOrderOfManyClocks() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<80 {
      let start = Int64.random(in: 1...(1 << 55), using: &random)
      let step = Int64.random(in: 1...1_000_000, using: &random)
      let samples = orderedSamples(5, start: start, step: step)
      for isBig in [false, true] {
        let source = try open(capture(samples, start: start, bigEndian: isBig))
        #expect(try rows(of: source).map(\.heap) == samples.map(\.heap))
        #expect(try rows(of: source)[4].time == 5 + 4 * step)
      }
    }
  }
}
