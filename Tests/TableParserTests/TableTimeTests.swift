import PlotCore
import PlotTesting
import TableParser
import Testing

/// Times as people and their tools write them.
@Suite struct TableTimeTests {
  struct Times: Sendable, CustomTestStringConvertible {
    var name: String
    var cells: [String]
    var seconds: [Double]
    /// The moment of the first, in seconds since 1970; nil for times that no date is known of.
    var start: Double?
    var notes = ["clock-start"]
    var options: [String: String] = [:]
    var testDescription: String { "\(name): \(cells)" }
  }

  static let times = [
    // Dates: 2023-06-22 is day 19,530 since 1970.
    Times(
      name: "timestamp", cells: ["2023/06/22 18:53:36.635", "2023/06/22 18:53:51.554"],
      seconds: [0, 14.919], start: 1_687_460_016.635),
    Times(
      name: "when", cells: ["2023/6/2 8:53", "2023/6/2 8:54"], seconds: [0, 60],
      start: 1_685_695_980),
    Times(
      name: "date", cells: ["22/06/2023", "23/06/2023"], seconds: [0, 86_400], start: 1_687_392_000),
    Times(
      name: "date", cells: ["06/22/2023", "06/23/2023"], seconds: [0, 86_400], start: 1_687_392_000),
    Times(
      name: "date", cells: ["6/22/23", "6/23/23"], seconds: [0, 86_400], start: 1_687_392_000),
    Times(
      name: "date", cells: ["22.06.2023 00:00:00", "22.06.2023 00:00:10"], seconds: [0, 10],
      start: 1_687_392_000),
    Times(
      name: "date", cells: ["1.6.2023", "2.6.2023"], seconds: [0, 86_400], start: 1_685_577_600),
    Times(
      name: "date", cells: ["05/06/2023 10:00:00", "05/06/2023 10:00:05"], seconds: [0, 5],
      start: 1_683_367_200, notes: ["clock-start", "date-order"]),
    Times(
      name: "date", cells: ["05/06/2023 10:00:00", "05/06/2023 10:00:05"], seconds: [0, 5],
      start: 1_685_959_200, options: ["dates": "day-first"]),
    Times(
      name: "date", cells: ["6/22/2023 6:53:36 PM", "6/22/2023 6:53:37 PM"], seconds: [0, 1],
      start: 1_687_460_016),
    Times(
      name: "date", cells: ["6/22/2023 12:00:00 AM", "6/22/2023 12:00:00 PM"],
      seconds: [0, 43_200], start: 1_687_392_000),
    Times(
      name: "time", cells: ["2023-06-22 18:53:36 UTC", "2023-06-22 18:53:37 UTC"], seconds: [0, 1],
      start: 1_687_460_016),
    Times(
      name: "time", cells: ["2023-06-22 18:53:36 +0200", "2023-06-22 18:53:37 +0200"],
      seconds: [0, 1], start: 1_687_452_816),
    Times(
      name: "time", cells: ["2023-06-22 18:53:36,5", "2023-06-22 18:53:37,25"], seconds: [0, 0.75],
      start: 1_687_460_016.5),
    // Times of day.
    Times(name: "Time", cells: ["14:11:27", "14:11:32"], seconds: [0, 5]),
    Times(name: "Time", cells: ["23:59:58", "00:00:03"], seconds: [0, 5]),
    Times(
      name: "Time", cells: ["23:59:58.5", "0:00:03.25", "23:59:59", "0:00:04"],
      seconds: [0, 0.5, 4.75, 5.5], notes: ["clock-start", "out-of-order"]),
    Times(
      name: "Time",
      cells: ["22:00:00", "04:00:00", "10:00:00", "16:00:00", "22:00:00", "04:00:00"],
      seconds: [0, 6, 12, 18, 24, 30].map { $0 * 3600 }),
    Times(name: "clock", cells: ["11:59:59 PM", "12:00:04 AM"], seconds: [0, 5]),
    Times(name: "time", cells: ["14:11", "14:12"], seconds: [0, 60]),
    Times(name: "elapsed", cells: ["00:59", "01:04"], seconds: [0, 5]),
    Times(name: "ELAPSED", cells: ["23:59:58", "1-00:00:03"], seconds: [0, 5]),
    Times(name: "elapsed", cells: ["99:59:58", "100:00:03"], seconds: [0, 5]),
    // Plain numbers under names of all forms.
    Times(name: "ElapsedTime", cells: ["0", "2"], seconds: [0, 2], notes: []),
    Times(name: "elapsedMs", cells: ["0", "2500"], seconds: [0, 2.5], notes: ["units"]),
    Times(name: "elapsedSeconds", cells: ["0", "2"], seconds: [0, 2], notes: []),
    Times(
      name: "TimeStamp", cells: ["1700000000", "1700000002"], seconds: [0, 2], start: 1_700_000_000),
    Times(
      name: "unixTime", cells: ["1700000000123", "1700000000373"], seconds: [0, 0.25],
      start: 1_700_000_000.123),
    Times(name: "Time(s)", cells: ["0,5", "1,75"], seconds: [0.5, 1.75], notes: []),
    Times(name: "time", cells: ["500ms", "1.5s"], seconds: [0.5, 1.5], notes: []),
  ]

