import PlotCore
import Testing

@testable import Comparing

/// Checks of figures that a recording states beside its rows, and of columns that are alike.
@Suite struct StatedFigureTests {
  private static var stated: InputSummary {
    var summary = Sample.summary(peak: 9)
    summary.info.stated = [
      StatedFigure("mem", .total, 5000, unit: .bytes),
      StatedFigure("mem", .peak, 4000, unit: .bytes),
      StatedFigure("swap", .peak, nil, unit: .bytes),
    ]
    return summary
  }

  @Test(
    arguments: [
      ("peak < 5000B", true), ("peak < 4000B", false), ("peak of mem < 4001B", true),
      ("mem peak < 4001B", true), ("mem-total < 5001B", true), ("mem_total < 5000B", false),
      // Columns are still there by their names, with all their figures.
      ("peak of heap < 10B", true), ("heap < 9B", false), ("live at end < 11B", true),
      ("mean of heap < 5B", true),
    ])
  func areHeldBeforeTheMainColumn(check: String, holds: Bool) throws {
    #expect(try CheckVerdict(CheckRule(check), on: Self.stated).isHeld == holds)
  }

  @Test func whatCannotBeRightHoldsNoCheck() throws {
    let error = #expect(throws: PlotError.self) {
      try CheckVerdict(CheckRule("peak of swap < 1GiB"), on: Self.stated)
    }
    #expect(error?.message.contains("there is no swap peak") == true)
    var unknown = Self.stated
    unknown.info.stated = [StatedFigure("swap", .total, 3, unit: .bytes)]
    #expect(throws: PlotError.self) { try CheckVerdict(CheckRule("peak < 1GiB"), on: unknown) }
  }

  @Test func rowsWithoutAnOrderHaveNoLast() throws {
    var summary = Self.stated
    summary.info.vocabulary.last = Vocabulary.noLast
    #expect(Metric.end.measure(summary) == nil)
    #expect(Metric.end.measure(summary, column: "heap") == nil)
    #expect(Metric.end.measure(Self.stated)?.value == .integer(10))
  }

  @Test(
    arguments: [
      ("peak < 2000B", true), ("peak > 2000B", false), ("live at end < 1GiB", nil),
      ("mean < 1GiB", nil), ("time mean < 1GiB", nil), ("min > 0B", nil), ("p95 < 1GiB", nil),
      ("peak of heap < 2000B", true), ("mean of heap < 1GiB", true), ("events < 10", true),
      ("duration < 1h", true),
    ] as [(String, Bool?)])
  func ofColumnsThatAreAlikeOnlyThePeakNeedsNoName(check: String, holds: Bool?) throws {
    var summary = Sample.summary()
    summary.info.series = ["heap", "stack"]
    guard let holds else {
      let error = #expect(throws: PlotError.self) {
        try CheckVerdict(CheckRule(check), on: summary)
      }
      #expect(error?.remedy?.contains("one of \"heap\", \"stack\"") == true)
      return
    }
    let verdict = try CheckVerdict(CheckRule(check), on: summary)
    #expect(verdict.isHeld == holds)
    if check.hasPrefix("peak <") { #expect(verdict.sentence.hasPrefix("peak of heap is 1000 B")) }
  }
}
