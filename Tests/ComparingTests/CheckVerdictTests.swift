import PlotCore
import Testing

@testable import Comparing

/// What checks come to.
@Suite struct CheckVerdictTests {
  @Test(
    arguments: [
      ("peak < 1000", false), ("peak <= 1000", true), ("peak < 1KiB", true), ("peak > 999", true),
      ("peak >= 1001", false), ("live at end < 1MiB", true), ("min >= 0", true),
      ("mean <= 500", true), ("p95 < 999", false), ("p95 <= 999", true), ("events < 6", true),
      ("duration < 1.5s", false), ("duration < 2001ms", true), ("peak of stack < 8B", true),
    ])
  func limitsAreHeldExactly(text: String, isHeld: Bool) throws {
    #expect(try CheckVerdict(CheckRule(text), on: Sample.summary()).isHeld == isHeld)
  }

  /// Percent, size, before, after: the four corners of "beyond both", their borders, and zero.
  @Test(
    arguments: [
      ("< 10% or < 100", 1000, 1099, true), ("< 10% or < 100", 1000, 1100, false),
      ("< 10% or < 100", 100, 150, true), ("< 10% or < 100", 100, 200, false),
      ("< 10% or < 100", 10_000, 10_500, true), ("< 10% or < 100", 10_000, 11_001, false),
      ("< 10% and > 100", 1000, 1100, true), ("< 10% and > 100", 1000, 1101, false),
      ("< 10%", 0, 0, true), ("< 10%", 0, 1, false), ("<= 0%", 5, 5, true), ("< 10%", 500, 1, true),
      ("< 0", 5, 5, true), ("<= 100", 5, 105, true), ("< 100", 5, 105, false),
    ] as [(String, Int64, Int64, Bool)])
  func growthFailsOnlyBeyondAllItsBounds(
    bounds: String, before: Int64, after: Int64, isHeld: Bool
  ) throws {
    var baseline = Baseline()
    baseline.take(Sample.summary(peak: before), columns: ["heap"], metrics: Metric.usual)
    let verdict = try CheckVerdict(
      CheckRule("peak growth \(bounds)"), on: Sample.summary(peak: after),
      baseline: ("b.json", baseline))
    #expect(verdict.isHeld == isHeld, "\(verdict.sentence)")
  }

  @Test func theLimitOfAGrowthIsTheHighestValueThatAnyBoundAllows() throws {
    var baseline = Baseline()
    baseline.take(Sample.summary(peak: 1000), columns: ["heap"], metrics: [.peak])
    let verdict = try CheckVerdict(
      CheckRule("peak growth < 10% or < 1KiB"), on: Sample.summary(peak: 3000),
      baseline: ("b.json", baseline))
    #expect(verdict.limit.value.double == 2024)
    #expect(
      verdict.sentence
        == "peak went from 1000 B to 2.93 KiB: +1.95 KiB (+200.0 %), where up to 1.98 KiB is allowed"
    )
  }

  @Test(
    arguments: [
      ("peak of hepa < 1", "has no column \"hepa\"", "did you mean \"heap\"?"),
      ("duration < 1MiB", "is in s, not in bytes", "write the amount in s"),
      ("peak < 1s", "is in B, not in seconds", "write the amount in B"),
      ("peak growth < 1%", "names no baseline", "--baseline FILE"),
      ("time mean < 1", "there is no time mean", "holds no values"),
    ])
  func whatCannotBeCheckedIsAnErrorAndNoFailure(
    text: String, message: String, remedy: String
  ) throws {
    let rule = try CheckRule(text)
    let error = #expect(throws: PlotError.self) {
      _ = try CheckVerdict(rule, on: Sample.summary())
    }
    #expect(error?.message.contains(message) == true, "\(error!)")
    #expect(error?.remedy?.contains(remedy) == true, "\(error!)")
  }

  @Test func secondsOfAClockWithoutRateNameTheWayToOne() throws {
    let rule = try CheckRule("duration < 1s")
    let error = #expect(throws: PlotError.self) {
      _ = try CheckVerdict(rule, on: Sample.summary(timeUnit: .ticks))
    }
    #expect(error?.remedy?.contains("--hz") == true)
  }

  @Test func aRecordingThatTheBaselineLacksNamesTheFlagThatKeepsIt() throws {
    let rule = try CheckRule("peak growth < 1%")
    let error = #expect(throws: PlotError.self) {
      _ = try CheckVerdict(rule, on: Sample.summary(), baseline: ("b.json", Baseline()))
    }
    #expect(error?.remedy?.contains("--update-baseline") == true)
    #expect(error?.place?.file == "b.json")
  }

  @Test func baselinesHaveTheSameBytesInAnyOrderOfTaking() {
    var (first, second) = (Baseline(), Baseline())
    for name in ["a", "b"] {
      first.take(Sample.summary(name), columns: ["heap", "stack"], metrics: Metric.usual)
    }
    for name in ["b", "a"] {
      second.take(
        Sample.summary(name), columns: ["stack", "heap"], metrics: Metric.usual.reversed())
    }
    #expect(first.json() == second.json())
  }
}
