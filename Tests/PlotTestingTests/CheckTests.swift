import PlotCore
import PlotTesting
import Testing

@Suite struct CheckTests {
  private func isTold(_ violations: [Violation], _ words: String) -> Bool {
    violations.contains { $0.text.contains(words) }
  }

  @Test func findsNothingInARightRenderer() {
    #expect(checkRenderer(Broken.Renderer(.none)) == [])
  }

  static let rendererFaults: [(Broken.Renderer.Fault, String)] = [
    (.changes, "other bytes the second time"), (.swallows, "is not noticed"),
    (.rewords, "becomes \"cannot write\""), (.writesNothing, "nothing is written"),
  ]

  @Test(arguments: rendererFaults)
  func findsWhatARendererDoesWrong(_ fault: Broken.Renderer.Fault, _ words: String) {
    let violations = checkRenderer(Broken.Renderer(fault))
    #expect(isTold(violations, words), "\(violations)")
  }

  @Test func findsWrongNamesAndOptions() throws {
    let violations = checkRenderer(Broken.Misnamed(options: .defaults))
    for words in [
      "the id \"Mis_Named\"", "the summary \"Writes.\"", "the ending \".TXT\"",
      "\"Shout\" is not in lowerCamelCase", "\"Shout\" has no help", "\"loose\" is taken twice",
      "the default 20 of \"size\" is rejected",
    ] {
      #expect(isTold(violations, words), "\(words) in \(violations)")
    }
  }

  @Test func findsNothingInARightTransform() {
    #expect(checkTransform(Broken.Transform(.none)) == [])
    #expect(checkTransform(Broken.Transform(.none), inputCount: 2) == [])
  }

  static let transformFaults: [(Broken.Transform.Fault, String)] = [
    (.dependsOnBlocks, "blocks of 7 rows: \"heap\" of row 7"),
    (.shares, "differ when read alone"), (.shifts, "a reader gave"),
    (.claimsOrder, "\"stack\" ascends, but not"), (.throwsAtTimes, "blocks of 7 rows: throws"),
  ]

  @Test(arguments: transformFaults)
  func findsWhatATransformDoesWrong(_ fault: Broken.Transform.Fault, _ words: String) {
    let violations = checkTransform(Broken.Transform(fault))
    #expect(isTold(violations, words), "\(violations.prefix(5))")
  }

  private let files: [(name: String, bytes: [UInt8])] = [("b.bytes", [0x42] + Array(0..<100))]

  @Test func findsNothingInARightParser() {
    #expect(checkParser(Broken.Parser(.none), files: files) == [])
  }

  @Test func findsWhatAParserDoesWrong() {
    #expect(
      isTold(checkParser(Broken.Parser(.otherFormat), files: files), "the format is \"other\""))
    #expect(
      isTold(
        checkParser(Broken.Parser(.tellsTooLittle), files: files),
        "\"byte\" of row 98 is 98.0, outside of the extent that is told, 0.0...97.0"))
    #expect(
      isTold(
        checkParser(Broken.Parser(.tellsOfNone), files: files),
        "the extent of \"bite\", which it has not"))
    #expect(
      isTold(checkParser(Broken.Parser(.shouts), files: files), "is not one line without full stop")
    )
    #expect(
      isTold(
        checkParser(Broken.Parser(.none), files: [(name: "x", bytes: [1, 2])]),
        "does not know its own"))
  }
}
