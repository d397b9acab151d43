import Foundation
import Highwater
import PlotScene
import Testing

private let bins = #"{ "x": "from", "x2": "to", "y": "n" }"#

/// An axis along the page of a kind of scale, with a domain.
private func along(_ kind: String, _ domain: String? = nil, reverse: Bool = false) -> String {
  let ends = domain.map { ", \"domain\": \($0)" } ?? ""
  return
    #"{ "x": { "channel": "x", "scale": { "type": "\#(kind)"\#(ends), "reverse": \#(reverse) } } }"#
}

/// Bars from x to x2: they stand on their bounds and nowhere else.
@Suite struct BarBoundsTests {
  private let table = "from,to,n\n10,20,3\n20,40,5\n40,100,2\n"

  @Test func standOnTheirBoundsOnALinearAxis() throws {
    let page = try BarPage(table, bins, axes: along("linear", "[0, 100]"))
    for (bar, (from, to)) in zip(page.bars, [(10.0, 20.0), (20, 40), (40, 100)]) {
      #expect(abs(page.share(bar.minX) - from / 100) < 0.002)
      #expect(abs(page.share(bar.maxX) - to / 100) < 0.002)
    }
  }

  @Test func standOnTheirBoundsOnALogAxis() throws {
    let page = try BarPage(table, bins, axes: along("log", "[1, 1000]"))
    for (bar, (from, to)) in zip(page.bars, [(10.0, 20.0), (20, 40), (40, 100)]) {
      #expect(abs(page.share(bar.minX) - log10(from) / 3) < 0.002)
      #expect(abs(page.share(bar.maxX) - log10(to) / 3) < 0.002)
    }
  }

  @Test func standOnTheirBoundsOnASymlogAxis() throws {
    let page = try BarPage(
      "from,to,n\n-100,0,3\n0,100,5\n", bins, axes: along("symlog", "[-100, 100]"))
    #expect(page.bars.count == 2)
    #expect(abs(page.share(page.bars[0].maxX) - 0.5) < 0.002)
    #expect(abs(page.share(page.bars[1].minX) - 0.5) < 0.002)
  }

  @Test func standOnTheirBoundsWhereValuesGrowToTheLeft() throws {
    let page = try BarPage(table, bins, axes: along("linear", "[0, 100]", reverse: true))
    #expect(abs(page.share(page.bars[0].minX)) < 0.002)
    #expect(abs(page.share(page.bars[0].maxX) - 0.6) < 0.003)
  }

  @Test func theirAxisEndsWithThem() throws {
    let page = try BarPage(table, bins, axes: along("log"))
    #expect(abs(page.share(page.bars[0].minX)) < 0.003)
    #expect(abs(page.share(page.bars[2].maxX) - 1) < 0.003)
  }

  @Test func endsThatAreSwappedAreTheSameBar() throws {
    let page = try BarPage("from,to,n\n20,10,3\n20,40,5\n", bins, axes: along("linear", "[0, 100]"))
    #expect(abs(page.share(page.bars[0].minX) - 0.1) < 0.002)
  }

  @Test func areCutAtTheDomainAndLeftOutBeyondIt() throws {
    let page = try BarPage(table, bins, axes: along("linear", "[30, 50]"))
    #expect(page.bars.count == 2)
    #expect(page.bars[0].minX < page.frame.minX && page.bars[1].maxX > page.frame.maxX)
  }

  @Test func oneWithoutWidthIsSeen() throws {
    let page = try BarPage("from,to,n\n0,10,3\n50,50,5\n", bins)
    #expect(page.bars.count == 2 && page.bars[1].width >= 0.45)
  }

  @Test func rowsMayComeInAnyOrder() throws {
    let page = try BarPage("from,to,n\n40,100,2\n10,20,3\n20,40,5\n", bins)
    #expect(page.bars.count == 3)
  }

