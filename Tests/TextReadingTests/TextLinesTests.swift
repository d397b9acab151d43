import TextReading
import PlotCore
import PlotTesting
import Testing

@Suite struct TextLinesTests {
  private func lines(_ text: String, longest: Int = 1 << 26) throws -> [String] {
    let reader = LineReader(try .scratch(Array(text.utf8)), longestLine: longest)
    var result: [String] = []
    while let line = try reader.next() {
      #expect(line.number == result.count + 1)
      result.append(line.text)
    }
    return result
  }

  @Test func endsLinesWithEitherEndAndTheLastWithNone() throws {
    #expect(try lines("a\r\nbc\n\n\r\nd") == ["a", "bc", "", "", "d"])
    #expect(try lines("") == [])
    #expect(try lines("\n") == [""])
    #expect(try lines("\u{FEFF}x\n") == ["x"])
    #expect(try lines("x\r") == ["x"])
  }

  @Test func keepsLinesThatCrossOrFillBlocks() throws {
    let wanted = (0..<40_000).map { String(repeating: "\($0 % 10)", count: 1 + $0 * 7 % 190) }
    #expect(try lines(wanted.joined(separator: "\n")) == wanted)
    let long = String(repeating: "y", count: 5 << 20)
    #expect(try lines("a\n" + long + "\nb") == ["a", long, "b"])
  }

  @Test func tellsWhereALineIsTooLong() throws {
    let long = String(repeating: "y", count: 5 << 20)
    let error = #expect(throws: PlotError.self) { try lines("a\n" + long, longest: 1 << 20) }
    #expect(error?.place?.position == Place.Position(line: 2, column: 1))
  }

  @Test func readsWordsBetweenBlanks() {
    let found = Array("  ab\tc  ".utf8).withUnsafeBytes { bytes in
      var words = TextWords(bytes)
      var result: [String] = []
      while let word = words.next() { result.append(String(decoding: word, as: UTF8.self)) }
      return result
    }
    #expect(found == ["ab", "c"])
  }

  @Test func readsRealsAsSwiftDoes() {
    var random = SeededGenerator(seed: 7)
    var texts = ["0", "-0", "1e22", "1e23", "9007199254740993", "0.1", "5e-324", "1e400", "1e-400"]
    texts += [
      "12345678901234567890123", "0.00014138221740722656", "1.", ".5", "1e+5", "0e99999999",
    ]
    for _ in 0..<20_000 {
      let value = Double(bitPattern: random.next())
      if value.isFinite { texts.append("\(value)") }
      texts.append("\(Double(random.next() >> 11) * 0x1p-53)")
      let digits = "\(random.next())"
      texts.append("-\(digits.prefix(4)).\(digits.dropFirst(4))")
    }
    for text in texts {
      let found = Array(text.utf8).withUnsafeBytes { AsciiNumber.real($0) }
      let wanted = Double(text.hasSuffix(".") ? text + "0" : text)
      #expect(found?.bitPattern == wanted?.bitPattern, "\(text)")
    }
  }

  @Test func rejectsWhatIsNoNumber() {
    for text in ["", "-", ".", "1e", "1e+", "1 ", " 1", "0x1", "1,5", "--1", "e5", "nanx", "1.2.3"]
    {
      #expect(Array(text.utf8).withUnsafeBytes { AsciiNumber.real($0) } == nil, "\(text)")
      #expect(Array(text.utf8).withUnsafeBytes { AsciiNumber.integer($0) } == nil, "\(text)")
    }
    #expect(Array("NaN".utf8).withUnsafeBytes { AsciiNumber.real($0) }?.isNaN == true)
    #expect(Array("-Inf".utf8).withUnsafeBytes { AsciiNumber.real($0) } == -.infinity)
  }

  @Test func readsEveryIntegerThatFits() {
    for value in [0, 7, -7, Int64.max, Int64.min] {
      #expect(Array("\(value)".utf8).withUnsafeBytes { AsciiNumber.integer($0) } == value)
    }
    for text in ["9223372036854775808", "-9223372036854775809", "99999999999999999999"] {
      #expect(Array(text.utf8).withUnsafeBytes { AsciiNumber.integer($0) } == nil)
    }
  }

  @Test func readsDecimalsInWholeSteps() {
    let found = ["1.5", "-0.001", "1795387593.1465", "7", ".25", "1.23456", "1e3", "-", "9e18"]
      .map { text in Array(text.utf8).withUnsafeBytes { AsciiNumber.steps($0, places: 3) } }
    #expect(found == [1500, -1, 1_795_387_593_146, 7000, 250, 1234, nil, nil, nil])
    let tooLarge = Array("99999999999999999999".utf8).withUnsafeBytes {
      AsciiNumber.steps($0, places: 0)
    }
    #expect(tooLarge == nil)
  }

  @Test func countsBadLinesAndTellsTheFirst() throws {
    let reader = LineReader(try .scratch(Array("ok\näöx 1\nbad".utf8)))
    var bad = BadLines()
    #expect(bad.note == nil)
    _ = try reader.next()
    if let line = try reader.next() { bad.add(line, column: 4, "\"x\" is no number") }
    if let line = try reader.next() { bad.add(line, "other") }
    #expect(bad.note?.text == "2 lines were skipped: the first, 2:3, \"x\" is no number")
    #expect(bad.note?.count == 2)
  }
}
