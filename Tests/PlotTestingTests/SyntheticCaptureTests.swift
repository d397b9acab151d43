import PlotCore
import PlotTesting
import Testing

@Suite struct SyntheticCaptureTests {
  @Test func givesTheSameNumbersForTheSameSeed() {
    func numbers(_ seed: UInt64) -> [UInt64] {
      var generator = SeededGenerator(seed: seed)
      return (0..<10).map { _ in generator.next() }
    }
    #expect(numbers(1) == numbers(1))
    #expect(numbers(1) != numbers(2))
    // The reference implementation's first numbers for seed 0.
    #expect(Array(numbers(0).prefix(2)) == [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4])
  }

  @Test func hasAHeaderThatTellsThePeaks() {
    let capture = SyntheticCapture(rows: 1000)
    let (header, records) = (capture.header, capture.records)
    #expect(capture.bytes.count == 24 * 1002)
    #expect(records.count == 1000)
    #expect(header[0].stack == records.map { $0.heap + $0.stack }.max())
    #expect(header[1].heap == records.map(\.heap).max())
    #expect(header[1].stack == records.map(\.stack).max())
    #expect(header[1].time == records.last?.time)
    #expect(zip(records, records.dropFirst()).allSatisfy { $0.time < $1.time })
  }

  @Test func leavesTheHeaderOfAKilledProgramOpen() {
    var capture = SyntheticCapture(rows: 10)
    capture.isIncomplete = true
    let open = SyntheticCapture.Record(heap: 0, stack: 0, time: capture.startTime)
    #expect(capture.header == [open, open])
  }

  @Test func bringsInDisorderAndZeros() {
    var capture = SyntheticCapture(rows: 100_000)
    capture.swaps = 500
    capture.zeroRecords = 30
    let records = capture.records
    #expect(records.count == 100_030)
    #expect(records.filter { $0.time == 0 }.count == 30)
    let times = records.map(\.time).filter { $0 > 0 }
    let isSame = times.sorted() == SyntheticCapture(rows: 100_000).records.map(\.time)
    #expect(isSame)
    let falls = zip(times, times.dropFirst()).filter { $0 > $1 }.count
    #expect((400...1000).contains(falls))
  }

  @Test func writesEitherByteOrderWithTheLowWordOfTimeFirst() {
    var capture = SyntheticCapture(rows: 0)
    let record = SyntheticCapture.Record(heap: 1, stack: 2, time: 0x0A0B_0C0D_0E0F_1011)
    #expect(
      capture.encoded([record]) == [
        1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0,
        0x11, 0x10, 0x0F, 0x0E, 0x0D, 0x0C, 0x0B, 0x0A,
      ])
    capture.byteOrder = .big
    #expect(
      capture.encoded([record]) == [
        0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2,
        0x0E, 0x0F, 0x10, 0x11, 0x0A, 0x0B, 0x0C, 0x0D,
      ])
  }

  @Test func writesTheSameFileAsItsBytes() throws {
    let capture = SyntheticCapture(rows: 70_000, seed: 9)
    let file = try capture.file()
    let isSame = try file.bytes(at: 0, count: file.byteCount) == capture.bytes
    #expect(isSame)
  }
}
