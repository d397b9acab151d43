import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct RateTransformTests {
  @Test func agreesWithADifferenceRowByRow() throws {
    for seed in 0..<1000 {
      let series = Series(seed: UInt64(seed))
      let heap = try apply(RateTransform.self, ["field": "heap"], to: series.source)
      let both = try apply(
        RateTransform.self, ["field": "load", "over": "event", "as": "r", "per": 10], to: heap)
      var (expectedHeap, expectedLoad): ([Cell], [Cell]) = ([], [])
      for row in 0..<series.source.rowCount {
        let step = row > 0 ? series.time[row] - series.time[row - 1] : 0
        expectedHeap.append(
          Cell(
            step > 0
              ? Double(series.heap[row] - series.heap[row - 1]) / Double(step) : Double.nan))
        expectedLoad.append(
          Cell(row > 0 ? (series.load[row] - series.load[row - 1]) * 10 : Double.nan))
      }
      #expect(try column("heap_rate", of: both) == expectedHeap)
      #expect(try column("r", of: both) == expectedLoad)
      try expectSameRangesInAnyOrder(both, seed: UInt64(seed))
    }
  }

  @Test func tellsItsUnit() throws {
    let source = table(time: [0, 2], heap: [0, 8])
    func unit(_ options: ConfigValue) throws -> String? {
      try apply(RateTransform.self, options, to: source).columns.last?.unit.symbol
    }
    #expect(try unit(["field": "heap"]) == "B/s")
    #expect(try unit(["field": "heap", "per": "1ms"]) == "B/ms")
    #expect(try unit(["field": "heap", "per": "10 s"]) == "B/10s")
    #expect(try unit(["field": "heap", "per": 100]) == "B/100s")
    #expect(try unit(["field": "heap", "over": "load"]) == "B")
    let result = try apply(RateTransform.self, ["field": "heap", "per": "1ms"], to: source)
    #expect(try column("heap_rate", of: result) == [Cell(.nan), Cell(0.004)])
  }

  @Test func whereTimeStandsStillOrStepsBackThereIsNoRate() throws {
    let source = table(time: [0, 2, 2, 1, 3], heap: [0, 8, 9, 10, 14])
    let result = try apply(RateTransform.self, ["field": "heap", "over": "time"], to: source)
    #expect(
      try column("heap_rate", of: result)
        == [Cell(.nan), Cell(4.0), Cell(.nan), Cell(.nan), Cell(2.0)])
  }

  @Test func takesDifferencesBeforeItRounds() throws {
    let base = Int64(1) << 60
    let source = table(time: [base, base + 1], heap: [base + 1, base + 4])
    let result = try apply(RateTransform.self, ["field": "heap"], to: source)
    #expect(try column("heap_rate", of: result) == [Cell(.nan), Cell(3.0)])
    let extremes = table(time: [0, 1], heap: [.min, .max])
    let wide = try apply(RateTransform.self, ["field": "heap"], to: extremes)
    #expect(try column("heap_rate", of: wide)[1] == Cell(0x1p64))
  }

  @Test func refusesWhatIsNoStep() {
    let source = table(time: [1])
    #expect(failure(of: RateTransform.self, ["field": "heap", "per": 0], on: source) != nil)
    #expect(failure(of: RateTransform.self, ["field": "heap", "per": "1B"], on: source) != nil)
    #expect(
      failure(of: RateTransform.self, ["field": "heap", "over": "tim"], on: source)?.remedy
        == "did you mean \"time\"?")
    let none = MemorySource([(Column("a"), .integers([1]))])
    #expect(
      failure(of: RateTransform.self, ["field": "a"], on: none)?.message.contains("ascend") == true)
  }
}
