import PlotCore
import PlotTesting
import Testing
import TextReading

/// Texts of which the last line has no end.
@Suite struct OpenEndTests {
  @Test(
    arguments: [
      ("a\n1\n2\n", false), ("a\n1\n2", true), ("a\r\n1\r\n", false), ("a\r\n1\r\n2", true),
      ("a\r1\r", false), ("a\r1\r2", true), ("", false),
    ])
  func isToldInEveryForm(text: String, isOpen: Bool) throws {
    let plain = Array(text.utf8)
    let wide: [UInt8] = [0xFF, 0xFE] + plain.flatMap { [$0, 0] }
    let big: [UInt8] = [0xFE, 0xFF] + plain.flatMap { [0, $0] }
    for bytes in [plain] + (text.isEmpty ? [] : [wide, big]) {
      #expect((try Note.openEnd(of: .scratch(bytes)) != nil) == isOpen, "\(bytes)")
    }
  }

  @Test func aLineKnowsWhetherItIsEnded() throws {
    let lines = LineReader(try .scratch(Array("a\nb\r\nc".utf8)))
    var ended: [Bool] = []
    while let line = try lines.next() { ended.append(line.isEnded) }
    #expect(ended == [true, true, false])
  }
}
