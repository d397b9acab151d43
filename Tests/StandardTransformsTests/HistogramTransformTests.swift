import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct HistogramTransformTests {
  @Test func agreesWithValuesPutIntoBinsOneByOne() throws {
    for seed in 0..<1000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let series = Series(seed: UInt64(seed))
      let bins = 1 + random.below(20)
      for (field, values) in [("heap", series.heap.map { Double($0) }), ("load", series.load)] {
        let result = try apply(
          HistogramTransform.self,
          ["field": "\(field)", "bins": .init(integerLiteral: bins)],
          to: series.source)
        let wanted = values.filter { !$0.isNaN }
        guard !wanted.isEmpty else {
          #expect(result.rowCount == 0)
          continue
        }
        #expect(result.rowCount == bins)
        let (from, to) = (try reals("from", of: result), try reals("to", of: result))
        #expect(from.dropFirst().elementsEqual(to.dropLast()))
        let expected = from.indices.map { bin in
          wanted.count { $0 >= from[bin] && ($0 < to[bin] || bin == bins - 1 && $0 <= to[bin]) }
        }
        #expect(try reals("count", of: result) == expected.map { Double($0) }, "seed \(seed)")
        #expect(expected.reduce(0, +) == wanted.count)
        try expectSameRangesInAnyOrder(result, seed: UInt64(seed))
      }
    }
  }

  @Test func beginsBinsOfAWidthAtItsMultiples() throws {
    let source = table(time: [0, 1, 2, 3, 4], heap: [-1, 0, 1023, 1024, 4096])
    let result = try apply(
      HistogramTransform.self, ["field": "heap", "width": "1KiB"], to: source)
    #expect(try reals("from", of: result) == [-1024, 0, 1024, 2048, 3072, 4096])
    #expect(try reals("count", of: result) == [1, 2, 1, 0, 0, 1])
    #expect(result.columns[0].unit == .bytes)
    #expect(try reals("middle", of: result).first == -512)
  }

  /// A division may round over an edge, and an edge belongs to the bin above it.
  @Test func everyValueLiesBetweenTheEdgesOfItsBin() throws {
    var random = SeededGenerator(seed: 23)
    for _ in 0..<300 {
      // Near zero numbers lie closer together than the edges can be told.
      let low = random.below(2) == 0 ? 0 : random.fraction() * 1000 - 500
      let count = 1 + random.below(60)
      let bins = try #require(
        EqualBins(low...(low + random.fraction() * 7 + 0.001), width: nil, count: count))
      for edge in 1..<max(2, count) where edge < count {
        #expect(bins.bin(of: bins.edge(edge)) == edge)
        #expect(bins.bin(of: bins.edge(edge).nextDown) == edge - 1)
      }
      #expect(bins.bin(of: bins.first) == 0 && bins.bin(of: bins.last) == count - 1)
    }
  }

  @Test func givesEqualValuesABinAroundThem() throws {
    for value in [Int64(0), 7, 1 << 60, .min] {
      let source = table(time: [0, 1], heap: [value, value])
      let result = try apply(HistogramTransform.self, ["field": "heap", "bins": 1], to: source)
      #expect(try reals("count", of: result) == [2])
      let (from, to) = (try reals("from", of: result)[0], try reals("to", of: result)[0])
      #expect(from < Double(value) && Double(value) < to)
    }
  }

  @Test func suggestsBarsOverTheWholeOfTheBins() throws {
    let source = table(time: [0, 1, 2], heap: [0, 50, 100])
    let result = try apply(HistogramTransform.self, ["field": "heap", "bins": 4], to: source)
    let figure = result.suggestedFigure(for: FigureWish(), named: "run")
    let panel = try #require(figure.panels.first)
    #expect(panel.layers.first?.mark.kind == .bar)
    #expect(panel.layers.first?.encoding.y?.fields == ["count"])
    #expect(panel.axes.first?.scale.lowest == 0 && panel.axes.first?.scale.highest == 100)
  }

  @Test func refusesBinsThatNobodyCanDraw() {
    let source = table(time: [0, 1], heap: [0, 1 << 40])
    #expect(failure(of: HistogramTransform.self, ["field": "heap", "width": 0], on: source) != nil)
    #expect(failure(of: HistogramTransform.self, ["field": "heap", "bins": 0], on: source) != nil)
    #expect(
      failure(of: HistogramTransform.self, ["field": "heap", "width": "1B"], on: source)?.remedy?
        .contains("wider") == true)
    #expect(
      failure(of: HistogramTransform.self, ["field": "hep"], on: source)?.remedy
        == "did you mean \"heap\"?")
    #expect(
      failure(of: HistogramTransform.self, ["field": "heap", "bins": 2, "width": 3], on: source)
        != nil)
  }
}
