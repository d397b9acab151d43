import Foundation
import Testing

@testable import PlotCore

@Suite struct TimeWordsTests {
  private static func column(_ nanoseconds: Int64, zone: Int = 0) -> Column {
    var column = Column(
      "time", unit: .seconds, offset: nanoseconds, scale: 1e-9, isAscending: true)
    column.isDated = true
    column.zone = ClockZone(seconds: zone)
    return column
  }

  @Test(arguments: [
    (0, "UTC", "Z"), (7200, "+02:00", "+02:00"), (-12_600, "−03:30", "-03:30"),
    (20_700, "+05:45", "+05:45"), (50_400, "+14:00", "+14:00"), (-60, "−00:01", "-00:01"),
  ]) func zonesAreNamedAsPeopleWriteThem(_ seconds: Int, _ name: String, _ iso: String) {
    #expect(ClockZone(seconds: seconds).name == name)
    #expect(ClockZone(seconds: seconds).iso8601 == iso)
  }

  /// 2026-11-22 23:30:00 UTC, a time behind it, the zone, the span, and the words.
  @Test(arguments: [
    (0.0, 0, 100.0, "2026-11-22 23:30:00 UTC"),
    (0, 7200, 100, "2026-11-23 01:30:00 +02:00"),
    (0, -12_600, 100, "2026-11-22 20:00:00 −03:30"),
    (0.25, 7200, 5, "2026-11-23 01:30:00.25 +02:00"),
    (0.999_999_9, 0, 5, "2026-11-22 23:30:01 UTC"),
    (1e-7, 0, 1e-6, "2026-11-22 23:30:00.0000001 UTC"),
    (81_000, 7200, 9e5, "2026-11-24"),
    (81_000, 7200, 100, "2026-11-24 00:00:00 +02:00"),
    (81_001, 7200, 9e5, "2026-11-24 00:00:01 +02:00"),
    (-1800, 0, 100, "2026-11-22 23:00:00 UTC"),
  ]) func timesOfADatedColumnAreDates(
    _ time: Double, _ zone: Int, _ span: Double, _ words: String
  ) {
    let column = Self.column(1_795_390_200_000_000_000, zone: zone)
    #expect(TimeWords(column, span: span).string(time) == words)
  }

  @Test func otherTimesHaveTheirUnit() {
    let words = TimeWords(Column("time", unit: .seconds), span: 60)
    #expect(words.string(2.5) == "2.5 s" && words.iso8601(2.5) == nil)
    #expect(TimeWords(Column("time", unit: .ticks), span: 60).string(3) == "3 ticks")
  }

  /// Programs read back the very moment.
  @Test func iso8601IsThatOfFoundation() throws {
    let parser = ISO8601DateFormatter()
    var random: UInt64 = 7
    for zone in [0, 3600, -12_600, 20_700, 50_400, -43_200] {
      for _ in 0..<60 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let start = Int64(random >> 33) - 1_000_000_000
        let later = Double(random >> 13 & 0xFFFF)
        let text = try #require(
          TimeWords(Self.column(start * 1_000_000_000, zone: zone), span: 60).iso8601(later))
        #expect(parser.date(from: text)?.timeIntervalSince1970 == Double(start) + later, "\(text)")
      }
    }
  }

  @Test func momentsNearTheEndsOfInt64AreTold() {
    for nanoseconds in [Int64.min, .min + 1, .max, -1, 0, 1] {
      for zone in [-43_200, 0, 50_400] {
        let start = ClockStart(nanoseconds: nanoseconds, zone: ClockZone(seconds: zone))
        #expect((0..<86_400_000_000_000).contains(start.nanosecondsOfDay))
        #expect(!Timestamp.text(nanoseconds, zone: start.zone).isEmpty)
      }
    }
  }
}
