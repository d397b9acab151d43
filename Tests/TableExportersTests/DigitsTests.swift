import PlotTesting
import Testing

@testable import TableExporters

@Suite struct DigitsTests {
  private func text(
    _ put: (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer
  ) throws -> String {
    try withUnsafeTemporaryAllocation(byteCount: 64, alignment: 8) { memory in
      let start = try #require(memory.baseAddress)
      let end = put(start)
      return String(decoding: memory[..<(end - start)], as: UTF8.self)
    }
  }

  @Test func writesIntegersAsTheStandardLibraryDoes() throws {
    var random = SeededGenerator(seed: 1)
    var values: [Int64] = [0, 1, -1, .min, .max, .min + 1]
    var power: Int64 = 1
    for _ in 0..<18 {
      power *= 10
      values += [power - 1, power, power + 1, -power, 1 - power]
    }
    for _ in 0..<5000 {
      values.append(Int64(truncatingIfNeeded: random.next()) >> Int64(random.below(64)))
    }
    for value in values { #expect(try text { Digits.put(value, at: $0) } == "\(value)") }
    #expect(try text { Digits.put(UInt64.max, at: $0) } == "\(UInt64.max)")
  }

  @Test func writesEveryNumberBelowTenThousand() throws {
    for value in Int64(0)..<10_000 {
      #expect(try text { Digits.put(value, at: $0) } == "\(value)")
    }
  }

  @Test func writesFloatingPointWithTheShortestDigits() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<5000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let written = try text { Digits.put(value, at: $0) }
      #expect(Double(written) == value)
      #expect(written.utf8.count <= Digits.limit)
    }
    #expect(try text { Digits.put(-0.0, at: $0) } == "0")
    #expect(try text { Digits.put(1e15, at: $0) } == "1000000000000000")
    #expect(try text { Digits.put(-2.5, at: $0) } == "-2.5")
    // Beyond 2^53 whole digits would tell more than the number holds.
    #expect(try text { Digits.put(0x1p53 - 1, at: $0) } == "9007199254740991")
    for value in [0x1p53, 0x1p54, -0x1p59, 0x1p62] {
      #expect(try text { Digits.put(value, at: $0) } == "\(value)")
    }
  }
}
