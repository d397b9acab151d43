import Foundation
import Highwater
import PlotScene
import Testing

private let one = #"{ "x": "x", "y": "n" }"#

private func along(_ kind: String) -> String {
  #"{ "x": { "channel": "x", "scale": "\#(kind)" } }"#
}

private func table(_ xs: [Double], _ n: (Int) -> String = { "\(5 + $0 % 2)" }) -> String {
  "x,n\n" + xs.enumerated().map { "\($1),\(n($0))" }.joined(separator: "\n") + "\n"
}

/// Bars around one x: even, whole, and side by side.
@Suite struct BarSpacingTests {
  @Test func evenlySpacedOnesTouchOnALogAxis() throws {
    let page = try BarPage(table((1...500).map(Double.init)), one, axes: along("log"))
    // The first has no neighbour near enough; all others touch, and the narrowest take a pixel column.
    #expect(page.gaps.dropFirst(2).allSatisfy { $0 < 0.02 && $0 > -0.52 }, "\(page.gaps)")
  }

  @Test func unevenlySpacedOnesDoNotOverlap() throws {
    for kind in ["linear", "log", "symlog"] {
      let page = try BarPage(table([1, 2, 2.05, 3, 7, 7.5, 30, 31]), one, axes: along(kind))
      #expect(page.bars.count == 8 && !page.overlaps, "\(kind)")
    }
  }

  @Test func onePairOfCloseOnesLeavesTheOthersWide() throws {
    let page = try BarPage(table([1, 2, 3, 3.001, 4, 5]), one)
    #expect(page.bars[0].width > 20)
  }

  @Test(arguments: ["linear", "log", "symlog"])
  func theFirstAndTheLastAreWhole(kind: String) throws {
    for xs in [[1.0, 10, 100], [1, 2, 3, 4], [5, 6, 100, 101]] {
      let page = try BarPage(table(xs), one, axes: along(kind))
      let (first, last) = (page.bars[0], page.bars[xs.count - 1])
      #expect(first.minX >= page.frame.minX - 0.01 && last.maxX <= page.frame.maxX + 0.01)
      #expect(first.width > 0.4 && last.width > 0.4)
    }
  }

  @Test(arguments: ["linear", "log", "symlog"])
  func theFirstAndTheLastGroupAreWhole(kind: String) throws {
    let page = try BarPage(
      "x,a,b,c\n1,3,4,5\n10,5,6,7\n100,2,3,4\n",
      #"{ "x": "x", "y": { "field": ["a", "b", "c"] } }"#,
      axes: along(kind))
    #expect(page.bars.count == 9 && !page.overlaps)
    #expect(page.bars[0].minX >= page.frame.minX - 0.01)
    #expect(page.bars[8].maxX <= page.frame.maxX + 0.01)
    let widths = page.bars.map(\.width)
    if kind == "log" { #expect((widths.max() ?? 0) - (widths.min() ?? 0) < 0.5) }
  }

  @Test func barsBesideAHoleAreNoWider() throws {
    let page = try BarPage(table([1, 2, 3, 7, 8, 9]), one)
    let widths = page.bars.map(\.width)
    #expect((widths.max() ?? 0) - (widths.min() ?? 0) < 0.1)
  }

  @Test func monthsHaveOneGapAll() throws {
    let days: [Double] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    let page = try BarPage(table(days), one)
    #expect(page.gaps.allSatisfy { abs($0 - page.gaps[0]) < 0.02 }, "\(page.gaps)")
  }

  @Test func denseOnesFillEveryPixelColumn() throws {
    let page = try BarPage(table((0..<5000).map(Double.init)), one)
    #expect(page.gaps.allSatisfy { $0 < 0.02 })
  }

  @Test func aMissingBarMovesNoOther() throws {
    let encoding = #"{ "x": "x", "y": { "field": ["a", "b"] } }"#
    let whole = try BarPage("x,a,b\n1,3,4\n2,5,6\n3,2,3\n4,1,1\n", encoding)
    let holed = try BarPage("x,a,b\n1,3,4\n2,5,\n3,2,3\n4,1,1\n", encoding)
    #expect(holed.bars.count == 7 && holed.curves[0].map(\.minX) == whole.curves[0].map(\.minX))
  }
}

/// How high bars are.
@Suite struct BarHeightTests {
  @Test func oneIsSeenBesideMillions() throws {
    let page = try BarPage(table([1, 2, 3]) { ["5000000", "1", "0"][$0] }, one)
    #expect(page.bars.count == 2 && page.bars[1].height >= 0.99)
    #expect(abs(page.bars[1].maxY - page.frame.maxY) < 0.02)
  }

  @Test func minusOneIsSeenBelowZero() throws {
    let page = try BarPage(table([1, 2, 3]) { ["5000000", "-1", "-4000000"][$0] }, one)
    #expect(page.bars.count == 3 && abs(page.bars[1].minY - page.bars[0].maxY) < 0.02)
    #expect(page.bars[1].height >= 0.99 && page.bars[2].height > 50)
  }

  @Test func negativeOnesHangFromZero() throws {
    let page = try BarPage(table([1, 2, 3]) { ["-10", "-20", "-5"][$0] }, one)
    #expect(Set(page.bars.map { ($0.minY * 10).rounded() }).count == 1)
    #expect(abs(page.bars[1].height / page.bars[0].height - 2) < 0.02)
  }

  @Test func oneHasALengthOnALogAxisOfCounts() throws {
    let axes = #"{ "y": { "channel": "y", "scale": "log" } }"#
    let page = try BarPage(table([1, 2]) { ["1", "1000000"][$0] }, one, axes: axes)
    #expect(page.bars[0].height > 5)
  }

  @Test func whatIsNotInTheDomainIsNotSeen() throws {
    let axes = #"{ "y": { "channel": "y", "scale": { "domain": [10, 20] } } }"#
    let page = try BarPage(table([1, 2]) { ["1", "15"][$0] }, one, axes: axes)
    #expect(page.bars.allSatisfy { $0.minY >= page.frame.maxY - 0.02 || $0.midX > page.frame.midX })
  }
}

/// What a config is told that gives bars ends they cannot have.
@Suite struct BarErrorTests {
  @Test(arguments: [
    (#"{ "x": "x", "x2": { "datum": 3 }, "y": "n" }"#, "x2 of the mark bar is a column"),
    (#"{ "x2": "x", "y": "n" }"#, "x2 needs a column in x"),
    (#"{ "x": "x", "x2": { "field": ["x", "n"] }, "y": "n" }"#, "x2 takes one column, not 2"),
    (#"{ "x": "x", "y": "n", "y2": "n" }"#, "\"y2\" is for the mark band"),
    (#"{ "x": "x", "x2": "xx", "y": "n" }"#, "no column \"xx\""),
  ])
  func saysWhatIsWrong(encoding: String, words: String) throws {
    let error = #expect(throws: (any Error).self) { try BarPage(table([1, 2]), encoding) }
    #expect("\(error.map { "\($0)" } ?? "")".contains(words), "\(error.map { "\($0)" } ?? "")")
  }

  @Test func linesHaveNoEnds() throws {
    let error = #expect(throws: (any Error).self) {
      try BarPage(table([1, 2]), #"{ "x": "x", "x2": "n", "y": "n" }"#, mark: "line")
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("for the marks bar, band and extremum"))
  }
}
