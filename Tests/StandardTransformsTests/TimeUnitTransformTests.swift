import Foundation
import PlotCore
import PlotTesting
import TextReading
import Testing

@testable import StandardTransforms

@Suite struct TimeUnitTransformTests {
  private func moment(_ text: String) throws -> Int64 {
    try #require(Timestamp.date(text)).nanoseconds
  }

  @Test(arguments: [
    ("year", "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"),
    ("yearquarter", "2024-04-01T00:00:00Z", "2024-07-01T00:00:00Z"),
    ("yearmonth", "2024-05-01T00:00:00Z", "2024-06-01T00:00:00Z"),
    ("utcyearmonthdate", "2024-05-17T00:00:00Z", "2024-05-18T00:00:00Z"),
    ("yearweek", "2024-05-12T00:00:00Z", "2024-05-19T00:00:00Z"),
    ("yeardayofyear", "2024-05-17T00:00:00Z", "2024-05-18T00:00:00Z"),
    ("yearmonthdatehours", "2024-05-17T13:00:00Z", "2024-05-17T14:00:00Z"),
    ("yearmonthdatehoursminutesseconds", "2024-05-17T13:45:09Z", "2024-05-17T13:45:10Z"),
    ("quarter", "2012-04-01T00:00:00Z", "2012-07-01T00:00:00Z"),
    ("month", "2012-05-01T00:00:00Z", "2012-06-01T00:00:00Z"),
    ("monthdate", "2012-05-17T00:00:00Z", "2012-05-18T00:00:00Z"),
    ("date", "2012-01-17T00:00:00Z", "2012-01-18T00:00:00Z"),
    ("day", "2012-01-06T00:00:00Z", "2012-01-07T00:00:00Z"),
    ("week", "2012-05-06T00:00:00Z", "2012-05-13T00:00:00Z"),
    ("hours", "2012-01-01T13:00:00Z", "2012-01-01T14:00:00Z"),
    ("hoursminutes", "2012-01-01T13:45:00Z", "2012-01-01T13:46:00Z"),
    ("minutes", "2012-01-01T00:45:00Z", "2012-01-01T00:46:00Z"),
    ("milliseconds", "2012-01-01T00:00:00.250Z", "2012-01-01T00:00:00.251Z"),
  ])
  func knowsWhereAMomentLies(unit: String, start: String, end: String) throws {
    // A Friday.
    let units = try #require(CalendarUnits(unit))
    let found = units.floor(try moment("2024-05-17T13:45:09.250123Z"))
    #expect(try found == moment(start), "\(Timestamp.text(found))")
    #expect(try units.end(of: found) == moment(end))
  }

  /// Foundation's calendar, which is another's work, over four centuries.
  @Test func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var random = SeededGenerator(seed: 4)
    let units: [(String, Calendar.Component)] = [
      ("year", .year), ("yearmonth", .month), ("yearmonthdate", .day),
      ("yearmonthdatehours", .hour), ("yearmonthdatehoursminutes", .minute),
    ]
    for _ in 0..<2000 {
      let seconds = Int64(random.below(12_000_000_000)) - 6_000_000_000
      for (word, component) in units {
        let interval = try #require(
          calendar.dateInterval(
            of: component, for: Date(timeIntervalSince1970: Double(seconds))))
        let unit = try #require(CalendarUnits(word))
        let start = unit.floor(seconds * 1_000_000_000)
        #expect(Double(start) / 1e9 == interval.start.timeIntervalSince1970, "\(seconds) \(word)")
        #expect(Double(unit.end(of: start)) / 1e9 == interval.end.timeIntervalSince1970)
      }
    }
  }

  private func dates(_ texts: [String]) throws -> MemorySource {
    let moments = try texts.map(moment)
    return MemorySource([
      (
        Column("time", unit: .seconds, offset: moments[0], scale: 1e-9, isAscending: true),
        .integers(moments)
      ), (Column("pod"), .names(texts.map { $0.contains("05") ? nil : "web" })),
    ])
  }

  @Test func addsDatesThatAscendAndKeepsNames() throws {
    let source = try dates(["2024-04-30T23:30:00Z", "2024-05-01T00:30:00Z", "2024-05-31T10:00:00Z"])
    let result = try apply(
      TimeUnitTransform.self, ["timeUnit": "yearmonth", "field": "time", "as": "month"], to: source)
    let index = try result.requireIndex(of: "month")
    #expect(result.columns[index].isAscending)
    let start = Double(try #require(result.columns[index].clockStart).seconds)
    #expect(
      try reals("month", of: result).map { Int64((start + $0).rounded()) }
        == [1_711_929_600, 1_714_521_600, 1_714_521_600])
    #expect(result.columns.last?.name == "month_end")
    #expect(try result.names(of: "pod") == ["web", nil, nil])
    // Two hours east of Greenwich it is May already.
    let east = try apply(
      TimeUnitTransform.self,
      ["timeUnit": "yearmonth", "field": "time", "as": "month", "zone": "+02:00"], to: source)
    #expect(
      try reals("month", of: east).map { Int64((start + $0).rounded()) }
        == [1_714_514_400, 1_714_514_400, 1_714_514_400])
    try expectSameRangesInAnyOrder(east, seed: 1)
  }

  @Test func putsWhatHasNoYearInto2012() throws {
    let source = try dates(["2023-12-31T23:30:00Z", "2024-01-01T00:30:00Z"])
    let result = try apply(
      TimeUnitTransform.self, ["timeUnit": "hours", "field": "time", "as": "h"], to: source)
    let column = result.columns[try result.requireIndex(of: "h")]
    #expect(!column.isAscending && column.clockStart?.seconds == 1_325_376_000)
    #expect(try reals("h", of: result) == [23 * 3600, 0])
  }

  @Test func saysWhatIsWrong() throws {
    let source = try dates(["2024-04-30T23:30:00Z"])
    func error(_ options: ConfigValue, on other: (any Source)? = nil) -> PlotError? {
      failure(of: TimeUnitTransform.self, options, on: other ?? source)
    }
    let misspelt = error(["timeUnit": "yearmont", "field": "time"])
    #expect(misspelt?.remedy == "did you mean \"yearmonth\"?")
    #expect(misspelt?.place?.path == "transform[0].timeUnit")
    #expect(error(["timeUnit": "monthyear", "field": "time"]) != nil)
    #expect(error(["timeUnit": "quartermonth", "field": "time"]) != nil)
    #expect(error(["timeUnit": "year", "field": "time", "zone": "Mars"]) != nil)
    #expect(error(["field": "time"])?.message == "\"timeUnit\" is missing")
    #expect(
      error(["timeUnit": "year", "field": "time"], on: table(time: [1]))?.message
        == "the column \"time\" holds no dates")
  }
}
