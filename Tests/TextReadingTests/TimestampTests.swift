import Foundation
import PlotCore
import PlotTesting
import Testing
import TextReading

@Suite struct TimestampTests {
  private func moment(_ text: String) -> Int64? {
    Array(text.utf8).withUnsafeBytes { Timestamp.iso8601($0) }
  }

  @Test func readsTheDaysOfFourHundredYearsAsFoundationDoes() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let day = Int(random.next() % 146_097) - 80_000
      let date = Date(timeIntervalSince1970: Double(day) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let (year, month, day0) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
      func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
      let text = "\(year)-\(two(month))-\(two(day0))"
      #expect(moment(text) == Int64(day) * 86_400_000_000_000, "\(text)")
    }
  }

  @Test func countsZonesFromGreenwich() {
    let noon: Int64 = 1_709_208_000_000_000_000
    #expect(moment("2024-02-29T12:00:00Z") == noon)
    #expect(moment("2024-02-29 12:00") == noon)
    for text in ["13:00:00+01:00", "06:30:00-05:30", "17:45+0545", "10:00-02"] {
      #expect(moment("2024-02-29T" + text) == noon, "\(text)")
    }
  }

  @Test func keepsNanosecondsAndCutsWhatIsFiner() {
    #expect(moment("1970-01-01T00:00:01.000000001Z") == 1_000_000_001)
    #expect(moment("1970-01-01t00:00:00,5z") == 500_000_000)
    #expect(moment("1970-01-01T00:00:00.1234567899") == 123_456_789)
  }

  @Test(arguments: [
    "", "2024", "2024-13-01", "2024-00-10", "2024-01-32", "1600-01-01", "2024-01-01T25:00",
    "2024-01-01T10:60", "2024-01-01T10:00:61", "2024-01-01T10:00:00.", "2024-01-01T10:00+1",
    "2024-01-01x", "2024/01/01",
  ])
  func refusesWhatIsNoMoment(_ text: String) {
    #expect(moment(text) == nil)
  }

  @Test func readsDecimalStepsWithoutLoss() {
    func nanoseconds(_ text: String, _ step: Int64) -> Int64? {
      Array(text.utf8).withUnsafeBytes { Timestamp.decimal($0, step: step) }
    }
    #expect(nanoseconds("1700000000.123456789", 1_000_000_000) == 1_700_000_000_123_456_789)
    #expect(nanoseconds("1700000000123.5", 1_000_000) == 1_700_000_000_123_500_000)
    #expect(nanoseconds("1.7e9", 1_000_000_000) == 1_700_000_000_000_000_000)
    #expect(nanoseconds("9300000000000", 1_000_000_000) == nil)
    #expect(nanoseconds("x", 1000) == nil)
  }

  @Test func tellsTheStepOfAnEpochByItsSize() {
    #expect(Timestamp.epochStep(of: 1.7e9) == 1_000_000_000)
    #expect(Timestamp.epochStep(of: 1.7e12) == 1_000_000)
    #expect(Timestamp.epochStep(of: 1.7e15) == 1000)
    #expect(Timestamp.epochStep(of: 1.7e18) == 1)
    #expect(Timestamp.epochStep(of: 99_999_999) == nil && Timestamp.epochStep(of: 9.3e18) == nil)
  }

  @Test(arguments: [
    ("2026-02-28", true), ("2026-02-29", false), ("2024-02-29", true), ("2026-02-30", false),
    ("2026-04-31", false), ("2026-12-31", true), ("2026-00-10", false), ("1900-02-29", false),
    ("2000-02-29", true), ("2026-13-01", false),
  ])
  func datesThatNoCalendarHasAreNone(text: String, exists: Bool) {
    #expect((Array(text.utf8).withUnsafeBytes { Timestamp.iso8601($0) } != nil) == exists)
  }
}
