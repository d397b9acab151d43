import Foundation
import NDJSONParser
import PlotCore
import PlotTesting
import Testing

private let python = "/usr/bin/python3"

private func open(_ bytes: [UInt8]) throws -> any Source {
  try NDJSONParser(options: .defaults).open(
    Input(name: "records", file: .scratch(bytes, path: "records.ndjson")))
}

@Suite struct NDJSONParserTests {
  @Test func keepsTheContractOfParsers() throws {
    let files = try ["records.ndjson", "records.json"].map {
      (name: $0, bytes: try fixture("samples/\($0)"))
    }
    #expect(checkParser(try NDJSONParser(options: .defaults), files: files) == [])
  }

  @Test func readsDatesGapsAndExactNumbers() throws {
    let source = try open(fixture("samples/records.ndjson"))
    #expect(
      source.columns.map(\.name) == ["event", "ts", "pid", "rss_bytes", "cpu_percent", "host"])
    #expect(source.rowCount == 60)
    #expect((try source.values(of: "ts")[59] - 59).magnitude < 1e-9)
    #expect(source.columns[1].isTime && source.columns[3].unit == .bytes)
    #expect(try source.values(of: "cpu_percent").count { $0.isNaN } == 7)
    #expect(try source.values(of: "rss_bytes")[5].isNaN)
    #expect(try source.value(row: 1, column: 2) == .integer(4711))
    #expect(source.info.notes.map(\.code) == ["text-column", "clock-start"])
  }

  @Test func keepsWholeNumbersBeyondTheReachOfReals() throws {
    let source = try open(Array("{\"a\": 9007199254740993}\n{\"a\": 2}\n".utf8))
    #expect(try source.value(row: 0, column: 1) == .integer(9_007_199_254_740_993))
  }

  @Test func readsAnArrayOfObjects() throws {
    let source = try open(fixture("samples/records.json"))
    #expect(try source.values(of: "time") == (0..<50).map { Double($0) / 4 })
    #expect(try source.values(of: "heap_mib")[4] == 0x1p20)
    #expect(source.columns[1].isTime)
  }

  @Test func losesOnlyTheLineThatIsCut() throws {
    let text =
      "{\"a\": 1, \"b\": 2}\n{\"a\": 3, \"b\":\n{\"a\": 5, \"b\": 6}\nnonsense\n7\n{\"a\": 8}\n"
    let source = try open(Array(text.utf8))
    #expect(try source.values(of: "a") == [1, 5, 8])
    #expect(try source.values(of: "b")[2].isNaN)
    let note = try #require(source.info.notes.first { $0.code == "bad-line" })
    #expect(note.count == 3)
    #expect(note.text.contains("2:"))
  }

  @Test func keepsWhatACutArrayHolds() throws {
    let source = try open(Array("[{\"a\": 1}, {\"a\": 2}, {\"a\": ".utf8))
    #expect(try source.values(of: "a") == [1, 2])
    #expect(!source.info.isComplete)
    #expect(source.info.notes.map(\.code) == ["bad-line"])
  }

  @Test func readsEscapedNamesAndTextsThatBlocksCut() throws {
    var text = ""
    for row in 0..<30_000 {
      text += "{\"remark\": \"\\u00fc \\\"\(row)\\\" \\\\\", \"r\\u0073s\": \(row)}\n"
    }
    let source = try open(Array(text.utf8))
    #expect(try source.values(of: "rss") == (0..<30_000).map(Double.init))
  }

  @Test func countsTheNumbersOfMembersThatComeTooLate() throws {
    // Members are learnt from the first 4 MiB, which the remark of the second record fills.
    let remark = String(repeating: "x", count: 4 << 20)
    let source = try open(
      Array(
        """
        {"a": 1}
        {"a": 2, "remark": "\(remark)"}
        {"a": 3, "late": 7, "words": "8"}
        {"late": 9, "later": -1, "a": 4}

        """.utf8))
    #expect(source.columns.map(\.name) == ["event", "a"])
    #expect(try source.values(of: "a") == [1, 2, 3, 4])
    let note = try #require(source.info.notes.first { $0.code == "late-column" })
    #expect(note.count == 3 && note.severity == .notice)
    let early = try open(Array("{\"a\": 1}\n{\"a\": 2, \"b\": 3}\n".utf8))
    #expect(early.info.notes == [])
  }

  @Test func leavesOtherTextAlone() throws {
    func looks(_ text: String) -> Recognition {
      NDJSONParser.recognize(Array(text.utf8), byteCount: text.utf8.count)
    }
    #expect(looks("{\"a\": 1}\n") == .plausible)
    #expect(looks("[{\"a\": 1}]") == .plausible)
    #expect(looks("{\"a\": \"b\"}\n") == .no)
    #expect(looks("a,b\n1,2\n") == .no)
    #expect(looks("[1, 2]") == .no)
    #expect(looks("[]") == .plausible)
    #expect(throws: PlotError.self) { try open(Array("{\"a\": \"b\"}\n".utf8)) }
    #expect(throws: PlotError.self) { try open([]) }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: python)))
  func agreesWithPython() throws {
    let script = """
      import json, random, struct, sys
      random.seed(5)
      rows = [{"a": random.randint(-10**18, 10**18), "text": chr(random.randint(1, 0x1ffff) & 0xd7ff),
          "b": random.random() * 10.0**random.randint(-300, 300)} for _ in range(400)]
      text = "".join(json.dumps(row, ensure_ascii=i % 2) + "\\n" for i, row in enumerate(rows))
      text = text.encode()
      sys.stdout.buffer.write(struct.pack("<q", len(text)) + text)
      for line in text.splitlines():
          row = json.loads(line)
          sys.stdout.buffer.write(struct.pack("<qd", row["a"], row["b"]))
      """
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", script]
    process.standardOutput = pipe
    try process.run()
    let bytes = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
    process.waitUntilExit()
    func word(_ place: Int) -> Int64 {
      (0..<8).reduce(0) { $0 | Int64(bytes[place + $1]) << Int64(8 * $1) }
    }
    let length = Int(word(0))
    let source = try open(Array(bytes[8..<(8 + length)]))
    try #require(source.rowCount == 400 && bytes.count == 8 + length + 400 * 16)
    let b = try source.values(of: "b")
    for row in 0..<400 {
      let place = 8 + length + row * 16
      #expect(try source.value(row: row, column: 1) == .integer(word(place)))
      #expect(b[row] == Double(bitPattern: UInt64(bitPattern: word(place + 8))))
    }
  }
}
