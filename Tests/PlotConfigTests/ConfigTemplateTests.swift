import PlotCore
import Testing

@testable import PlotConfig

struct ConfigTemplateTests {
  private func summary(_ name: String, heap: Int64 = 12_752) -> InputSummary {
    var time = Statistics(column: Column("time", unit: .seconds, storage: .real, isAscending: true))
    time.count = 311
    (time.minimum, time.maximum) = ((.real(0), 0), (.real(2.5), 310))
    var figures = Statistics(column: Column("heap", unit: .bytes))
    figures.count = 311
    (figures.minimum, figures.maximum) = ((.integer(16), 0), (.integer(heap), 200))
    figures.maximumTime = .real(1.2)
    (figures.first, figures.last) = (.integer(16), .integer(3072))
    (figures.mean, figures.timeMean) = (1000.5, 2048)
    let empty = Statistics(column: Column("stack", unit: .bytes))
    return InputSummary(
      name: name, path: "dir/\(name).mem", info: SourceInfo(format: "memory"), rowCount: 61_702,
      statistics: [time, figures, empty])
  }

  private func expand(_ text: String, _ names: [String] = ["run"]) throws(PlotError) -> String {
    try Template.parse(text).expand(
      with: names.enumerated().map { summary($1, heap: 12_752 + Int64($0) * 1024) })
  }

  @Test func writesHowARunStandsToItsLimit() throws {
    var held = summary("run")
    held.limit = Limit(Amount(bytes: 16_384), origin: .given)
    held.statistics[1].limit = LimitFigures(16_384, origin: .given)
    func words(_ text: String) throws -> String { try Template.parse(text).expand(with: [held]) }
    #expect(try words("{limit} {limit:raw} {run.limit:si}") == "16 KiB 16384 16.4 kB")
    #expect(try words("{share.heap} {share.heap:raw} {share.stack}") == "78 % 0.7783203125 –")
    #expect(try words("{overTime.heap}") == "–")
    #expect(try words("{limitSentence}") == "limit 16 KiB: heap 78 % at 1.2 s")
    held.statistics[1].limit?.value = 8192
    held.statistics[1].limit?.over = (.integer(8200), 17)
    held.statistics[1].limit?.overTime = .real(0.5)
    #expect(try words("{overTime.heap}") == "500 ms")
    #expect(try words("{limitSentence}") == "limit 8 KiB: heap over from 500 ms, peak 156 %")
    held.limit = Limit(nil, origin: .found("cgroup"))
    held.statistics[1].limit = nil
    #expect(try words("{limit}, {limitSentence}, {share.heap}") == "none, no limit, –")
  }

  @Test(arguments: ["{limit}", "{limitSentence}", "{share.heap}", "{overTime.heap}"])
  func saysThatARunHasNoLimit(text: String) throws {
    let error = #expect(throws: PlotError.self) { try expand(text) }
    #expect(error?.message.hasPrefix("the run has no limit for {") == true)
  }

  @Test(arguments: [
    ("{run.rows} events, peak heap {run.peak.heap}", "61,702 events, peak heap 12.45 KiB"),
    ("{rows}|{rows:raw}|{ name }|{path}", "61,702|61702|run|dir/run.mem"),
    ("{duration} {min.heap} {first.heap} {last.heap}", "2.5 s 16 B 16 B 3 KiB"),
    ("{mean.heap} {timeMean.heap} {peakTime.heap}", "1000 B 2 KiB 1.2 s"),
    ("{peak.heap:raw} {peak.heap:grouped} {peak.heap:si}", "12752 12,752 12.8 kB"),
    ("{{peak}} {{{rows:raw}}}", "{peak} {61702}"),
    ("{peak.stack}, {last.stack}", "–, –"),
    ("", ""),
  ])
  func writesTheFiguresOfARun(_ text: String, _ expected: String) throws {
    #expect(try expand(text) == expected)
  }

  @Test(arguments: [
    ("{rows} events in all", "1 event in all"), ("{rows} samples", "1 sample"),
    ("{run.rows} snapshots, {rows} reports.", "1 snapshot, 1 report."),
    ("{rows} eventsource", "1 eventsource"), ("{rows} news", "1 news"),
  ])
  func countsOneEventInTheSingular(_ text: String, _ expected: String) throws {
    var one = summary("run")
    one.rowCount = 1
    #expect(try Template.parse(text).expand(with: [one]) == expected)
  }

  @Test func takesTheLongestInputNameAndWithoutOneTheFirst() throws {
    let names = ["a", "a.b", "peak"]
    #expect(try expand("{a.name} {a.b.name} {name}", names) == "a a.b a")
    #expect(try expand("{a.b.peak.heap:raw} {peak.heap:raw}", names) == "13776 12752")
    #expect(try expand("{peak.peak.heap:raw} {peak.rows:raw}", names) == "14800 61702")
  }

