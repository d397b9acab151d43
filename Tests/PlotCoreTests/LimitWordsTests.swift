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

  private func summary(_ name: String, _ columns: [(String, peak: Int64, over: Int?)])
    -> InputSummary
  {
    var info = SourceInfo(format: "memusage")
    info.vocabulary = .plain
    let statistics = columns.map { column in
      var figures = Statistics(column: Column(column.0, unit: .bytes))
      figures.count = 9
      figures.maximum = (.integer(column.peak), 8)
      figures.limit = LimitFigures(1024, origin: .given)
      figures.limit?.over = column.over.map { (.integer(column.peak), $0) }
      return figures
    }
    return InputSummary(
      name: name, path: name, info: info, rowCount: 9, statistics: statistics)
  }

  @Test func namesEveryoneWhoIsBeyondTheLimit() {
    let a = summary("a", [("heap", 2048, 3)])
    let b = summary("b", [("heap", 512, nil)])
    let c = summary("c", [("heap", 4096, 5)])
    #expect(
      LimitWords.sentence(of: a) == "limit 1 KiB: heap over from row 3, peak 200 %")
    #expect(
      LimitWords.sentence(of: [a, b, c])
        == "limit 1 KiB: c heap over from row 5, peak 400 %; a heap over from row 3, peak 200 %")
    // Where nobody is, the nearest is named.
    #expect(LimitWords.sentence(of: [b, b]) == "limit 1 KiB: b heap 50 % at row 8")
    #expect(LimitWords.sentence(of: [summary("d", [])]) == nil)
  }

  /// A figure's words tell moments as its axis along the page does.
  @Test(arguments: [
    (PageAxis.times, "5 s"), (.rows, "row 3"), (.sharesOfTime, "50 % of the run"),
    (.sharesOfRows, "37.5 % of the run"),
  ])
  func momentsAreThoseOfTheAxis(axis: PageAxis, moment: String) {
    var told = summary("a", [("heap", 2048, 3)])
    told.timeColumn = Column("time", unit: .seconds)
    told.timeExtent = 1...9
    told.statistics[0].limit?.overTime = .real(5)
    told.pageAxis = axis
    #expect(
      LimitWords.sentence(of: told) == "limit 1 KiB: heap over from \(moment), peak 200 %")
  }

  @Test func namesThreeOfManyAndCountsTheOthers() {
    let many = summary("m", (1...6).map { ("p\($0)", Int64($0) * 1000, $0 > 1 ? $0 : nil) })
    let words = LimitWords.sentence(of: many)
    #expect(words?.hasPrefix("limit 1 KiB: p6 over from row 6") == true)
    #expect(words?.hasSuffix("; and 2 more") == true)
    #expect(words?.contains("p1 ") == false)
    // Of equals the first.
    let same = summary("s", [("x", 2048, 1), ("y", 2048, 0)])
    #expect(LimitWords.sentence(of: same)?.hasPrefix("limit 1 KiB: x over") == true)
  }
}
