import PlotCore
import Testing

@Suite struct LimitWordsTests {
  @Test(arguments: [
    (0.934, "93 %"), (0.0043, "0.4 %"), (0, "0.0 %"), (1, "100 %"), (1.0, "100 %"),
    (0.997, "99.7 %"), (0.99995, "99.995 %"), (0.999_999_999, "just under 100 %"),
    (1.0000001, "just over 100 %"), (1.004, "100.4 %"), (1.28, "128 %"), (-0.5, "-50 %"),
  ])
  func whatIsNotAHundredPercentNeverReadsSo(share: Double, words: String) {
    #expect(LimitWords.percent(share) == words)
  }

  @Test func namesMomentsByEventWhereThereIsNoTime() {
    let seconds = TimeWords(Column("time", unit: .seconds), span: 60)
    var figures = Statistics(column: Column("heap", unit: .bytes))
    figures.maximum = (.integer(930), 1234)
    figures.limit = LimitFigures(1000, origin: .found("cgroup"))
    #expect(LimitWords.verdict(figures, time: nil, row: "event") == "93 % at event 1,234")
    figures.maximumTime = .real(41.2)
    #expect(
      LimitWords.verdict(figures, time: seconds, row: "event")
        == "93 % at 41.2 s (event 1,234)")
    #expect(LimitWords.name(0x1p31, unit: .bytes, origin: .found("cgroup")) == "cgroup limit 2 GiB")
    figures.limit = nil
    #expect(LimitWords.verdict(figures, time: seconds, row: "event") == nil)
  }
}
