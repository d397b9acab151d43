import PlotCore
import Testing

@Suite struct ByteSinkTests {
  private final class Log {
    var bytes: [UInt8] = []
    var calls = 0
  }

  @Test func keepsTheOrderOfBytesOfAnySize() throws {
    let log = Log()
    var sink = ByteSink { bytes throws(PlotError) in
      log.bytes += bytes
      log.calls += 1
    }
    var expected: [UInt8] = []
    for size in [1, 300_000, 5, 262_143, 1, 262_144, 0, 100_000, 200_000] {
      let piece = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ size) }
      expected += piece
      if size.isMultiple(of: 2) {
        try sink.write(piece)
      } else {
        var caught: PlotError?
        piece.withUnsafeBytes { bytes in
          do throws(PlotError) { try sink.write(bytes) } catch { caught = error }
        }
        #expect(caught == nil)
      }
      try sink.write("é\(size)")
      expected += Array("é\(size)".utf8)
    }
    try sink.flush()
    let isSame = log.bytes == expected
    #expect(isSame)
    #expect(sink.byteCount == expected.count)
    #expect(log.calls < 12)
  }

  @Test func handsNothingOnBeforeItIsFullOrFlushed() throws {
    let log = Log()
    var sink = ByteSink { _ throws(PlotError) in log.calls += 1 }
    try sink.write("abc")
    #expect(log.calls == 0)
    try sink.flush()
    try sink.flush()
    #expect(log.calls == 1)
  }

  @Test func throwsTheBodysOwnError() {
    let failure = PlotError(.output, "the disk is full")
    var sink = ByteSink { _ throws(PlotError) in throw failure }
    #expect(throws: failure) { try sink.write([UInt8](repeating: 0, count: 300_000)) }
    #expect(throws: failure) { try sink.write(String(repeating: "x", count: 300_000)) }
    #expect(throws: Never.self) { try sink.write("a") }
    #expect(throws: failure) { try sink.flush() }
  }
}
