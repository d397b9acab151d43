import Foundation
import PlotCore
import PlotTesting
import TableParser
import Testing

private let python = "/usr/bin/python3"

private func open(
  _ bytes: [UInt8], _ options: ConfigValue = [:]
) throws -> any Source {
  try TableParser(config: options).open(
    Input(name: "table", file: .scratch(bytes, path: "table.csv")))
}

private func open(
  _ text: String, _ options: ConfigValue = [:]
) throws -> any Source {
  try open(Array(text.utf8), options)
}

@Suite struct TableParserTests {
  @Test func keepsTheContractOfParsers() throws {
    let names = ["table-units.csv", "table-quoted.csv", "table-epoch.tsv", "table-dates.csv"]
    let files = try names.map { (name: $0, bytes: try fixture("samples/\($0)")) }
    #expect(checkParser(try TableParser(config: [:]), files: files) == [])
  }

  @Test func readsUnitsFromTheHeader() throws {
    let source = try open(fixture("samples/table-units.csv"))
    #expect(source.columns.map(\.name) == ["event", "time_ms", "host", "rss_bytes", "heap", "cpu"])
    #expect(source.columns.map(\.unit) == [.events, .seconds, .none, .bytes, .bytes, Unit("%")])
    #expect(try source.values(of: "time_ms") == [0, 0.1, 0.2, 0.3])
    #expect(try source.values(of: "heap") == [1.5, 2.25, 3, 2.5].map { $0 * 0x1p20 })
    let rss = try source.values(of: "rss_bytes")
    #expect(rss[2].isNaN && rss[3] == 3_145_728)
    #expect(source.info.notes.map(\.code) == ["not-finite", "units"])
  }

  @Test func readsUnitsFromOptions() throws {
    let columns: ConfigValue = ["b": ["unit": "KiB"]]
    let source = try open("a,b\n1,2\n3,4\n", ["columns": columns])
    #expect(source.columns[2].unit == .bytes)
    #expect(try source.values(of: "b") == [2048, 4096])
    let wrong: ConfigValue = ["c": ["unit": "KiB"]]
    #expect(throws: PlotError.self) { try open("a,b\n1,2\n", ["columns": wrong]) }
  }

