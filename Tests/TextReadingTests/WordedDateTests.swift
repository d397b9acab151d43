import PlotCore
import Testing

@testable import TextReading

/// Dates as people and their tools write them.
@Suite struct WordedDateTests {
  private func seconds(_ texts: [String], _ label: String = "time") -> [Double?] {
    var reader = MomentReader(TimeReading(samples: texts, label: ColumnLabel(label)))
    return texts.map { text in
      Array(text.utf8).withUnsafeBytes { reader.nanoseconds($0) }.map { Double($0) / 1e9 }
    }
  }

  /// All name 12:00:00 on 28 November 2026 in UTC, and five seconds later.
  static let forms = [
    ["2026-11-28T12:00:00Z", "2026-11-28T12:00:05Z"],
    ["2026-11-28 13:00:00+01:00", "2026-11-28 13:00:05+01:00"],
    ["2026-11-28 13:00:00 +0100", "2026-11-28 13:00:05 +0100"],
    ["2026-11-28 12:00:00 UTC", "2026-11-28 12:00:05 UTC"],
    ["2026-11-28 13:00:00 CET", "2026-11-28 13:00:05 CET"],
    ["2026-11-28 12:00:00.0 +0000 UTC", "2026-11-28 12:00:05.0 +0000 UTC"],
    ["2026-11-28 12:00:00,000", "2026-11-28 12:00:05,000"],
    ["2026/11/28 12:00:00", "2026/11/28 12:00:05"],
    ["11/28/2026 12:00:00 PM", "11/28/2026 12:00:05 PM"],
    ["11/28/26 12:00:00", "11/28/26 12:00:05"],
    ["28.11.2026, 12:00:00", "28.11.2026, 12:00:05"],
    ["28-11-2026 12:00:00", "28-11-2026 12:00:05"],
    ["Sat Nov 28 12:00:00 2026", "Sat Nov 28 12:00:05 2026"],
    ["Sat Nov 28 12:00:00 UTC 2026", "Sat Nov 28 12:00:05 UTC 2026"],
    ["Sat 28 Nov 2026 12:00:00 PM UTC", "Sat 28 Nov 2026 12:00:05 PM UTC"],
    ["Sat, 28 Nov 2026 13:00:00 +0100", "Sat, 28 Nov 2026 13:00:05 +0100"],
    ["28-Nov-2026 12:00:00", "28-Nov-2026 12:00:05"],
    ["28/Nov/2026:13:00:00 +0100", "28/Nov/2026:13:00:05 +0100"],
    ["Nov 28, 2026 12:00:00 PM", "Nov 28, 2026 12:00:05 PM"],
    ["November 28, 2026 12:00:00", "November 28, 2026 12:00:05"],
    ["[2026-11-28 12:00:00]", "[2026-11-28 12:00:05]"],
    ["20261128T120000Z", "20261128T120005Z"],
    ["20261128-120000", "20261128-120005"],
    ["20261128120000", "20261128120005"],
    ["2026-11-28_12-00-00", "2026-11-28_12-00-05"],
    ["2026-11-28_12:00:00", "2026-11-28_12:00:05"],
    ["2026年11月28日 12:00:00", "2026年11月28日 12:00:05"],
    ["1795867200", "1795867205"],
    ["1795867200000", "1795867205000"],
    ["1795867200000000", "1795867205000000"],
    ["1795867200000000000", "1795867205000000000"],
  ]

  @Test(arguments: forms) func readsOneMomentInManyForms(_ form: [String]) {
    #expect(seconds(form) == [1_795_867_200, 1_795_867_205])
  }

  @Test func readsTimesOfDayOverMidnight() {
    let midnight = seconds(["23:59:58", "00:00:03"])
    #expect(midnight == [86_398, 86_403])
    #expect(seconds(["19时06分04秒", "19时06分09秒"]) == [68_764, 68_769])
    #expect(seconds(["11:59:59 AM", "12:00:04 PM"]) == [43_199, 43_204])
  }

  @Test func readsSyslogOverTheEndOfAYear() throws {
    let found = seconds(["Dec 31 23:59:58", "Jan  1 00:00:03", "Jan  1 00:00:04"])
    let first = try #require(found[0])
    #expect(found == [first, first + 5, first + 6])
    #expect(seconds(["Feb 29 10:00:00"])[0] != nil)
  }

  @Test(arguments: [
    "2026-02-29 12:00:00", "29 Feb 2026 12:00:00", "Feb 30 12:00:00", "31/Apr/2026:12:00:00 +0100",
    "Nov 28, 2026 13:00:00 PM", "Sat Nov 28 25:00:00 2026", "Sat Nov 28 12:00:00 XYZ 2026", "Nov",
    "May", "Nov 2026", "2026 nov", "march of time 12", "12:00:00 Nov 28 29 2026", "一二三四",
  ])
  func readsNoDateThatIsNone(_ text: String) {
    #expect(
      Array(text.utf8).withUnsafeBytes {
        Timestamp.iso8601($0) == nil && !TimeReading.isCalendar($0)
      })
  }
}
