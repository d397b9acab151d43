import PidstatParser
import PlotCore
import PlotTesting
import Testing

/// Where reports and runs begin and end.
@Suite struct PidstatRunTests {
  private static let columns = "UID PID minflt/s majflt/s VSZ RSS %MEM Command"

  /// A run of two reports of one process, at a time of day.
  private static func run(_ date: String, _ hour: String, kibibytes: Int = 3) -> String {
    """
    Linux 6.8.0 (host) \t\(date) \t_x86_64_\t(2 CPU)

    \(hour):00:00 \(columns)
    \(hour):00:01 0 7 0 0 20 \(kibibytes) 1 x
    \(hour):00:02 0 7 0 0 20 \(kibibytes) 1 x


    """
  }

  private static let day = 86_400.0

  /// A run of two reports in seconds since 1970.
  private static let epochRun = """
    Linux 6.8.0 (host) \t2025-10-23 \t_x86_64_\t(2 CPU)

    # Time \(columns)
    1761220801 0 7 0 0 20 3 1 x
    1761220802 0 7 0 0 20 3 1 x


    """

  /// Times of day and times since 1970 have no zero in common: runs stand one behind the other.
  @Test(arguments: [
    ([run("10/23/2025", "10"), epochRun], [0.0, 1, 1, 2], 1),
    ([epochRun, run("10/23/2025", "10")], [0, 1, 1, 2], 1),
    ([epochRun, run("10/23/2025", "10"), epochRun], [0, 1, 1, 2, 2, 3], 2),
    ([run("10/23/2025", "10"), epochRun, run("10/23/2025", "11")], [0, 1, 1, 2, 2, 3], 2),
  ]) func clocksOfTwoKindsAreToldAndNeverMixed(_ parts: [String], _ times: [Double], _ changes: Int)
    throws
  {
    let source = try open(parts.joined())
    #expect(try source.values(of: "time") == times)
    let note = try #require(source.info.notes.first { $0.code == "mixed-clocks" })
    #expect(note.count == changes && note.severity == .notice)
    #expect(source.info.runs.count == parts.count)
  }

  /// Lines without a banner between them are of two runs, too.
  @Test func clocksOfTwoKindsInOneRunAreTwoRuns() throws {
    let lines = Self.epochRun.split(separator: "\n").dropFirst(2).joined(separator: "\n") + "\n"
    let source = try open(Self.run("10/23/2025", "10") + lines)
    #expect(try source.values(of: "time") == [0, 1, 1, 2])
    #expect(source.info.runs.count == 2)
  }

  @Test(
    arguments: [
      ("10/23/2025", "10/24/2025", day), ("10/23/25", "10/24/25", day),
      ("23.10.2025", "24.10.2025", day), ("2025-10-23", "2025-10-24", day),
      ("2025年10月23日", "2025年10月24日", day), ("2025년 10월 23일", "2025년 10월 24일", day),
      ("23/10/2025", "24/10/2025", day), ("12/31/2025", "01/01/2026", day),
      ("02/28/2024", "03/01/2024", 2 * day), ("02/28/2025", "03/01/2025", day),
      ("31/10/2025", "01/11/2025", day), ("10/23/2025", "10/30/2025", 7 * day),
      ("2025/10/23", "2025/10/24", day),
    ])
  func aRunStandsWhereItsDateSays(first: String, second: String, later: Double) throws {
    let source = try open(Self.run(first, "10") + Self.run(second, "10"))
    #expect(try source.values(of: "time") == [0, 1, later, later + 1])
    #expect(source.info.runs == [SourceRun(rows: 0..<2), SourceRun(rows: 2..<4)])
    #expect(source.info.notes.map(\.code) == ["several-runs"])
    // The time zone of the machine is not told.
    #expect(source.info.startTime == nil)
  }

  @Test func aRunWithoutADateComesAfterTheOneAboveIt() throws {
    let source = try open(Self.run("?", "23") + Self.run("?", "12"))
    #expect(try source.values(of: "time") == [0, 1, 46_800, 46_801])
    #expect(source.info.runs.map(\.rows) == [0..<2, 2..<4])
    let same = try open(Self.run("?", "10") + Self.run("?", "10"))
    #expect(try same.values(of: "time") == [0, 1, 86_400, 86_401])
  }