  @Test(arguments: times) func readsTimesAsTheyAreWritten(_ times: Times) throws {
    let rows = times.cells.enumerated().map { "\($1);\($0)\n" }.joined()
    let options: ConfigValue = times.options.isEmpty ? [:] : ["dates": "day-first"]
    let source = try table("\(times.name);rss\n" + rows, options)
    #expect(try source.times() == times.seconds)
    #expect(source.columns[1].name.hasPrefix(times.name.prefix(4)))
    let start = source.info.startTime.map { Double($0) / 1e9 }
    #expect((start == nil) == (times.start == nil))
    #expect(((start ?? 0) - (times.start ?? 0)).magnitude < 1e-6)
    #expect(source.info.notes.map(\.code) == times.notes)
  }

  @Test(arguments: [
    "t1", "t2", "time1", "latency", "cpuTime", "response time", "StartTime", "lat_min",
  ])
  func takesNoOtherColumnForTime(_ name: String) throws {
    #expect(try table("\(name),rss\n5,1\n6,2\n").timeIndex == nil)
  }

  @Test func joinsADayAndATimeOfDay() throws {
    for text in [
      "Date,Time,rss\n2023-06-22,23:59:58,1\n2023-06-23,00:00:03,2\n",
      "Time,Date,rss\n23:59:58,22.06.2023,1\n00:00:03,23.06.2023,2\n",
      "Date;Time;rss\n6/22/2023;11:59:58 PM;1\n6/23/2023;12:00:03 AM;2\n",
    ] {
      let source = try table(text)
      #expect(try source.times() == [0, 5], "\(text)")
      #expect(source.info.startTime == 1_687_478_398_000_000_000, "\(text)")
      #expect(source.columns.map(\.name) == ["event", "Time", "rss"])
    }
  }

  /// The first two hundred lines leave the order open; a day that is no month decides it for all.
  @Test func readsDatesAnewWhereALaterDayIsNoMonth() throws {
    var text = "date,rss\n"
    for day in 1...12 { for hour in 0..<24 { text += "\(day)/06/2023 \(hour):00:00,\(day)\n" } }
    text += "13/06/2023 0:00:00,13\n"
    let source = try table(text)
    #expect(source.rowCount == 12 * 24 + 1)
    #expect(try source.times()?.last == 12 * 86_400)
    #expect(source.info.notes.map(\.code) == ["clock-start"])
  }

  @Test func tellsALineWithoutADate() throws {
    var text = "date,rss\n22.06.2023,1\nyesterday,2\n31.02.x,3\n"
    for day in 10..<20 { text += "\(day).07.2023,\(day)\n" }
    let source = try table(text)
    #expect(try source.values(of: "rss") == [1] + (10..<20).map(Double.init))
    #expect(source.info.notes.first?.text.contains("3:1, \"yesterday\" is no time") == true)
  }
}
