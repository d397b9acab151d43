import PlotCore
import PlotTesting
import TableParser
import Testing

/// The zone of times, months, and what is no moment.
@Suite struct TableZoneTests {
  struct Zone: Sendable, CustomTestStringConvertible {
    var cells: [String]
    var seconds: Int
    var start: String
    var testDescription: String { "\(cells)" }
  }

  @Test(arguments: [
    Zone(
      cells: ["2026-11-23T01:30:00+02:00", "2026-11-23T01:31:00+02:00"], seconds: 7200,
      start: "2026-11-23 01:30:00 +02:00"),
    Zone(
      cells: ["2026-11-23 01:30:00 -0330", "2026-11-23 01:31:00 -0330"], seconds: -12_600,
      start: "2026-11-23 01:30:00 −03:30"),
    Zone(
      cells: ["23.11.2026 01:30:00 +02", "23.11.2026 01:31:00 +02"], seconds: 7200,
      start: "2026-11-23 01:30:00 +02:00"),
    Zone(
      cells: ["2026-11-23T01:30:00Z", "2026-11-23T01:31:00Z"], seconds: 0,
      start: "2026-11-23 01:30:00 UTC"),
    Zone(
      cells: ["2026-11-23T01:30:00", "2026-11-23T01:31:00"], seconds: 0,
      start: "2026-11-23 01:30:00 UTC"),
    // A clock was put back, or rows come from two places: all are told in UTC.
    Zone(
      cells: ["2026-10-25T02:59:00+02:00", "2026-10-25T02:01:00+01:00"], seconds: 0,
      start: "2026-10-25 00:59:00 UTC"),
    Zone(
      cells: ["2026-11-23T01:30:00+02:00", "2026-11-22T23:31:00Z"], seconds: 0,
      start: "2026-11-22 23:30:00 UTC"),
    Zone(
      cells: ["2026-11-23T01:30:00+02:00", "2026-11-23T01:31:00"], seconds: 0,
      start: "2026-11-22 23:30:00 UTC"),
  ]) func theZoneThatAllRowsNameIsKept(_ zone: Zone) throws {
    let rows = zone.cells.enumerated().map { "\($1);\($0)\n" }.joined()
    let source = try table("time;rss\n" + rows)
    let time = source.columns[try #require(source.timeIndex)]
    #expect(time.zone.seconds == zone.seconds)
    #expect(source.info.notes.first?.text == "time counts from \(zone.start)")
    #expect(time.clockStart?.zone == time.zone)
  }

  @Test(arguments: ["+24:00", "+02:60", "+2", "XST", "+02:00:00"])
  func whatIsNoZoneIsNoTime(_ zone: String) throws {
    let rows = (10..<20).map { "2026-11-23T01:\($0):00Z,1\n" }.joined()
    let source = try table("time,rss\n" + rows + "2026-11-23T01:31:00\(zone),2\n")
    #expect(source.rowCount == 10)
    #expect(source.info.notes.first?.text.contains("12:1") == true)
  }

  @Test func monthsAreDates() throws {
    let source = try table("month,rss\n2022-12,1\n2023-01,2\n2023-03,3\n")
    #expect(try source.times() == [0, 31, 90].map { $0 * 86_400.0 })
    #expect(source.info.notes.map(\.text) == ["month counts from 2022-12-01 00:00:00 UTC"])
  }

  @Test(arguments: ["2023-13", "2023-00", "2023-1", "1600-01", "2023-"])
  func whatIsNoMonthIsText(_ cell: String) throws {
    let source = try table("month,rss\n\(cell),1\n\(cell),2\n")
    #expect(source.timeIndex == nil, "\(source.columns.map(\.name))")
  }

  @Test func yearsAloneAreNumbers() throws {
    let source = try table("year,rss\n2021,1\n2022,2\n")
    #expect(source.columns.contains { $0.name == "year" && $0.countsYears })
    #expect(source.columns.allSatisfy { $0.clockStart == nil })
  }

  /// The first days of weeks as Python's `date.fromisocalendar` has them.
  @Test(arguments: [
    ("2026-W01", "2025-12-29"), ("2026-W53", "2026-12-28"), ("2026W05", "2026-01-26"),
    ("2024-W01-3", "2024-01-01"), ("2021-W01", "2021-01-04"), ("1700-W10", "1700-03-08"),
  ]) func weeksAreRefusedWithTheirDay(_ week: String, _ monday: String) throws {
    let source = try table("week,rss\n\(week),1\n\(week),2\n")
    let note = try #require(source.info.notes.first { $0.code == "weeks" })
    #expect(note.text.contains("\"\(week)\"") && note.remedy?.contains(monday) == true)
    #expect(source.timeIndex == nil)
    #expect(try source.names(of: "week") == [week, week])
  }

  /// Fields, how many are not finite, and where the first stands.
  @Test(arguments: [
    (["1", "inf", "3"], 1, "1 value is not finite and a gap: 3:3, \"inf\""),
    (["NaN", "2", "-Infinity"], 2, "2 values are not finite and gaps: the first, 2:3, \"NaN\""),
    (["1", "2", "1e999"], 1, "1 value is not finite and a gap: 4:3, \"1e999\""),
    (["1,5", "+inf", "2,5"], 1, "1 value is not finite and a gap: 3:3, \"+inf\""),
    (["1", "NA", ""], 0, ""), (["1", "null", "-"], 0, ""),
  ]) func whatIsNotFiniteIsToldWithItsPlace(_ cells: [String], _ count: Int, _ words: String) throws
  {
    let rows = cells.enumerated().map { "\($0);\($1)\n" }.joined()
    let source = try table("time;rss\n" + rows)
    let note = source.info.notes.first { $0.code == "not-finite" }
    #expect((note?.count ?? 0) == count && (note?.text ?? "") == words)
    #expect(try source.values(of: "rss").allSatisfy { !$0.isInfinite })
    #expect(!source.info.notes.contains { $0.code == "bad-line" })
  }

  @Test(arguments: [
    ("a,b\n1,2\n3,4,5\n6\n7,8,9\n", 3, 1, "has 3 fields, not 2"),
    ("time,rss\n0,1\n1,2\n3,4,5\n4\n", 4, 1, "has 3 fields, not 2"),
    ("time;rss\n0;1\n1\n2\n", 3, 1, "has 1 field, not 2"),
  ]) func aRaggedTableIsRefusedAtItsLine(_ text: String, _ line: Int, _ column: Int, _ why: String)
  {
    #expect(TableParser.recognize(Array(text.utf8), byteCount: text.utf8.count) == .plausible)
    let error = #expect(throws: PlotError.self) { try table(text) }
    #expect(error?.place?.file == "table.csv")
    #expect(error?.place?.position == Place.Position(line: line, column: column), "\(error as Any)")
    #expect(error?.message.contains(why) == true, "\(error?.message ?? "")")
  }

  @Test func raggedLinesAreToldAtTheFirst() throws {
    let text = "time,rss\n0,1\n1,2\n2,3\n3,4,5\n4\n"
    #expect(TableParser.recognize(Array(text.utf8), byteCount: text.utf8.count) == .plausible)
    let note = try #require(try table(text).info.notes.first { $0.code == "bad-line" })
    #expect(note.text == "2 lines were skipped: the first, 5:1, has 3 fields, not 2")
  }

  @Test func aFewRaggedLinesAreLeftOutAndTold() throws {
    let rows = (0..<9).map { "\($0),\($0)\n" }.joined()
    let source = try table("time,rss\n" + rows + "9\n")
    #expect(source.rowCount == 9)
    #expect(
      source.info.notes.map(\.text) == ["1 line was skipped: 11:1, has 1 field, not 2"])
  }

  @Test(arguments: [
    "Dear reader, this is prose,\nwith commas, and no numbers,\nin it, at all\n",
    "name,place\nAnna,Rome\nBert,Oslo,North\nCarl\n",
  ]) func proseIsNoRaggedTable(_ text: String) {
    #expect(TableParser.recognize(Array(text.utf8), byteCount: text.utf8.count) == .no)
  }
}
