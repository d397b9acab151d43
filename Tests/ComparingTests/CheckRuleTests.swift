import PlotCore
import PlotTesting
import Testing

@testable import Comparing

/// The grammar of checks.
@Suite struct CheckRuleTests {
  @Test(
    arguments: [
      ("peak < 512MiB", "peak < 512MiB"), ("peak<512 MiB", "peak < 512MiB"),
      ("  Live at the end ≤ 1MiB ", "live at end <= 1MiB"), ("end < 3", "end < 3"),
      ("temp < 80 °C", "peak of temp < 80°C"),
      ("free memory > 100MiB", "min of free memory > 100MiB"),
      ("p99 of latency < 20ms", "p99 of latency < 20ms"), ("cpu < 80%", "peak of cpu < 80%"),
      ("peak < 3 °C", "peak < 3°C"), ("peak < 1mm", "peak < 1mm"),
      ("peak of stack < 8KiB", "peak of stack < 8KiB"),
      ("peak stack < 8KiB", "peak of stack < 8KiB"),
      ("mean of read count >= 2", "mean of read count >= 2"), ("median < 1", "p50 < 1"),
      ("p99.9 < 1GB", "p99.9 < 1GB"), ("time-weighted mean < 1", "time mean < 1"),
      ("duration < 1.5s", "duration < 1.5s"), ("events > 0", "events > 0"),
      ("peak growth < 10%", "peak growth < 10%"),
      ("peak growth < 10% or < 256KiB", "peak growth < 10% or < 256KiB"),
      ("peak growth <10% and >256KiB against b.json", "peak growth < 10% or <= 256KiB"),
      ("peak growth < 10% and >= 256 KiB", "peak growth < 10% or < 256KiB"),
      ("p95 of rss growth <= 1MiB against my base.json", "p95 of rss growth <= 1MiB"),
    ])
  func readsAndSpellsChecks(text: String, plain: String) throws {
    let rule = try CheckRule(text)
    #expect(rule.text == plain)
    #expect(try CheckRule(plain).text == plain)
  }

  @Test func namesTheBaselineBehindAgainst() throws {
    #expect(try CheckRule("peak growth < 10% against my base.json").baseline == "my base.json")
    #expect(try CheckRule("peak growth < 10%").baseline == nil)
    #expect(try CheckRule("peak growth < 10%").isGrowth)
    #expect(try !CheckRule("peak < 10").isGrowth)
  }

  @Test(
    arguments: [
      ("", "it is empty", "write \"peak < 512MiB\""),
      ("peak", "there is no <, <=, > or >=", "write"),
      ("peek < 1MiB", "there is no figure \"peek\"", "did you mean \"peak\"?"),
      ("< 1MiB", "it names no figure", "figures are"),
      ("peak <", "there is no amount behind <", "write \"< 512MiB\""),
      ("peak < 1mib", "\"1mib\" is no amount", "case matters"),
      ("peak < 10%", "a percentage is of a baseline", "growth < 10%"),
      ("peak < 1 < 2", "\"1<2\"", nil),
      ("peak of < 1", "\"of\" names no column", "of stack"),
      ("events of heap < 1", "events is of no column", "take \"heap\" away"),
      ("p0 < 1", "there is no figure", nil), ("p101 < 1", "there is no figure", nil),
      ("peak < 1 against b.json", "stands behind the limit", "growth < 10% against"),
      ("peak growth > 10%", "a growth is bounded from above", "growth < 10%"),
      ("peak growth < 10% and < 1MiB", "two bounds that must both hold", "or two checks"),
      ("peak growth < 10% or < 20%", "one percentage and one size", nil),
      ("peak growth < 1KiB or < 2KiB", "one percentage and one size", nil),
      ("peak growth < 10% against", "\"against\" names no file", "baseline.json"),
      ("peak growth < -10%", "is no percentage", nil),
    ] as [(String, String, String?)])
  func tellsWhatIsWrongAndHowToWriteIt(text: String, message: String, remedy: String?) throws {
    let error = #expect(throws: PlotError.self) { _ = try CheckRule(text) }
    #expect(error?.message.contains(message) == true || text == "peak < 1 < 2", "\(error!)")
    if let remedy { #expect(error?.remedy?.contains(remedy) == true, "\(error!)") }
  }

  @Test func anyTextIsReadOrRefused() {
    let pieces = [
      "peak", "<", ">=", "growth", "10%", "or", "and", "of", "1MiB", "against", "p5", "é",
    ]
    var random = SeededGenerator(seed: 70)
    for _ in 0..<3000 {
      let words = (0..<random.below(9)).map { _ in pieces[random.below(pieces.count)] }
      let text = words.joined(separator: Bool.random(using: &random) ? " " : "")
      if let rule = try? CheckRule(text) {
        #expect((try? CheckRule(rule.text))?.text == rule.text, "\(text)")
      }
    }
  }
}