  @Test(arguments: [
    ("{rowz}", "a template knows no {rowz}", "did you mean {rows}?"),
    ("{a.rowz}", "a template knows no {a.rowz}", "did you mean {a.rows}?"),
    ("{a.peek.heap}", "a template knows no {a.peek.heap}", "did you mean {a.peak.heap}?"),
    ("{b.peak.heap}", "a template knows no input \"b\"", "did you mean \"a\"?"),
    ("{peak}", "a template knows no {peak}", "name a column behind it, such as {peak.heap}"),
    ("{a.peak}", "a template knows no {a.peak}", "name a column behind it, such as {a.peak.heap}"),
    ("{peak.heep}", "\"a\" has no column \"heep\"", "did you mean \"heap\"?"),
    ("{peak.heap:hex}", "no format \"hex\"", "there are raw, grouped, iec, si, bytes"),
    ("{}", "a pair of braces is empty", "name a figure, such as {peak.heap}"),
    ("a } b", "a \"}\" closes nothing", "write }} for a brace"),
    ("a { b", "a \"{\" is not closed", "write {{ for a brace"),
    ("{a{b}", "a \"{\" is not closed", "write {{ for a brace"),
  ])
  func tellsWhatIsNoName(_ text: String, _ message: String, _ remedy: String) {
    let error = #expect(throws: PlotError.self) { _ = try expand(text, ["a"]) }
    #expect(error?.message == message)
    #expect(error?.remedy == remedy)
  }

  @Test func namesTheColumnsThatItWants() throws {
    let template = try Template.parse("{peak.heap} {b.last.heap} {rows} {b.mean.a.b} {peak.heap}")
    let columns = try template.columns(inputs: ["a", "b"])
    #expect(columns.map(\.input) == ["a", "b", "b"])
    #expect(columns.map(\.column) == ["heap", "heap", "a.b"])
  }

  @Test func writesSentencesFromTheFigures() {
    let one = summary("run")
    #expect(
      FigureSentence.description(of: [one])
        == "Heap rises to 12.45 KiB at 1.2 s and ends at 3 KiB; 61,702 rows.")
    var falling = summary("b")
    falling.statistics[1].first = .integer(12_752)
    falling.statistics[1].minimum = (.integer(-2048), 9)
    falling.statistics[2] = Statistics(column: Column("stack", title: "stack depth"))
    falling.statistics[2].count = 1
    falling.statistics[2].minimum = (.integer(7), 0)
    falling.statistics[2].maximum = (.integer(7), 0)
    falling.rowCount = 1
    #expect(
      FigureSentence.description(of: [one, falling])
        == "run: heap rises to 12.45 KiB at 1.2 s and ends at 3 KiB; 61,702 rows. "
        + "b: heap begins at its highest (12.45 KiB), falls to -2 KiB and ends at 3 KiB; "
        + "stack depth stays at 7; 1 row.")
    #expect(FigureSentence.description(of: []) == "")
  }

  /// The first, lowest, highest and last value with the rows of the middle two, and the course in words.
  @Test(
    arguments: [
      (-10, (-10, 0), (-5, 1), -5, "begins at its lowest (-10 B), rises to -5 B and ends at -5 B"),
      (0, (-10, 3), (5, 1), 1, "rises to 5 B, falls to -10 B and ends at 1 B"),
      (0, (-10, 1), (5, 3), 1, "falls to -10 B, rises to 5 B and ends at 1 B"),
      (5, (-10, 1), (5, 0), -10, "begins at its highest (5 B), falls to -10 B and ends at -10 B"),
      (5, (-10, 1), (5, 0), 5, "begins at its highest (5 B), falls to -10 B and ends at 5 B"),
      (1, (0, 4), (5, 1), 2, "rises to 5 B and ends at 2 B"),
    ] as [(Int64, (Int64, Int), (Int64, Int), Int64, String)])
  func tellsTheCourseInItsOrder(
    first: Int64, low: (Int64, Int), high: (Int64, Int), last: Int64, words: String
  ) {
    var figures = Statistics(column: Column("d", unit: .bytes))
    figures.count = 5
    (figures.first, figures.last) = (.integer(first), .integer(last))
    figures.minimum = (.integer(low.0), low.1)
    figures.maximum = (.integer(high.0), high.1)
    let summary = InputSummary(
      name: "a", path: "a", info: SourceInfo(format: "x"), rowCount: 5, statistics: [figures])
    #expect(FigureSentence.description(of: [summary]) == "D \(words); 5 rows.")
  }
}
