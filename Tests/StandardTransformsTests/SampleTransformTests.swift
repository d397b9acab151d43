import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct SampleTransformTests {
  private func rows(_ count: Int, of all: Int, seed: Int) throws -> [Int] {
    let source = table(time: (0..<all).map { Int64($0) }, blockRows: 7)
    let result = try apply(
      SampleTransform.self,
      ["sample": .init(integerLiteral: count), "seed": .init(integerLiteral: seed)], to: source)
    return try reals("time", of: result).map { Int($0) }
  }

  @Test func keepsSoManyRowsInOrderAndTheSameEachTime() throws {
    let chosen = try rows(20, of: 300, seed: 5)
    #expect(chosen.count == 20 && Set(chosen).count == 20 && chosen == chosen.sorted())
    #expect(try rows(20, of: 300, seed: 5) == chosen)
    #expect(try rows(20, of: 300, seed: 6) != chosen)
    #expect(try rows(20, of: 3, seed: 0) == [0, 1, 2])
  }

  @Test func takesEachRowAsOften() throws {
    var counts = Array(repeating: 0, count: 10)
    for seed in 0..<1000 { for row in try rows(3, of: 10, seed: seed) { counts[row] += 1 } }
    // 300 each, and a deviation of 14.
    #expect(counts.allSatisfy { abs($0 - 300) < 72 }, "\(counts)")
  }

  @Test func keepsNames() throws {
    let series = NamedSeries(seed: 40)
    let result = try apply(SampleTransform.self, ["sample": 2], to: series.source)
    let kept = try reals("event", of: result).map { Int($0) }
    #expect(try result.names(of: "name") == kept.map { series.names[$0] })
    #expect(failure(of: SampleTransform.self, ["sample": 0], on: series.source) != nil)
  }
}
