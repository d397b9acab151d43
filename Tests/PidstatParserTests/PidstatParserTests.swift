import PidstatParser
import PlotCore
import PlotTesting
import Testing

@Suite struct PidstatParserTests {
  private static let names = [
    "pidstat-two.txt", "pidstat-columns.txt", "pidstat-cpu.txt", "pidstat-epoch.txt",
  ]

  @Test func keepsTheContractOfParsers() throws {
    let files = try Self.names.map { (name: $0, bytes: try fixture("samples/\($0)")) }
    let violations = checkParser(PidstatParser(options: NoOptions()), files: files)
    #expect(violations.isEmpty)
  }

  @Test func isCertainOfEachVariant() throws {
    for name in Self.names {
      #expect(
        PidstatParser.recognize(try fixture("samples/\(name)"), byteCount: nil) == .certain,
        "\(name)")
    }
    let other = "Linux 6.1 (vm) 11/23/26 _x86_64_ (2 CPU)\n\n01:02:03  UID  PID  %CPU  Command\n"
    #expect(PidstatParser.recognize(Array(other.utf8), byteCount: nil) == .plausible)
    #expect(PidstatParser.recognize(Array("PID Command\n".utf8), byteCount: nil) == .no)
    let error = #expect(throws: PlotError.self) { try open(Array(other.utf8), named: "a") }
    #expect(error?.message == "holds no reports of memory by pidstat")
  }

  @Test func sumsProcessesAndKeepsEach() throws {
    let source = try open(try fixture("samples/pidstat-two.txt"), named: "a")
    #expect(
      source.columns.map(\.name)
        == ["time", "rss", "virtual", "processes", "rss_17252", "rss_17405"])
    #expect(source.columns[4].title == "python3 17252")
    #expect(source.rowCount == 9)
    #expect(try source.values(of: "time") == [0, 1, 2, 3, 4, 5, 6, 7, 8])
    #expect(try source.values(of: "rss")[0] == (29932 + 19512) * 1024)
    #expect(try source.values(of: "virtual")[0] == (32976 + 22716) * 1024)
    #expect(try source.values(of: "processes").last == 1)
    // The first process had ended before the last report.
    #expect(try source.values(of: "rss_17252").last?.isNaN == true)
    #expect(try source.values(of: "rss").last == 17464 * 1024)
    #expect(source.info.notes == [])
  }

  @Test func passesOverTablesOfOtherThings() throws {
    let source = try open(try fixture("samples/pidstat-cpu.txt"), named: "a")
    #expect(try source.values(of: "rss") == [(25664 + 25696) * 1024, (37952 + 42080) * 1024])
    #expect(source.info.notes == [])
  }

  @Test func readsSecondsSince1970() throws {
    let source = try open(try fixture("samples/pidstat-epoch.txt"), named: "a")
    #expect(source.columns.map(\.name) == ["time", "rss", "virtual"])
    #expect(try source.values(of: "time") == [0, 1, 2, 3, 4])
    #expect(try source.values(of: "rss")[4] == 52492 * 1024)
  }

  @Test func countsOnAtMidnight() throws {
    let source = try open(
      report(["23:59:58 0 7 1 2 3 x", "23:59:59 0 7 1 2 3 x", "00:00:01 0 7 1 2 3 x"]), named: "a")
    #expect(try source.values(of: "time") == [0, 1, 3])
    #expect(source.columns[0].isAscending)
    #expect(source.info.notes == [])
  }

  @Test func aClockThatIsSetBackIsNoNewDay() throws {
    let source = try open(report(["10:00:05 0 7 1 2 3 x", "10:00:04 0 7 1 2 3 x"]), named: "a")
    let times = try source.values(of: "time")
    #expect(times.count == 2 && times[1] - times[0] == 1)
    #expect(source.columns[0].isAscending)
  }

  @Test func knowsTheMomentOfSecondsSince1970Only() throws {
    let clock = try open(report(["10:00:05 0 7 1 2 3 x"]), named: "a")
    #expect(clock.info.startTime == nil)
    let epoch = try open(report(["1700000000 0 7 1 2 3 x"]), named: "a")
    #expect(epoch.info.startTime == 1_700_000_000_000_000_000)
  }

  @Test func readsClocksOfTwelveHours() throws {
    let header = "11:59:58 AM UID PID minflt/s VSZ RSS Command"
    let text =
      [
        header, "11:59:59 AM 0 7 1 2 3 x", "12:00:01 PM 0 7 1 2 4 x", header,
        "01:00:00 PM 0 7 1 2 5 x", "11:59:59 PM 0 7 1 2 6 x", "12:00:00 AM 0 7 1 2 7 x",
      ].joined(separator: "\n")
    let source = try open(Array(text.utf8), named: "a")
    #expect(try source.values(of: "time") == [0, 2, 3601, 43_200, 43_201])
    #expect(try source.values(of: "rss").map { $0 / 1024 } == [3, 4, 5, 6, 7])
  }

  @Test func takesColumnsWhereTheHeaderHasThem() throws {
    let text = "10:00:00 UID RSS VSZ PID minflt/s Command\n10:00:01 0 30 20 7 1 a b c\n"
    let source = try open(Array(text.utf8), named: "a")
    #expect(try source.values(of: "rss") == [30 * 1024])
    #expect(try source.values(of: "virtual") == [20 * 1024])
  }

  @Test func countsNoThreadTwice() throws {
    let text = """
      10:00:00 UID TGID TID minflt/s VSZ RSS Command
      10:00:01 0 7 - 1 20 30 x
      10:00:01 0 - 7 1 20 30 |__x
      10:00:01 0 - 8 1 20 30 |__x
      """
    #expect(try open(Array(text.utf8), named: "a").values(of: "rss") == [30 * 1024])
  }

  @Test func startsARowWhereAProcessComesAgain() throws {
    let source = try open(
      report(["10:00:01 0 7 1 2 3 x", "10:00:01 0 8 1 2 4 x", "10:00:01 0 7 1 2 5 x"]), named: "a")
    #expect(try source.values(of: "rss") == [7 * 1024, 5 * 1024])
  }

  @Test func skipsAndCountsBadLines() throws {
    let source = try open(
      report(["10:00:01 0 7 1 2 3 x", "10:00:02 0 7 1 2", "10:00:03 0 7 1 q 3 x", "nonsense"]),
      named: "a")
    #expect(source.rowCount == 1)
    #expect(source.info.notes.first?.count == 3)
    #expect(source.info.notes.first?.text.contains("3:17, the line ends") == true)
  }

  private func report(_ rows: [String]) -> [UInt8] {
    Array((["10:00:00 UID PID minflt/s VSZ RSS Command"] + rows).map { $0 + "\n" }.joined().utf8)
  }

  private func open(_ bytes: [UInt8], named name: String) throws -> any Source {
    try PidstatParser(options: NoOptions())
      .open(Input(name: name, file: .scratch(bytes, path: name)))
  }
}
