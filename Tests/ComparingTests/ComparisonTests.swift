import PlotCore
import Testing

@testable import Comparing

/// Two sides and their difference.
@Suite struct ComparisonTests {
  private func row(
    _ before: [InputSummary], _ after: [InputSummary], _ metric: Metric
  ) throws -> Comparison.Row {
    let rows = try Comparison(before: before, after: after).rows
    return try #require(rows.first { $0.metric == metric })
  }

  @Test func changesAreExactAndRelativeToWhatWasBefore() throws {
    let row = try row(
      [Sample.summary(peak: Int64.max - 5)], [Sample.summary(peak: Int64.max - 2)], .peak)
    #expect(row.change?.value == .integer(3))
    #expect(row.relative == 3 / 0x1p63)
    #expect(row.isBeyondSpread == nil && row.spread == nil)
    let none = try self.row([Sample.summary(peak: 0)], [Sample.summary(peak: 9)], .peak)
    #expect(none.change?.value == .integer(9) && none.relative == nil)
    // A share of what is below zero would have the wrong sign.
    let below = try self.row([Sample.summary(peak: -4)], [Sample.summary(peak: 4)], .peak)
    #expect(below.change?.value == .integer(8) && below.relative == nil)
  }

  @Test func changesHaveASignWhereThereIsOne() {
    func words(_ value: Value) -> String { Measurement(value, .bytes).signedWords }
    #expect(words(.integer(12_752)) == "+12.45 KiB" && words(.integer(-12_752)) == "−12.45 KiB")
    #expect(words(.integer(0)) == "0 B" && words(.real(.nan)) == "–")
  }

  @Test(arguments: [
    (0.0512, "+5.12 %"), (0.0994, "+9.94 %"), (-0.09996, "−10.0 %"), (0.99949, "+99.9 %"),
    (9.9994, "+999.9 %"), (9.9996, "+1000 %"), (0, "0.00 %"),
  ])
  func sharesHaveThreeDigitsOrMore(share: Double, words: String) {
    #expect(Comparison.percent(share) == words)
  }

  @Test(
    arguments: [
      ([1, 2, 30], [31, 33, 32], 2.0, 32.0, 29.0, true),
      ([10, 20, 30], [20, 30, 25], 20.0, 25.0, 20.0, false),
      ([10, 20], [40], 15.0, 40.0, 10.0, true), ([10, 20], [25], 15.0, 25.0, 10.0, false),
      ([1, 2], [2, 2], 1.5, 2.0, 1.0, false),
    ] as [([Int64], [Int64], Double, Double, Double, Bool)])
  func severalRunsAreComparedByMedianAndTheWiderSpread(
    before: [Int64], after: [Int64], low: Double, high: Double, spread: Double, isBeyond: Bool
  ) throws {
    let row = try row(
      before.map { Sample.summary(peak: $0) }, after.map { Sample.summary(peak: $0) }, .peak)
    #expect(row.before?.median.double == low)
    #expect(row.after?.median.double == high)
    #expect(row.change?.value.double == high - low)
    #expect(row.spread?.value.double == spread)
    #expect(row.isBeyondSpread == isBeyond)
  }

  @Test func durationsInUnlikeUnitsAreShownAndNotSubtracted() throws {
    let row = try row([Sample.summary()], [Sample.summary(timeUnit: .ticks)], .duration)
    #expect(row.before?.median == .real(2) && row.change == nil)
    #expect(row.reason == "s and ticks cannot be compared")
    let missing = try self.row([Sample.summary()], [Sample.summary(seconds: nil)], .duration)
    #expect(missing.reason == "not known on both sides")
  }

  @Test func columnsOfUnlikeUnitsAreAnErrorThatNamesTheFlag() {
    let error = #expect(throws: PlotError.self) {
      _ = try Comparison(
        before: [Sample.summary()], after: [Sample.summary(unit: .none)])
    }
    #expect(error?.remedy?.contains("--column") == true)
    let unknown = #expect(throws: PlotError.self) {
      _ = try Comparison(
        before: [Sample.summary()], after: [Sample.summary()], column: "stakc")
    }
    #expect(unknown?.remedy == "did you mean \"stack\"?")
  }

  @Test func markdownKeepsItsColumnsWhateverFilesAreCalled() throws {
    let comparison = try Comparison(
      before: [Sample.summary("a|b")], after: [Sample.summary("`c`")])
    let lines = comparison.markdownLines()
    let table = lines.prefix { $0.hasPrefix("|") }
    #expect(table.count == 2 + Metric.usual.count)
    #expect(Set(table.map { $0.count { $0 == "|" } }) == [6])
    #expect(lines.last?.contains("a\\|b.mem") == true)
  }
}
