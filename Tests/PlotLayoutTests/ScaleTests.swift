import PlotCore
import Testing

@testable import PlotLayout

@Suite struct ScaleTests {
  @Test func placesTheEndsAtZeroAndOne() {
    for kind in ScaleSpec.Kind.allCases {
      let scale = Scale(kind, lowest: 2, highest: 3000)
      #expect(abs(scale.share(2)) < 1e-12)
      #expect(abs(scale.share(3000) - 1) < 1e-12)
    }
  }

  @Test func reversedScalesRunTheOtherWay() {
    let scale = Scale(.linear, lowest: 0, highest: 10, isReversed: true)
    #expect(scale.share(0) == 1)
    #expect(scale.share(10) == 0)
  }

  /// Values at or below zero have no place; six decades of the others are kept, of counts all.
  @Test func logAxesOfValuesAroundZeroKeepSixDecades() {
    var extent = Extent()
    extent.add(-5...1e9)
    func ends(countsWholes: Bool) -> (Double, Double) {
      extent.ends(ScaleSpec(.log), channel: .y, countsWholes: countsWholes)
    }
    #expect(ends(countsWholes: false) == (1e3, 1e9))
    #expect(ends(countsWholes: true) == (1, 1e9))
  }

  @Test func anAxisAlongThePageBeginsAtZeroWhereTheDataNearlyDo() {
    func lowest(_ low: Double, _ channel: Channel = .x) -> Double {
      var extent = Extent()
      extent.add(low...100)
      return extent.ends(ScaleSpec(), channel: channel, countsWholes: false).0
    }
    #expect(lowest(1.9) == 0 && lowest(2) == 2 && lowest(15) == 15)
    #expect(lowest(15, .y) == 0 && lowest(-1) == -1)
  }

  @Test func clampingScalesPlaceOutsidersAtTheBorder() {
    #expect(Scale(.linear, lowest: 0, highest: 1, clamps: true).share(7) == 1)
    #expect(Scale(.linear, lowest: 0, highest: 1).share(7) == 7)
  }

  @Test func logScalesHaveNoPlaceForZeroAndBelow() {
    let scale = Scale(.log, lowest: 1, highest: 100)
    #expect(scale.share(0).isNaN)
    #expect(scale.share(-5).isNaN)
    #expect(abs(scale.share(10) - 0.5) < 1e-12)
  }

  @Test func symlogIsOddAndSteadyThroughZero() {
    let scale = Scale(.symlog, lowest: -1e6, highest: 1e6)
    #expect(scale.share(0) == 0.5)
    #expect(abs(scale.share(1000) + scale.share(-1000) - 1) < 1e-12)
  }

  @Test func spansOfZeroAreWidened() {
    for value in [0.0, 5, -5, 1e19, -1e19, 1e-9] {
      let scale = Scale(.linear, lowest: value, highest: value)
      #expect(scale.highest > scale.lowest)
      #expect(scale.share(value).isFinite)
    }
  }

  @Test func hugeValuesOfOppositeSignDoNotOverflow() {
    let scale = Scale(.linear, lowest: -1.7e308, highest: 1.7e308)
    #expect(abs(scale.share(0) - 0.5) < 1e-9)
    #expect(scale.boundedShare(.infinity).isNaN)
  }

  @Test func placesGrowWithValues() {
    for kind in [ScaleSpec.Kind.linear, .log, .symlog] {
      let scale = Scale(kind, lowest: 1, highest: 1e12)
      let shares = (0...12).map { scale.share((0..<$0).reduce(1.0) { value, _ in value * 10 }) }
      #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func amountsShowZeroUnlessToldNotTo() {
    var extent = Extent()
    extent.add(40...100)
    #expect(extent.ends(ScaleSpec(), channel: .y, countsWholes: true) == (0, 100))
    #expect(extent.ends(ScaleSpec(zero: false), channel: .y, countsWholes: true) == (40, 100))
    #expect(extent.ends(ScaleSpec(), channel: .x, countsWholes: true) == (40, 100))
  }

  @Test func fixedEndsHoldEvenBeyondTheData() {
    var extent = Extent()
    extent.add(40...100)
    let ends = extent.ends(
      ScaleSpec(lowest: 200), channel: .y, countsWholes: true)
    #expect(ends.0 >= 100 && ends.1 > ends.0)
  }

  @Test func emptyExtentsHaveEnds() {
    let ends = Extent().ends(ScaleSpec(.log), channel: .y, countsWholes: true)
    #expect(ends.0 > 0 && ends.1 > ends.0)
  }
}
