import MprofParser
import PlotCore
import PlotTesting
import Testing

/// A recording that was cut within its last line.
@Suite struct CutLineTests {
  private static let whole = (0..<5).map { "MEM 10.000000 \(1_795_387_593 + $0).0000\n" }.joined()

  private func open(_ text: String) throws -> any Source {
    try MprofParser(options: NoOptions())
      .open(Input(name: "a", file: .scratch(Array(text.utf8), path: "a")))
  }

  @Test(
    arguments: [
      "MEM 1234.500000 1795387598.0000", "CHLD 77 12.000000 1795387597.0010",
      "FUNC f.py:g 10.0 1795387593.0000 11.0 1795387597.5000",
    ])
  func noPartOfALineIsBelieved(last: String) throws {
    let complete = try open(Self.whole + last + "\n")
    for length in 1...last.utf8.count {
      let source = try open(Self.whole + last.prefix(length))
      let isWhole = length == last.utf8.count
      #expect(source.rowCount == (isWhole ? complete.rowCount : 5), "\(length)")
      #expect(try source.values(of: "time").max() ?? 0 <= 5)
      let cut = source.info.notes.first { $0.code == "bad-line" }
      #expect((cut?.severity == .dataLoss) == !isWhole, "\(length)")
      #expect((cut?.figureWords == "1 line was left out") == !isWhole)
    }
  }
}