  @Test func readsQuotesLineFeedsAndTheByteOrderMark() throws {
    let source = try open(fixture("samples/table-quoted.csv"))
    #expect(
      source.columns.map(\.name) == [
        "event", "time", "remark, with a comma", "rss \"now\"", "swap_kb",
      ])
    #expect(source.rowCount == 60)
    #expect(source.columns[1].isTime && source.columns[1].unit == .seconds)
    #expect(try source.values(of: "swap_kb").count { $0.isNaN } == 9)
    #expect(source.info.notes.map(\.code) == ["units"])
  }

  @Test func countsMillisecondsSince1970FromTheFirst() throws {
    let source = try open(fixture("samples/table-epoch.tsv"))
    #expect(source.columns.map(\.name) == ["event", "column1", "column2", "column3"])
    #expect(try source.values(of: "column1").prefix(3) == [0, 0.25, 0.5])
    #expect(source.info.notes.first?.text.contains("2023-11-14 22:13:20 UTC") == true)
    #expect(try source.value(row: 1, column: 2) == .integer(37 * 4096))
  }

  @Test func readsDatesAndAHeaderInAComment() throws {
    let source = try open(fixture("samples/table-dates.csv"))
    #expect(source.columns.map(\.name) == ["event", "date", "host", "resident_bytes", "load"])
    #expect(source.columns[1].isTime)
    #expect(try source.values(of: "date").prefix(3) == [0, 180, 360])
    #expect(try source.value(row: 1, column: 3) == .integer(1 << 31 + 65536))
  }

  @Test func keepsWholeNumbersExactUntilTheFirstReal() throws {
    let source = try open("a,b\n9007199254740993,1\n-9223372036854775808,2\n7,2.5\n")
    #expect(try source.value(row: 0, column: 1) == .integer(9_007_199_254_740_993))
    #expect(try source.value(row: 1, column: 1) == .integer(.min))
    #expect(try source.values(of: "b") == [1, 2, 2.5])
    #expect(source.columns[2].storage == .real)
  }

  @Test func tellsBadLinesWithLineAndColumn() throws {
    let source = try open("a,b\n1,2\n3\n4,x\n5,6,7\n8,9\n")
    #expect(try source.values(of: "a") == [1, 4, 8])
    #expect(try source.values(of: "b")[1].isNaN)
    let notes = source.info.notes.filter { $0.code == "bad-line" }
    #expect(notes.map(\.count) == [2, 1])
    #expect(notes[0].text.contains("3:1, has 1 field, not 2"))
    #expect(notes[1].text.contains("4:3, \"x\""))
  }

  @Test func countsTheLinesWithinQuotes() throws {
    let source = try open("a,b\n\"x\ny\",zz\nq,1\n\"r\n\n\",yy\n")
    let note = try #require(source.info.notes.first { $0.code == "bad-line" })
    #expect(note.count == 2 && note.text.contains("the first, 3:4, \"zz\""), "\(note.text)")
  }

  @Test func aCounterIsTakenForXWhereItAscendsAtEachRow() throws {
    func ascending(_ text: String) throws -> [String] {
      try open(text).columns.filter { $0.isAscending && $0.storage != .row }.map(\.name)
    }
    #expect(try ascending("i,v\n1,5\n2,4\n4,9\n") == ["i"])
    #expect(try ascending("i,v\n1,5\n1,4\n2,9\n") == [])
    #expect(try ascending("v,w\n1,5\n2,4\n4,9\n") == [], "nothing says that v counts")
  }

  @Test func aBrokenLineInFiveHidesNoDelimiter() throws {
    let source = try open("a;b\n1;2\n3;4\n5\n6;7\n")
    #expect(try source.values(of: "b") == [2, 4, 7])
    #expect(source.info.notes.map(\.code) == ["bad-line"])
  }

  @Test func rowNumbersGiveWayToAColumnOfTheirName() throws {
    let source = try open("event,v\n1,2\n2,5\n")
    #expect(source.columns.map(\.name) == ["event-number", "event", "v"])
    #expect(Set(source.columns.map(\.name)).count == 3)
  }

  @Test func losesOnlyTheLineOfAQuoteThatIsNotClosed() throws {
    let source = try open("a,b\n1,2\n\"3,4\n5,6\n7,8\n")
    #expect(try source.values(of: "a") == [1, 5, 7])
    #expect(source.info.notes.first?.text.contains("3:1, a quote is not closed") == true)
  }

  @Test func throwsWhereNothingIsLeft() throws {
    for text in ["", "a,b\n", "a,b\nx,y\n", "\n\n", "a\n\"1\n"] {
      #expect(throws: PlotError.self, "\(text)") { try open(text) }
    }
  }

  @Test func putsRowsInOrderWhereTimeStepsBack() throws {
    let source = try open("time,rss_kb\n1,5\n3,6\n2,7\n2,8\n")
    #expect(source.columns[1].isAscending)
    #expect(try source.values(of: "time") == [1, 2, 2, 3])
    #expect(try source.values(of: "rss_kb") == [5, 7, 8, 6].map { $0 * source.columns[2].scale })
    #expect(
      source.info.notes == [
        Note(
          .notice, "out-of-order", count: 1,
          "time stepped back at 1 place: the samples were put in order of time"),
        Note(
          .info, "units", "rss_kb counts kb of 1,024 B",
          remedy: "write \"base\": 1000 in its format where they are powers of 1000"),
      ])
    let figure = source.suggestedFigure(for: FigureWish(), named: "t")
    #expect(figure.panels.count == 1)
    #expect(figure.panels[0].layers[0].encoding.x?.fields == ["time"])
    #expect(figure.panels[0].layers[0].encoding.y?.fields == ["rss_kb"])
  }

  @Test func countsMomentsFromTheLowestWhereTheyStepBack() throws {
    let source = try open("time,v\n1700000010,5\n1700000000,6\n1700000005,7\n")
    #expect(try source.values(of: "time") == [0, 5, 10])
    #expect(try source.values(of: "v") == [6, 7, 5])
    #expect(source.info.startTime == 1_700_000_000_000_000_000)
  }

  @Test func leavesOutRowsWithoutTimeAndSortsTheOthers() throws {
    let source = try open("time,rss_kb\n1,5\n3,6\n,7\n2,8\n")
    #expect(source.columns[1].isAscending)
    #expect(try source.values(of: "time") == [1, 2, 3])
    #expect(try source.values(of: "rss_kb") == [5120, 8192, 6144])
    #expect(source.info.notes.map(\.code) == ["bad-line", "out-of-order", "units"])
  }

  @Test func isAboutTheFirstAmountOfMemory() throws {
    let source = try open("time,cpu,rss_kb,swap_kb\n1,5,6,7\n2,5,6,7\n")
    #expect(source.mainColumn?.name == "rss_kb")
    #expect(try open("time,cpu,load\n1,5,6\n").mainColumn?.name == "cpu")
  }

  @Test func takesTheColumnOfTimeThatIsWished() throws {
    let source = try open("a;b\n1;1700000000\n1;1700000001.5\n", ["time": "b"])
    #expect(try source.values(of: "b") == [0, 1.5])
    #expect(throws: PlotError.self) { try open("a;b\n1;2\n", ["time": "c"]) }
  }

  @Test func readsRecordsThatBlocksCut() throws {
    var text = "t,remark,v\n"
    for row in 0..<90_000 { text += "\(row),\"a\n\"\"b\"\"\",\(Double(row) / 8)\n" }
    let source = try open(text)
    #expect(source.rowCount == 90_000)
    #expect(try source.values(of: "t") == (0..<90_000).map(Double.init))
    #expect(try source.values(of: "v") == (0..<90_000).map { Double($0) / 8 })
  }

  @Test func leavesOutALineLongerThanABlock() throws {
    let source = try open("a,b\n1,2\n" + String(repeating: "x", count: 3_000_000) + "\n3,4\n")
    #expect(try source.values(of: "a") == [1, 3])
    #expect(source.info.notes.map(\.code) == ["bad-line"])
  }

  @Test func leavesOtherTextAlone() throws {
    func looks(_ text: String) -> Recognition {
      TableParser.recognize(Array(text.utf8), byteCount: text.utf8.count)
    }
    #expect(looks("a,b\n1,2\n") == .plausible)
    #expect(looks("1;2\n3;4\n") == .plausible)
    #expect(looks("{\"a\": 1, \"b\": 2}\n{\"a\": 1, \"b\": 2}\n") == .no)
    #expect(looks("Dear all,\nhow are you, today?\nI am well\n") == .no)
    #expect(looks("name,town\nAnna,Graz\n") == .no)
    #expect(looks("desc: --time-unit=B\ncmd: ls\ntime_unit: B\n#---\nsnapshot=0\n") == .no)
    let captures = URL(filePath: try fixturePath("captures"))
    for name in ["ls.mem", "header-only.mem", "cc1.mem"] {
      let head = [UInt8](try Data(contentsOf: captures.appending(path: name)).prefix(4096))
      #expect(TableParser.recognize(head, byteCount: nil) == .no)
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: python)), arguments: 0..<6)
  func agreesWithPython(_ seed: Int) throws {
    let script = """
      import csv, io, random, sys, struct
      random.seed(\(seed))
      delimiter = random.choice(",;\\t|")
      out = io.StringIO()
      writer = csv.writer(out, delimiter=delimiter, quoting=random.choice([0, 1, 2]),
          lineterminator=random.choice(["\\n", "\\r\\n"]))
      writer.writerow(["alpha", "some text", "beta", "gamma"])
      for row in range(300):
          writer.writerow([random.randint(-10**18, 10**18),
              "".join(random.choice("ab,;|\\t\\n\\" ") for _ in range(6)),
              random.choice([random.random(), random.uniform(-1e9, 1e9),
                  random.random() * 10.0**random.randint(-300, 300), round(random.random(), 3)]),
              random.choice(["", "NA", random.randint(0, 9)])])
      text = out.getvalue()
      sys.stdout.buffer.write(struct.pack("<q", len(text.encode())))
      sys.stdout.buffer.write(text.encode())
      for row in list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))[1:]:
          gap = float(row[3]) if row[3] not in ("", "NA") else float("nan")
          sys.stdout.buffer.write(struct.pack("<qdd", int(row[0]), float(row[2]), gap))
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
    let (beta, gamma) = (try source.values(of: "beta"), try source.values(of: "gamma"))
    try #require(source.rowCount == 300 && bytes.count == 8 + length + 300 * 24)
    for row in 0..<300 {
      let place = 8 + length + row * 24
      #expect(try source.value(row: row, column: 1) == .integer(word(place)))
      #expect(beta[row] == Double(bitPattern: UInt64(bitPattern: word(place + 8))))
      let gap = Double(bitPattern: UInt64(bitPattern: word(place + 16)))
      #expect(gamma[row] == gap || (gamma[row].isNaN && gap.isNaN))
    }
  }
}
