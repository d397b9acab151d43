import PlotCore
import Testing

@Suite struct XMLTextTests {
  @Test func escapesWhatXMLGivesAMeaning() {
    #expect(XMLText.escaped("<a & \"b\" 'c'>") == "&lt;a &amp; &quot;b&quot; 'c'&gt;")
  }

  @Test func replacesWhatXMLForbids() {
    #expect(
      XMLText.escaped("a\u{0}b\u{1B}\u{FFFE}\u{FFFF}") == "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}")
    #expect(XMLText.escaped("\u{FEFF}\u{FF21}é🌊") == "\u{FEFF}\u{FF21}é🌊")
  }

  @Test func turnsBreaksIntoBlanksOrKeepsThemAsCodes() {
    #expect(XMLText.escaped("a\tb\nc") == "a b c")
    #expect(XMLText.escaped("a\tb\nc<", keepsBreaks: true) == "a&#9;b&#10;c&lt;")
  }
}
