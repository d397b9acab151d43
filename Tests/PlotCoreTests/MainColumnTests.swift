import PlotCore
import Testing

@Suite struct MainColumnTests {
  private static let event = Column.event
  private static let time = Column("time", unit: .seconds, isAscending: true)
  private static let peak = Column("peak", unit: .bytes, isAscending: true)
  private static let cpu = Column("cpu", unit: Unit("%"))
  private static let rss = Column("rss", unit: .bytes)

  @Test func timeIsTheFirstClockElseTheFirstThatAscends() {
    #expect([Self.event, Self.peak, Self.time].timeIndex == 2)
    #expect([Self.event, Self.peak, Self.rss].timeIndex == 1)
    #expect([Self.event, Self.rss].timeIndex == nil)
    #expect([Self.event, Self.rss].orderIndex == 0)
    #expect([Self.rss].orderIndex == nil)
  }

  @Test func rowNumbersThatWereStoredAreNoTime() {
    var stored = Self.event.stored
    stored.isAscending = true
    #expect([stored, Self.time].timeIndex == 1)
    #expect([stored, Self.rss].mainIndex(named: nil) == 1)
    stored.isAscending = false
    #expect([stored, Self.rss].mainIndex(named: nil) == 1)
    #expect([stored].mainIndex(named: nil) == 0)
  }

  @Test func mainIsTheColumnNamedElseTheFirstCurve() {
    let columns = [Self.event, Self.time, Self.cpu, Self.rss]
    #expect(columns.mainIndex(named: "rss") == 3)
    #expect(columns.mainIndex(named: nil) == 2)
    #expect(columns.mainIndex(named: "gone") == 2)
    #expect([Self.event, Self.time].mainIndex(named: "event") == nil)
  }

  @Test func inAUnitMainIsTheMainOneOrTheFirstInIt() {
    let swap = Column("swap", unit: .bytes)
    let columns = [Self.time, Self.cpu, Self.rss, swap]
    #expect(columns.mainIndex(named: "swap", in: .bytes) == 3)
    #expect(columns.mainIndex(named: "cpu", in: .bytes) == 2)
    #expect(columns.mainIndex(named: nil, in: Unit("°C")) == nil)
  }

  @Test func summariesAndSourcesMeanTheSameColumn() {
    var info = SourceInfo(format: "t")
    info.mainColumn = "rss"
    let source = MemorySource(
      [(Self.time, .integers([1])), (Self.cpu, .integers([2])), (Self.rss, .integers([3]))],
      info: info)
    let summary = InputSummary(
      name: "a", path: "a", info: info, rowCount: 1,
      statistics: source.columns.map { Statistics(column: $0) })
    #expect(source.mainColumn == Self.rss && summary.mainColumn == Self.rss)
    #expect(source.timeIndex == 0 && summary.timeColumn == Self.time)
  }
}
