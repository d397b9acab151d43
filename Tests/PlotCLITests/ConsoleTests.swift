import Testing

@testable import PlotCLI

/// What a file holds must not steer the terminal on which it is told.
@Suite struct ConsoleTests {
  @Test(
    arguments: [
      ("a\tb\nµ ü أ 日本 😀", "a\tb\nµ ü أ 日本 😀"), ("\u{1B}[31mred", "\u{FFFD}[31mred"),
      ("\u{9B}31m", "\u{FFFD}31m"), ("a\rb\u{7}\u{8}\0", "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("\u{1B}]0;title\u{7}", "\u{FFFD}]0;title\u{FFFD}"),
      ("\u{1B}[1mx\u{7F}", "\u{FFFD}[1mx\u{FFFD}"),
    ])
  func nothingSteersWhatIsNoTerminal(text: String, shown: String) {
    #expect(Console.harmless(text, isTerminal: false) == shown)
  }

  @Test func onATerminalOnlyOurOwnSignsDo() {
    let own = "\u{1B}[1mname\u{1B}[0m \u{1B}[1;31merror\u{1B}[0m\r\u{1B}[K"
    #expect(Console.harmless(own, isTerminal: true) == own)
    #expect(Console.harmless("\u{1B}[31m\u{1B}[2J", isTerminal: true) == "\u{FFFD}[31m\u{FFFD}[2J")
  }
}
