import Foundation
import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct ClockAxisTests {
  /// 2026-11-22 17:03:11 UTC.
  private static let start = 1_795_366_991.0

  private func strings(
    seconds: Double, kind: ScaleSpec.Kind = .time, start: Double = Self.start
  ) throws -> [String] {
    var input = TestInput.curve([1, 3, 2], x: [0, seconds / 2, seconds])
    input.columns[0] = Column(
      "time", unit: .seconds, offset: Int64(start * 1e9), scale: 1e-9, isAscending: true)
    let axis = AxisSpec("x", channel: .x, scale: ScaleSpec(kind))
    return try makeScene(.single(axes: [axis]), [input]).strings
  }

  @Test func ticksStandAtRoundTimesOfTheDay() throws {
    let hours = try strings(seconds: 6 * 3600)
    #expect(hours.contains("18:00") && hours.contains("22:00"))
    #expect(hours.contains("22 Nov 2026, UTC"))
    let seconds = try strings(seconds: 6)
    #expect(seconds.contains("17:03:12") && seconds.contains("17:03:13"))
  }

  @Test func midnightIsTheNewDay() throws {
    let days = try strings(seconds: 4 * 86_400)
    #expect(days.contains("23 Nov") && days.contains("26 Nov"))
    #expect(days.contains("22 Nov – 26 Nov 2026, UTC"))
    #expect(try strings(seconds: 60 * 86_400).contains("22 Nov 2026 – 21 Jan 2027, UTC"))
  }

  @Test func whatRoundsToMidnightIsTheNewDay() {
    let clock = ClockFormat(start: ClockStart(seconds: 86_399.999_999_9), step: .seconds(60))
    #expect(clock.string(0) == "2 Jan" && clock.string(-60) == "23:59")
  }

  @Test func theMarkedSampleTellsItsTimeOfTheDay() throws {
    #expect(try strings(seconds: 6 * 3600).contains("peak 3 B at 20:03"))
    #expect(try strings(seconds: 20).contains("peak 3 B at 17:03:21"))
  }

  @Test func withoutADateTimePassesFromZero() throws {
    #expect(try strings(seconds: 6 * 3600, kind: .linear).contains("2 h"))
    #expect(try strings(seconds: 6 * 3600, start: 12).contains("2 h"))
  }

  @Test func inputsOfDifferentBeginningsShareNoClock() throws {
    var inputs = [TestInput.curve([1, 2], named: "a"), TestInput.curve([1, 2], named: "b")]
    for (index, start) in [Self.start, Self.start + 86_400].enumerated() {
      inputs[index].columns[0] = Column(
        "time", unit: .seconds, offset: Int64(start * 1e9), scale: 1e-9, isAscending: true)
    }
    let axis = AxisSpec("x", channel: .x, scale: ScaleSpec(.time))
    let strings = try makeScene(.single(axes: [axis], inputs: ["a", "b"]), inputs).strings
    #expect(strings.contains("1 s") && !strings.contains { $0.contains("UTC") })
  }

  @Test func datesAreThoseOfFoundation() throws {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 0)
    formatter.dateFormat = "d MMM HH:mm:ss"
    var random = SeededGenerator(seed: 5)
    for _ in 0..<400 {
      let moment = (random.fraction() * 1.2e10 - 2e9).rounded()
      #expect(
        ClockFormat.moment(0, from: ClockStart(seconds: moment), span: 90_000)
          == String(formatter.string(from: Date(timeIntervalSince1970: moment)).dropLast(3)))
    }
  }
}