  @Test func tellsWhereTheOrderOfADateIsOpen() throws {
    let source = try open(Self.run("11/10/2025", "10") + Self.run("12/10/2025", "10"))
    #expect(try source.values(of: "time")[2] == 30 * Self.day)
    #expect(source.info.notes.map(\.code) == ["ambiguous-date", "several-runs"])
    let one = try open(Self.run("11/10/2025", "10") + Self.run("11/10/2025", "11"))
    #expect(one.info.notes.map(\.code) == ["several-runs"])
    #expect(try one.values(of: "time") == [0, 1, 3600, 3601])
  }

  @Test func runsInTheWrongOrderArePutInOrderOfTime() throws {
    let source = try open(
      Self.run("10/24/2025", "10", kibibytes: 5) + Self.run("10/23/2025", "10", kibibytes: 4))
    #expect(try source.values(of: "rss") == [4096, 4096, 5120, 5120])
    #expect(source.info.runs.map(\.rows) == [0..<2, 2..<4])
    #expect(source.info.notes.map(\.code) == ["several-runs", "out-of-order"])
  }

  @Test func runsThatOverlapAreOne() throws {
    let source = try open(Self.run("10/24/2025", "10") + Self.run("10/24/2025", "10"))
    #expect(try source.values(of: "time") == [0, 0, 1, 1].map { $0 })
    #expect(source.info.runs == [])
  }

  @Test func aBannerWithoutReportsIsNoRun() throws {
    let banner = "Linux 6.8.0 (host) \t10/25/2025 \t_x86_64_\t(2 CPU)\n"
    let source = try open(banner + banner + Self.run("10/23/2025", "10") + banner)
    #expect(source.info.runs == [] && source.rowCount == 2)
  }

  /// Reports of two processes under headers of their own, whose lines tell these seconds.
  @Test(
    arguments: [
      ([[0, 0], [10, 10], [20, 20]], [0, 10, 20]), ([[0, 0], [10, 11], [20, 20]], [0, 10, 20]),
      ([[0, 1], [1, 2], [2, 3]], [0, 1, 2]), ([[0, 0], [1, 1], [1, 2]], [0, 1, 1]),
      ([[0, 2], [10, 10]], [0, 10]), ([[0, 0], [60, 61], [120, 121]], [0, 60, 120]),
      ([[0, 30], [31, 61]], [0, 31]), ([[58, 59], [59, 60]], [0, 1]),
    ])
  func aReportUnderAHeaderIsOneRow(seconds: [[Int]], times: [Double]) throws {
    let text = seconds.map { pair in
      "# Time \(Self.columns)\n \(1_700_000_000 + pair[0]) 0 7 0 0 20 3 1 x\n"
        + " \(1_700_000_000 + pair[1]) 0 8 0 0 20 4 1 y\n"
    }.joined(separator: "\n")
    let source = try open(text)
    #expect(try source.values(of: "time") == times)
    #expect(try source.values(of: "rss") == times.map { _ in 7168 })
    #expect(try source.values(of: "processes") == times.map { _ in 2 })
  }

  @Test func withOneHeaderForAllEachSecondIsAReport() throws {
    let source = try open(
      """
      # Time \(Self.columns)
      1700000000 0 7 0 0 20 3 1 x
      1700000000 0 8 0 0 20 4 1 y
      1700000001 0 7 0 0 20 3 1 x
      1700000001 0 8 0 0 20 4 1 y
      1700000002 0 8 0 0 20 4 1 y
      """)
    #expect(try source.values(of: "processes") == [2, 2, 1])
    #expect(try source.values(of: "time") == [0, 1, 2])
  }

  @Test func ofOneProcessEachLineIsAReport() throws {
    let source = try open(
      "10:00:00 \(Self.columns)\n10:00:01 0 7 0 0 20 3 1 x\n10:00:01 0 7 0 0 20 4 1 x\n")
    #expect(try source.values(of: "rss") == [3072, 4096])
  }

  private func open(_ text: String) throws -> any Source {
    try PidstatParser(options: NoOptions())
      .open(Input(name: "a", file: .scratch(Array(text.utf8), path: "a")))
  }
}
