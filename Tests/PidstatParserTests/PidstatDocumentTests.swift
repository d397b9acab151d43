import PidstatParser
import PlotCore
import PlotTesting
import Testing

/// What `pidstat -o JSON` writes.
@Suite struct PidstatDocumentTests {
  private static func task(_ pid: Int, _ rss: String, _ name: String = "x") -> String {
    "{\"UID\": 0, \"PID\": \(pid), \"VSZ\": 20, \"RSS\": \(rss), \"Command\": \"\(name)\"}"
  }

  private static func report(_ time: String, _ tasks: String...) -> String {
    "{\"timestamp\": \(time), \"tasks\": [\(tasks.joined(separator: ", "))]}"
  }

  private static func document(_ date: String, _ reports: String...) -> String {
    "{\"sysstat\": {\"hosts\": [{\"nodename\": \"h\", \"date\": \"\(date)\", \"statistics\": ["
      + reports.joined(separator: ", ") + "]}]}}"
  }

  @Test func keepsTheContractOfParsers() throws {
    let name = "41-pidstat-json.json"
    let bytes = try fixture("reports/recordings/\(name)")
    #expect(PidstatParser.recognize(bytes, byteCount: bytes.count) == .certain)
    #expect(checkParser(PidstatParser(options: NoOptions()), files: [(name, bytes)]) == [])
    let other = Array("{\"sysstat\": {\"hosts\": [{\"cpu-load\": []}]}}".utf8)
    #expect(PidstatParser.recognize(other, byteCount: nil) == .no)
  }

  @Test func sumsProcessesOfAReport() throws {
    let source = try open(
      Self.document(
        "03/15/2025", Self.report("\"10:00:01\"", Self.task(7, "3"), Self.task(8, "4", "y")),
        Self.report("\"10:00:03\"", Self.task(7, "5"))))
    #expect(try source.values(of: "time") == [0, 2])
    #expect(try source.values(of: "rss") == [7168, 5120])
    #expect(try source.values(of: "processes") == [2, 1])
    #expect(source.columns[5].title == "y 8")
  }

  @Test(
    arguments: [
      ("\"19时06分05秒\"", "\"19时06分06秒\""), ("\"07:06:05 PM\"", "\"07:06:06 PM\""),
      ("1700000000", "1700000001"), ("\"1700000000\"", "\"1700000001\""),
      ("{\"date\": \"2025-03-15\", \"time\": \"10:00:01\"}", "{\"time\": \"10:00:02\"}"),
    ])
  func readsTimes(first: String, second: String) throws {
    let source = try open(
      Self.document(
        "03/15/2025", Self.report(first, Self.task(7, "3")), Self.report(second, Self.task(7, "4")))
    )
    #expect(try source.values(of: "time") == [0, 1])
    #expect(try source.values(of: "rss") == [3072, 4096])
  }

  @Test(arguments: [("3", 3072), ("\"3\"", 3072), ("\"7.4G\"", 7_945_689_498), ("0", 0)])
  func readsAmounts(amount: String, bytes: Double) throws {
    let source = try open(
      Self.document("03/15/2025", Self.report("\"10:00:01\"", Self.task(7, amount))))
    #expect(try source.values(of: "rss") == [bytes])
  }

  @Test func documentsOneAfterTheOtherAreRuns() throws {
    let source = try open(
      Self.document("10/23/2025", Self.report("\"23:00:01\"", Self.task(7, "3"))) + "\n"
        + Self.document("10/24/2025", Self.report("\"12:00:01\"", Self.task(7, "4"))))
    #expect(try source.values(of: "time") == [0, 46_800])
    #expect(source.info.runs.map(\.rows) == [0..<1, 1..<2])
  }

  @Test func keepsWhatStandsBeforeACut() throws {
    let text = Self.document(
      "03/15/2025", Self.report("\"10:00:01\"", Self.task(7, "3")),
      Self.report("\"10:00:02\"", Self.task(7, "4")))
    let source = try open(String(text.dropLast(12)))
    #expect(source.rowCount == 1)
    #expect(!source.info.isComplete && source.info.notes.map(\.code) == ["bad-line"])
    let none = #expect(throws: PlotError.self) { try open("{\"sysstat\": {\"RSS\": 1, ") }
    #expect(none?.message.hasPrefix("holds no reports of memory by pidstat") == true)
  }

  @Test func countsObjectsThatCannotBeRead() throws {
    let source = try open(
      Self.document(
        "03/15/2025", Self.report("\"10:00:01\"", Self.task(7, "\"x\""), Self.task(8, "4")),
        Self.report("\"noon\"", Self.task(7, "3"))))
    #expect(try source.values(of: "rss") == [4096])
    #expect(source.info.notes.map(\.count) == [2])
  }

  private func open(_ text: String) throws -> any Source {
    try PidstatParser(options: NoOptions())
      .open(Input(name: "a", file: .scratch(Array(text.utf8), path: "a")))
  }
}
