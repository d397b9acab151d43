import PlotCore
import Testing

@testable import PlotLayout

@Suite struct StackedCurvesTests {
  private func curve(_ samples: [(row: Int, y: Double)]) -> Curve {
    Curve(
      samples: samples.map { Curve.Sample(row: $0.row, x: Double($0.row), y: $0.y) }, rowCount: 10)
  }

  @Test func eachSumHoldsTheCurvesUpToItsOwn() {
    let sums = StackedCurves.sums([curve([(0, 1), (4, 2)]), curve([(0, 10), (2, 20)])])
    #expect(sums.map { $0.samples.map(\.row) } == [[0, 2, 4], [0, 2, 4]])
    #expect(sums[0].samples.map(\.y) == [1, 1, 2])
    #expect(sums[1].samples.map(\.y) == [11, 21, 22])
  }

  @Test func whatIsUnknownAddsNothing() {
    let sums = StackedCurves.sums([curve([(0, 1), (1, .nan), (2, 3)]), curve([(0, 10)])])
    #expect(sums[0].samples.map(\.y).description == "[1.0, nan, 3.0]")
    #expect(sums[1].samples.map(\.y) == [11, 10, 13])
  }

  @Test func positiveValuesStandUpAndNegativeOnesDown() {
    let sums = StackedCurves.sums([
      curve([(0, 5), (1, -2), (2, 0)]), curve([(0, -3), (1, -4), (2, 6)]), curve([(0, 1)]),
    ])
    #expect(sums[0].samples.map(\.y) == [5, -2, 0])
    #expect(sums[1].samples.map(\.y) == [-3, -6, 6])
    #expect(sums[2].samples.map(\.y) == [6, 1, 7])
  }

  /// A straight curve ends with its last sample before a gap: on the way to the gap those above it do not
  /// come down through its place.
  @Test func straightCurvesStepWhereOneBelowThemEnds() {
    let a = curve([(0, 10), (1, .nan), (2, 10), (3, 4)])
    let b = curve([(0, 5), (1, 5), (2, 5), (3, 5)])
    let sums = StackedCurves.sums([a, b], isStraight: true)
    #expect(sums[1].samples.map(\.row) == [1, 2, 4, 6, 7, 10])
    #expect(sums[1].samples.map(\.y) == [15, 5, 5, 5, 15, 9])
    #expect(sums[0].samples.map(\.y).description == "[10.0, nan, nan, nan, 10.0, 4.0]")
    // One above has no part in what is below it.
    let turned = StackedCurves.sums([b, a], isStraight: true)
    #expect(turned[0].samples.map(\.y) == [5, 5, 5, 5, 5, 5])
    // Without gaps there is one edge at each row.
    let plain = StackedCurves.sums([b, b], isStraight: true)
    #expect(plain[1].samples.map(\.row) == [1, 4, 7, 10])
  }
}
