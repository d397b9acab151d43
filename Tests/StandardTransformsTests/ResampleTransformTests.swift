import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct ResampleTransformTests {
  @Test func holdsTheLastSampleAtOrBeforeEachPlace() throws {
    for seed in 0..<1000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let series = Series(seed: UInt64(seed))
      let step = Int64(1 + random.below(30))
      let result = try apply(
        ResampleTransform.self, ["every": .init(integerLiteral: Int(step))], to: series.source)
      var places: [Int64] = []
      if let first = series.time.first, let last = series.time.last {
        places = Array(stride(from: first, through: last, by: Int(step)))
      }
      let rows = places.map { place in series.time.lastIndex { $0 <= place } ?? 0 }
      #expect(try column("time", of: result) == places.map { .integer($0) }, "seed \(seed)")
      #expect(try column("event", of: result) == rows.map { .integer(Int64($0)) })
      #expect(try column("heap", of: result) == rows.map { .integer(series.heap[$0]) })
      #expect(try column("load", of: result) == rows.map { Cell(series.load[$0]) })
      try expectSameRangesInAnyOrder(result, seed: UInt64(seed))
    }
  }

  @Test func leadsAStraightLineFromSampleToSample() throws {
    for seed in 0..<1000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let series = Series(seed: UInt64(seed))
      let count = 2 + random.below(40)
      let result = try apply(
        ResampleTransform.self,
        ["count": .init(integerLiteral: count), "method": "linear"], to: series.source)
      guard let first = series.time.first, let last = series.time.last else {
        #expect(result.rowCount == 0)
        continue
      }
      #expect(result.rowCount == (last > first ? count : 1))
      let (places, loads) = (try reals("time", of: result), try reals("load", of: result))
      #expect(places.first == Double(first) && places.last == Double(last))
      for (place, found) in zip(places, loads) {
        let row = series.time.lastIndex { Double($0) <= place } ?? 0
        var expected = series.load[row]
        let from = Double(series.time[row])
        if place > from, row + 1 < series.time.count {
          let share = (place - from) / (Double(series.time[row + 1]) - from)
          expected += (series.load[row + 1] - expected) * share
        }
        #expect(
          found.isNaN == expected.isNaN && (found.isNaN || abs(found - expected) < 1e-12),
          "seed \(seed), place \(place)")
      }
      try expectSameRangesInAnyOrder(result, seed: UInt64(seed))
    }
  }

  /// 4.6 less 0.3 is 42.99… tenths, and 0.3 and 43 tenths are 4.6 or less.
  @Test func aStepThatRoundsToTheLastSampleMeetsIt() throws {
    for (first, steps) in [(0.3, 43), (0.1, 19), (1.0, 2), (0.0, 43)] {
      let last = first + Double(steps) * 0.1
      let source = MemorySource([
        (
          Column("x", storage: .real, isAscending: true), .reals([first, last])
        ), (Column("y"), .integers([1, 2])),
      ])
      let result = try apply(ResampleTransform.self, ["every": 0.1, "over": "x"], to: source)
      #expect(try reals("x", of: result).count == steps + 1, "\(first)")
      #expect(try reals("y", of: result).last == 2)
    }
  }

  @Test func readsFewRowsForFewPlaces() throws {
    let heap = (0..<100_000).map { Int64($0) * 3 }
    let source = table(time: heap.indices.map { Int64($0) * 7 }, heap: heap, blockRows: 999)
    let result = try apply(ResampleTransform.self, ["count": 5], to: source)
    #expect(
      try column("heap", of: result) == [0, 74_997, 149_997, 224_997, 299_997].map { .integer($0) })
  }

  @Test func keepsWholeNumbersBeyondWhatAFloatingPointNumberHolds() throws {
    let base = Int64(1) << 60
    let source = table(time: [base + 1, base + 3, base + 8], heap: [.max, .min, 1])
    let result = try apply(ResampleTransform.self, ["every": 2], to: source)
    #expect(try column("time", of: result) == [1, 3, 5, 7].map { .integer(base + $0) })
    #expect(
      try column("heap", of: result) == [.integer(.max)] + [.min, .min, .min].map { .integer($0) })
  }

  @Test func refusesWhatIsNoGrid() {
    let source = table(time: [0, 1_000_000_000])
    #expect(failure(of: ResampleTransform.self, [:], on: source)?.remedy?.contains("every") == true)
    #expect(failure(of: ResampleTransform.self, ["every": 0], on: source) != nil)
    #expect(failure(of: ResampleTransform.self, ["every": "1B"], on: source) != nil)
    #expect(failure(of: ResampleTransform.self, ["every": 1, "count": 3], on: source) != nil)
    #expect(
      failure(of: ResampleTransform.self, ["every": "1ms"], on: source)?.message
        .contains("100,000,000") == true)
    #expect(
      failure(of: ResampleTransform.self, ["count": 3, "over": "heap"], on: source)?.message
        .contains("ascend") == true)
  }
}
