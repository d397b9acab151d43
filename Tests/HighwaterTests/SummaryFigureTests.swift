import Foundation
import Highwater
import PlotConfig
import PlotEngine
import PlotScene
import PlotTesting
import Testing

/// What is drawn and said of a summary that memusage printed.
@Suite struct SummaryFigureTests {
  private func page(_ histogram: String, headline: String = "", limit: String? = nil) throws
    -> BarPage
  {
    let folder = try ScratchFolder()
    defer { withExtendedLifetime(folder) {} }
    try folder.write(
      "m.txt", "Memory usage summary: \(headline)\nHistogram for block sizes:\n\(histogram)")
    let limit = limit.map { ", \"limit\": \"\($0)\"" } ?? ""
    let registry = try Registry(tool: Plugin.everything)
    let spec = try ConfigFile.decode(
      text: Array(
        #"{ "version": 1, "inputs": { "m": "m.txt" }, "outputs": ["o.svg"]\#(limit) }"#.utf8),
      file: folder.path + "/c.jsonc", registry: registry)
    return try BarPage(try Run(spec, registry: registry, options: RunOptions()).figures().first)
  }

  private let histogram = """
        0-15             85   1% =
       64-79          15420  98% =====
       80-95              1  <1%
       large              1  <1%

    """
  private let headline = "heap total: 315500000, heap peak: 314572800, stack peak: 220000"

  @Test func eachClassStandsFromItsLeastSizeToThatOfTheNext() throws {
    let page = try page(histogram, headline: headline)
    // Counts first: < 16 B apart, 64 to 80, 80 to 96, and 64 KiB and more apart.
    let bars = page.curves[0]
    #expect(bars.count == 4 && page.words.filter { $0 == "< 16 B" || $0 == "≥ 64 KiB" }.count == 2)
    let perOctave = (bars[1].width + 0.01) / log2(80.0 / 64)
    #expect(abs(bars[2].width / log2(96.0 / 80) - perOctave) < 1.5)
    #expect(abs(bars[1].maxX - bars[2].minX) < 1.8)
    #expect(bars[1].minX - bars[0].maxX > 50 && bars[3].minX - bars[2].maxX > 50)
    // One block beside 15,420.
    #expect(bars[2].height >= 0.99 && bars[3].height >= 0.99)
  }

  @Test func bytesStandBelowTheCountsOnTheSameAxis() throws {
    let page = try page(histogram, headline: headline)
    let (counts, bytes) = (page.curves[0], page.curves[page.curves.count - 1])
    // No byte is certain in blocks of 0 to 15.
    #expect(Set(bytes.map(\.minX)).isSubset(of: Set(counts.map(\.minX))) && bytes.count == 3)
    // What the small ones leave of the total is in the one large block.
    #expect((bytes.last?.height ?? 0) > 50 * bytes[0].height)
    #expect(page.words.contains { $0.hasPrefix("at least 299") && $0.hasSuffix("64 KiB and more") })
  }

  @Test(arguments: [
    ("1GiB", "limit 1 GiB: heap peak within it, 29 %"),
    ("100MiB", "limit 100 MiB: heap peak above it, 300 %"),
  ])
  func aLimitIsHeldAgainstTheStatedPeak(limit: String, words: String) throws {
    let page = try page(histogram, headline: headline, limit: limit)
    #expect(page.words.contains { $0.hasSuffix(words) }, "\(page.words)")
    #expect(!page.words.contains { $0 == "limit \(limit)" || $0.hasPrefix("limit 1") })
    #expect(page.scene.description.contains(words))
  }

  @Test func aPeakThatCannotBeRightIsNeitherAboveNorWithin() throws {
    let page = try page(
      histogram, headline: "heap total: 100, heap peak: 18446744073709551615, stack peak: 8",
      limit: "1MiB")
    #expect(page.words.contains { $0.contains("limit 1 MiB: heap peak not known") })
  }

  @Test func classesThatAreAllBoundedHaveNoOpenEnd() throws {
    let page = try page("   16-31    5  50% =\n   32-47    5  50% =\n", headline: headline)
    #expect(page.curves[0].count == 2 && !page.words.contains { $0.contains("≥") })
  }

  @Test func barsOfTwoSummariesHideNoneOfEachOther() throws {
    let folder = Tool.fixtures.appending(path: "samples").path
    let registry = try Registry(tool: Plugin.everything)
    let text =
      #"{ "version": 1, "inputs": { "cc1": "cc1.summary.txt", "git": "git-log.summary.txt" }, "outputs": ["/dev/null.svg"] }"#
    let spec = try ConfigFile.decode(
      text: Array(text.utf8), file: folder + "/c.jsonc", registry: registry)
    let figure = try Run(spec, registry: registry, options: RunOptions()).figures().first
    #expect(try #require(figure).title == "blocks of 2 recordings")
    #expect(try BarPage(figure).curves.count == 2)
  }

  @Test func largeBlocksAloneAreDrawn() throws {
    let page = try page("   large    5 100% =\n", headline: headline)
    #expect(page.curves[0].count == 1 && page.words.contains("≥ 64 KiB"))
  }
}
