import PlotCore
import PlotTesting
import Testing

@testable import PlotConfig

struct ConfigParserTests {
  private func parse(_ text: String) -> JSONCParser.Result {
    JSONCParser.parse(Array(text.utf8), file: "c")
  }

  private func value(_ text: String) throws -> ConfigValue {
    let result = parse(text)
    #expect(result.errors.isEmpty)
    return try #require(result.value)
  }

  @Test func acceptsCommentsAndTrailingCommasAndAByteOrderMark() throws {
    let root = try value(
      "\u{FEFF}// first\n{ /* a \n b */ \"a\": [1, 2,], // last\n \"b\": {\"c\": null,},\n}\n// end"
    )
    #expect(root.members?.map(\.key) == ["a", "b"])
    #expect(root["a"]?.elements?.count == 2)
    #expect(root["b"]?["c"]?.isNull == true)
  }

  @Test(arguments: ["0", "-0", "12.50", "1e3", "-1.5E-07", "123456789012345678901234567890"])
  func keepsNumbersAsTheyAreWritten(_ text: String) throws {
    guard case .number(let kept) = try value(text).kind else {
      Issue.record("is no number")
      return
    }
    #expect(kept == text)
  }

  @Test(arguments: ["01", "-007", "+1", ".5", "1.", "1e", "0x10", "1_000", "-", "1.2.3", "2GiB"])
  func rejectsWhatIsNoNumber(_ text: String) {
    #expect(parse(text).errors.count == 1)
  }

  @Test func decodesEveryEscape() throws {
    let text = try value(#""\"\\\/\b\f\n\r\t\u00e9\u20AC\ud83d\ude00""#).string
    #expect(text == "\"\\/\u{8}\u{C}\n\r\té€😀")
  }

  @Test func countsColumnsInCharactersAndLinesOfAnyEnding() throws {
    let root = try value("{\r\n\"é👩‍👩‍👧\": 1, \"b\": 2,\r\"c\": 3,\n\n\"d\": 4 }")
    let places = try #require(root.members).map { member in
      [
        member.place.position?.line, member.place.position?.column,
        member.value.place.position?.column,
      ]
    }
    #expect(places == [[2, 1, 7], [2, 10, 15], [3, 1, 6], [5, 1, 6]])
    #expect(root["b"]?.place.line == "\"é👩‍👩‍👧\": 1, \"b\": 2,")
    #expect(root["d"]?.place.line == "\"d\": 4 }")
  }

  @Test func tellsManyMistakesOfOneText() {
    let result = parse("{ a: 01, 'b': \"x\\q\" \"c\": nul, \"a\": 3 }")
    #expect(
      result.errors.map(\.message) == [
        "a key needs double quotes", "a number cannot begin with 0", "a string needs double quotes",
        "there is no escape \\q", "expected ',' or '}'", "a text needs double quotes",
        "\"a\" is here twice: on line 1 and on line 1",
      ])
    #expect(result.value == nil)
  }

  /// One missing quote makes many mistakes of its line, of which one is told; two are two.
  @Test func takesMistakesOfALineForOneMissingQuoteOnlyWhereTheyAreMany() {
    let two = parse("{ \"a\": nul, \"b\": \"x }").errors
    #expect(two.map(\.code) == [.general(.config), .openString])
    let three = parse("{ \"a\": 1, b\": 2 }").errors
    #expect(three.map(\.remedy) == ["look for a missing \" before this"])
  }

  @Test func stopsSoonAfterTwentyMistakes() {
    let result = parse("[" + String(repeating: "01,", count: 1000) + "]")
    #expect(result.errors.count == 21)
    let errors = ConfigErrors(result.errors)
    #expect(errors.errors.count == 20)
    #expect(errors.leftOutCount == 1)
  }

  @Test func readsTwoHundredLevelsAndNoMore() {
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(parse(deep).errors.isEmpty)
    #expect(parse("[" + deep + "]").errors.map(\.message) == ["nested deeper than 200"])
    #expect(
      parse(String(repeating: "{\"a\":[", count: 500_000)).errors.map(\.message)
        == ["nested deeper than 200"])
  }

  @Test(
    arguments: [
      ([0x7B, 0xFF, 0x7D], "byte 0xFF is not UTF-8", 2),
      ([0x22, 0xC3, 0x22], "byte 0xC3 is not UTF-8", 2),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], "byte 0xED is not UTF-8", 2),
      ([0x22, 0xC0, 0x80, 0x22], "byte 0xC0 is not UTF-8", 2),
      ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], "byte 0xF4 is not UTF-8", 2),
      ([0xFF, 0xFE, 0x7B, 0x00], "the file is in UTF-16", 1),
    ] as [([UInt8], String, Int)])
  func rejectsBytesThatAreNoUTF8(_ bytes: [UInt8], _ message: String, _ column: Int) {
    let errors = JSONCParser.parse(bytes, file: "c").errors
    #expect(errors.map(\.message) == [message])
    #expect(errors.first?.place?.position == Place.Position(line: 1, column: column))
  }

  @Test func agreesWithTheStandardLibraryOnUTF8() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...6, using: &random)).map { _ in
        [0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5]
          .randomElement(using: &random) ?? 0 as UInt8
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((ConfigText.firstInvalidByte(in: bytes) == nil) == isValid)
    }
  }

  /// Bytes changed, cut out and put in: the text is read or told to be wrong, never more.
  @Test func returnsOnAnyBytes() throws {
    let registry = try Registry.stubs()
    let seeds = (WrongConfig.all.map(\.text) + [ConfigExampleTests.example]).map { Array($0.utf8) }
    let spice = Array("{}[]\":,/*\\'u0e.-+$~#{\u{1}\n\t".utf8) + [0x80, 0xC3, 0xED, 0xFF]
    var random = SeededGenerator(seed: 1)
    for round in 0..<4000 {
      var bytes = seeds[round % seeds.count]
      for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes.insert(spice.randomElement(using: &random) ?? 0, at: index)
        case 2:
          bytes.removeSubrange(
            index..<min(bytes.count, index + Int.random(in: 1...9, using: &random)))
        default: bytes.removeLast(bytes.count - index)
        }
      }
      do throws(ConfigErrors) {
        _ = try ConfigFile.decode(text: bytes, file: "fuzz/c.jsonc", registry: registry)
      } catch {
        #expect((1...20).contains(error.errors.count))
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test func readsALongLineInOneGo() {
    let long = "[" + String(repeating: "\"é\", ", count: 100_000) + "]"
    let clock = ContinuousClock()
    var last: Int?
    let time = clock.measure { last = parse(long).value?.elements?.last?.place.position?.column }
    #expect(last == 2 + 5 * 99_999)
    // Counting every column from the start of the line would take minutes.
    #expect(time < .seconds(20))
  }
}
