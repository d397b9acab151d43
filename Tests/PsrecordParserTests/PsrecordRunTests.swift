import PlotCore
import PlotTesting
import PsrecordParser
import Testing

/// Logs that were appended to, and what else stands in a file beside one.
@Suite struct PsrecordRunTests {
  private static let plain = "# Elapsed time   CPU (%)     Real (MB)   Virtual (MB)\n"
  private static let io =
    "# Elapsed time   CPU (%)     Real (MB)   Virtual (MB)  Read count  Write count   Read bytes  Write bytes\n"
  private static let csv = "elapsed_time,nproc,cpu,mem_real,mem_virtual\n"

  /// Logs with the times, sizes in MiB and runs that they hold.
  @Test(
    arguments: [
      (plain + "0 0 1 9\n1 0 2 9\n" + plain + "0 0 3 9\n1 0 4 9\n", [0, 1, 1, 2], [0..<2, 2..<4]),
      (
        csv + "0,1,0,1,9\n1,1,0,2,9\n" + csv + "0,1,0,3,9\n1,1,0,4,9\n", [0, 1, 1, 2],
        [0..<2, 2..<4]
      ),
      // A run that began later in its own time keeps that.
      (plain + "0 0 1 9\n1 0 2 9\n" + plain + "5 0 3 9\n6 0 4 9\n", [0, 1, 6, 7], [0..<2, 2..<4]),
      (
        plain + "0 0 1 9\n" + plain + "0 0 2 9\n" + plain + "0 0 3 9\n2 0 4 9\n", [0, 0, 0, 2],
        [0..<1, 1..<2, 2..<4]
      ),
      // Headers without samples are no runs.
      (plain + plain + "0 0 1 9\n1 0 2 9\n2 0 3 9\n3 0 4 9\n" + plain, [0, 1, 2, 3], []),
      // One has more columns, which the first one lacks.
      (
        plain + "0 0 1 9\n1 0 2 9\n" + io + "0 0 3 9 1 2 3 4\n1 0 4 9 1 2 3 4\n", [0, 1, 1, 2],
        [0..<2, 2..<4]
      ),
      // One is plain, one is CSV.
      (
        plain + "0 0 1 9\n1 0 2 9\n" + csv + "0,1,0,3,9\n1,1,0,4,9\n", [0, 1, 1, 2], [0..<2, 2..<4]
      ),
      (
        "Attaching to process 7\n" + plain + "0 0 1 9\n1 0 2 9\nAttaching to process 8\n" + plain
          + "0 0 3 9\n1 0 4 9\n", [0, 1, 1, 2], [0..<2, 2..<4]
      ),
      ("\u{FEFF}" + plain + "0 0 1 9\n1 0 2 9\n2 0 3 9\n3 0 4 9\n", [0, 1, 2, 3], []),
      (
        plain + "0 0 1 9\r\n1 0 2 9\r\n\r\n" + plain + "0 0 3 9\r\n1 0 4 9\r\n", [0, 1, 1, 2],
        [0..<2, 2..<4]
      ),
      // What was printed before it, and the command's own words.
      ("hello\n\n" + plain + "0 0 1 9\n1 0 2 9\n2 0 3 9\n3 0 4 9\n", [0, 1, 2, 3], []),
      (
        "Starting up command 'a' and attaching to process\n" + csv
          + "0,1,0,1,9\n1,1,0,2,9\n2,1,0,3,9\n3,1,0,4,9\n", [0, 1, 2, 3], []
      ),
    ] as [(String, [Double], [Range<Int>])])
  func eachHeaderBeginsARun(text: String, times: [Double], runs: [Range<Int>]) throws {
    let bytes = Array(text.utf8)
    let head = FileHead(bytes)
    #expect(PsrecordParser.recognize(head.bytes, byteCount: bytes.count) == .certain)
    let source = try open(bytes)
    #expect(try source.values(of: "time") == times)
    #expect(try source.values(of: "rss").map { $0 / 0x1p20 } == [1, 2, 3, 4])
    #expect(source.info.runs.map(\.rows) == runs)
    #expect(source.info.notes.map(\.code) == (runs.isEmpty ? [] : ["several-runs"]))
  }

  @Test func linesBelowAHeaderThatLacksAColumnAreToldOf() throws {
    let source = try open(Array((Self.io + "0 0 1 9 1 2 3 4\n" + Self.plain + "0 0 2 9\n").utf8))
    #expect(try source.values(of: "rss") == [0x1p20])
    #expect(source.info.notes.map(\.count) == [2])
    #expect(source.info.notes[0].text.contains("the header lacks a column that the first one has"))
  }

  @Test func timesThatStepBackWithinARunStayInIt() throws {
    let text = Self.plain + "0 0 1 9\n2 0 3 9\n1 0 2 9\n" + Self.plain + "0 0 4 9\n1 0 5 9\n"
    let source = try open(Array(text.utf8))
    #expect(try source.values(of: "time") == [0, 1, 2, 2, 3])
    #expect(try source.values(of: "rss").map { $0 / 0x1p20 } == [1, 2, 3, 4, 5])
    #expect(source.info.runs.map(\.rows) == [0..<3, 3..<5])
  }

  @Test(arguments: ["time,rss\n1,2\n", "a\nb\nc\n", "\n\n# Elapsed\n", "Attaching to process 7\n"])
  func isNotSureOfOthers(text: String) {
    #expect(PsrecordParser.recognize(Array(text.utf8), byteCount: nil) == .no)
    #expect(throws: PlotError.self) { try open(Array(text.utf8)) }
  }

  @Test func longLogsKeepTheirRuns() throws {
    var text = Self.csv
    for row in 0..<150_000 { text += "\(row),1,0,1,7\n" }
    text += Self.csv
    for row in 0..<150_000 { text += "\(row),1,0,2,7\n" }
    let source = try open(Array(text.utf8))
    #expect(source.info.runs.map(\.rows) == [0..<150_000, 150_000..<300_000])
    #expect(source.info.extents["time"] == 0...299_998)
    #expect(try source.values(of: "rss")[150_000] == 2 * 0x1p20)
  }

  private func open(_ bytes: [UInt8]) throws -> any Source {
    try PsrecordParser(options: NoOptions())
      .open(Input(name: "a", file: .scratch(bytes, path: "a")))
  }
}