  @Test func narrowNeighboursTouchWithoutASeam() throws {
    let rows = (0..<300).map { "\($0),\($0 + 1),\(3 + $0 % 2)" }.joined(separator: "\n")
    for kind in ["linear", "log"] {
      let page = try BarPage("from,to,n\n\(rows)\n", bins, axes: along(kind))
      // Of those on a log axis that are narrower than a pixel column each takes the whole of one.
      #expect(
        page.gaps.allSatisfy { abs($0) < 0.02 || kind == "log" && $0 < 0 || $0 > 5 }, "\(kind)")
    }
  }

  @Test func wideOnesHaveOneGapAll() throws {
    let page = try BarPage(table, bins)
    #expect(page.gaps.allSatisfy { abs($0 - page.gaps[0]) < 0.02 && $0 > 0.5 })
  }

  @Test func severalColumnsShareTheRoomBetweenTheBounds() throws {
    let page = try BarPage(
      "from,to,a,b\n0,10,3,4\n10,20,5,6\n",
      #"{ "x": "from", "x2": "to", "y": { "field": ["a", "b"] } }"#,
      axes: along("linear", "[0, 20]"))
    #expect(page.bars.count == 4 && !page.overlaps)
    #expect(page.share(page.bars[1].maxX) <= 0.5 && page.share(page.bars[2].minX) >= 0.5)
  }

  @Test func stackedOnesAddUpWithinTheirBounds() throws {
    let page = try BarPage(
      "from,to,a,b\n0,10,30,40\n10,20,50,-20\n",
      #"{ "x": "from", "x2": "to", "y": { "field": ["a", "b"], "stack": true } }"#)
    let heights = page.bars.map(\.height)
    #expect(page.bars.count == 4)
    // 70 and 30 in the first, 50 up and 20 down in the second.
    #expect(abs(heights[0] / heights[1] - 70.0 / 30) < 0.02)
    #expect(abs(page.bars[2].maxY - page.bars[3].minY) < 0.02)
    #expect(abs(page.bars[2].height / page.bars[3].height - 2.5) < 0.02)
  }
}

/// Bins without a bound: apart from the others, with their own label.
@Suite struct OpenBinTests {
  @Test func oneWithoutAnEndStandsApart() throws {
    let page = try BarPage("from,to,n\n0,50,3\n50,100,5\n100,,2\n", bins)
    #expect(page.bars.count == 3)
    #expect(page.bars[2].minX - page.bars[1].maxX > 5)
    let label = try #require(page.text("≥ 100"))
    #expect((label.position.x...label.position.x + label.width).contains(page.bars[2].midX))
  }

  @Test func oneWithoutABeginningStandsApart() throws {
    let page = try BarPage("from,to,n\n,10,4\n10,20,5\n", bins)
    #expect(page.bars[1].minX - page.bars[0].maxX > 5 && page.words.contains("< 10"))
  }

  @Test func oneFromZeroHasNoBeginningOnALogAxis() throws {
    let table = "from,to,n\n0,16,4\n16,32,5\n32,64,5\n"
    let page = try BarPage(table, bins, axes: along("log"))
    #expect(page.bars.count == 3 && page.words.contains("< 16"))
    #expect(page.bars[1].minX - page.bars[0].maxX > 5 && page.bars[2].minX - page.bars[1].maxX < 2)
    #expect(try BarPage(table, bins).words.contains("< 16") == false)
  }

  @Test func standsOnTheLeftWhereValuesGrowThere() throws {
    let page = try BarPage(
      "from,to,n\n0,50,3\n50,100,5\n100,,2\n", bins, axes: along("linear", reverse: true))
    #expect(page.bars[1].minX - page.bars[0].maxX > 5 && page.words.contains("≥ 100"))
  }

  @Test func twoOfDifferentBoundsAreNoFigure() throws {
    let error = #expect(throws: PlotError.self) {
      try BarPage("from,to,n\n0,50,3\n50,,5\n100,,2\n", bins)
    }
    #expect(error?.message.contains("no end at different places: 50 and 100") == true)
  }

  @Test func isLeftOutWhereTheDomainEndsBeforeIt() throws {
    let page = try BarPage(
      "from,to,n\n0,50,3\n50,100,5\n100,,2\n", bins, axes: along("linear", "[0, 50]"))
    #expect(!page.words.contains("≥ 100") && page.share(page.bars[0].maxX) > 0.98)
  }

  @Test func oneWithoutEitherBoundIsNone() throws {
    #expect(try BarPage("from,to,n\n0,50,3\n,,5\n50,100,2\n", bins).bars.count == 2)
  }
}
