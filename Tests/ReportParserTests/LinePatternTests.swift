import Testing

@testable import ReportParser

@Suite struct LinePatternTests {
  private func match(_ pattern: String, _ line: String) -> [String]? {
    Array(line.utf8).withUnsafeBytes { bytes in
      LinePattern(pattern).match(bytes)?.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  @Test func findsWhatStandsInTheHoles() {
    #expect(match("{key:}: {value KiB} kB", "MemTotal:   123 kB") == ["MemTotal", "123"])
    #expect(match("[{}] {time ms} ms: {}", "[1:0x5]   45 ms: Scavenge 2 (3)")?[1] == "45")
    #expect(match("a {x}->{y} b", "a 24M->4M b") == ["24M", "4M"])
    #expect(match("total used free", "  total used free") == nil)
    #expect(match("total used free", "total   used free") == [])
  }

  @Test func takesNoLineOfAnotherKind() {
    #expect(match("{key:}: {value KiB} kB", "MemTotal: many kB") == nil)
    #expect(match("{key:}: {value KiB} kB", "MemTotal: 12 kB more") == nil)
    #expect(match("a {x}->{y} b", "a ->4M b") == nil)
    #expect(match("a {x}", "a") == nil)
  }

  @Test func endsOnALineThatFitsInTooManyWays() {
    let line = String(repeating: "a ", count: 4000)
    #expect(match("{} a {} a {} a {} a {} b", line) == nil)
  }
}
