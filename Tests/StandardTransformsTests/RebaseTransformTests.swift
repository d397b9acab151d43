import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct RebaseTransformTests {
  @Test func changesNothingButTheOffsetOfWholeNumbers() throws {
    let start: Int64 = 9_007_199_254_740_993
    let source = MemorySource(
      [(Column("time", offset: 3, isAscending: true), .integers([start, start + 1, start + 5]))],
      info: SourceInfo(format: "memory", extents: ["time": 0x1p53...0x1p54]))
    let result = try apply(RebaseTransform.self, [:], to: source)
    #expect(result.columns[0].offset == start)
    #expect(result.columns[0].isAscending)
    #expect(try column("time", of: result) == [0, 1, 5].map { .integer($0) })
    #expect(result.info.extents["time"]?.upperBound == 0x1p54 - Double(start - 3))
  }

  @Test func subtractsAGivenOrigin() throws {
    let source = table(time: [5, 7])
    #expect(
      try column("time", of: apply(RebaseTransform.self, ["to": "2s"], to: source))
        == [.integer(3), .integer(5)])
    #expect(
      try column("time", of: apply(RebaseTransform.self, ["to": 2.5], to: source))
        == [Cell(2.5), Cell(4.5)])
    #expect(
      try column(
        "event", of: apply(RebaseTransform.self, ["field": "event", "to": -1], to: source))
        == [.integer(1), .integer(2)])
    #expect(
      try column("event", of: apply(RebaseTransform.self, ["field": "event"], to: source))
        == [.integer(0), .integer(1)])
  }

  @Test func subtractsWholeTicksFromAScaledClock() throws {
    let source = MemorySource([
      (Column("time", unit: .seconds, scale: 1e-9), .integers([1_000_000_000, 2_500_000_000]))
    ])
    let result = try apply(RebaseTransform.self, ["to": "100ms"], to: source)
    #expect(result.columns[0].offset == 100_000_000)
    #expect(
      try column("time", of: result) == [Cell(0.9), Cell(2.4)])
    let coarse = MemorySource([(Column("time", unit: .seconds, scale: 1), .integers([1, 2]))])
    #expect(
      try reals("time", of: apply(RebaseTransform.self, ["to": "500ms"], to: coarse)) == [0.5, 1.5])
    // A third of a tick is not rounding.
    #expect(
      try reals("time", of: apply(RebaseTransform.self, ["to": "250ms"], to: coarse))
        == [0.75, 1.75])
  }

  @Test func takesTheFirstValueThatIsNoGap() throws {
    let source = table(time: [0, 1, 2], load: [.nan, 2, 5], blockRows: 1)
    let result = try apply(RebaseTransform.self, ["field": "load"], to: source)
    #expect(try column("load", of: result) == [Cell(.nan), Cell(0.0), Cell(3.0)])
    let gaps = table(time: [0], load: [.nan])
    #expect(
      try column("load", of: apply(RebaseTransform.self, ["field": "load"], to: gaps))
        == [Cell(.nan)])
    #expect(try apply(RebaseTransform.self, [:], to: table(time: [])).rowCount == 0)
  }

  @Test func agreesWithASubtractionRowByRow() throws {
    for seed in 0..<1000 {
      let series = Series(seed: UInt64(seed))
      let time = try apply(RebaseTransform.self, [:], to: series.source)
      #expect(
        try column("time", of: time) == series.time.map { .integer($0 - series.time[0]) })
      let load = try apply(RebaseTransform.self, ["field": "load", "to": 0.25], to: time)
      #expect(try column("load", of: load) == series.load.map { Cell($0 - 0.25) })
      try expectSameRangesInAnyOrder(load, seed: UInt64(seed))
    }
  }

  @Test func neverWrapsAround() throws {
    let wide = table(time: [.min, 0, .max], heap: [-5, .max, 1])
    let time = try apply(RebaseTransform.self, [:], to: wide)
    #expect(try column("time", of: time) == [Cell(0.0), Cell(0x1p63), Cell(0x1p64)])
    let heap = try apply(RebaseTransform.self, ["field": "heap"], to: wide)
    let error = #expect(throws: PlotError.self) { try column("heap", of: heap) }
    #expect(error?.message.contains("row 1") == true)
  }

  @Test func namesTheNearestColumn() {
    let error = failure(of: RebaseTransform.self, ["field": "tiem"], on: table(time: [1]))
    #expect(error?.remedy == "did you mean \"time\"?")
    #expect(failure(of: RebaseTransform.self, ["to": [1]]) != nil)
    #expect(
      failure(
        of: RebaseTransform.self, ["to": "2GiB"], on: table(time: [1])) != nil)
  }
}
