import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct StackTransformTests {
  private func ends(_ values: [Double], _ offset: StackOptions.Offset, highest: Double = 0)
    -> [[Double]]
  {
    StackTransform.ends(of: values, offset, highest: highest).map { [$0.lower, $0.upper] }
  }

  @Test func stacksUpAndDown() {
    #expect(ends([3, -1, 4, -2], .zero) == [[0, 3], [0, -1], [3, 7], [-1, -3]])
    #expect(ends([1, -3, 4], .normalize) == [[0, 0.125], [0.125, 0.5], [0.5, 1]])
    #expect(ends([1, 3], .center, highest: 10) == [[3, 4], [4, 7]])
    #expect(ends([0, 0], .normalize) == [[0, 0], [0, 0]])
    #expect(ends([], .zero).isEmpty)
  }

  @Test func agreesWithStacksBuiltRowByRow() throws {
    for seed in 0..<100 {
      let series = NamedSeries(seed: UInt64(seed))
      for offset in ["zero", "normalize", "center"] {
        let result = try apply(
          StackTransform.self,
          [
            "stack": "load", "groupby": "name", "offset": .init(stringLiteral: offset),
            "sort": ["field": "heap", "order": "descending"], "as": ["low", "high"],
          ], to: series.source)
        let sizes = series.groups().map { rows in
          rows.map { series.load[$0] }.filter { !$0.isNaN }.reduce(0) { $0 + abs($1) }
        }
        var (low, high) = (series.load, series.load)
        for (rows, size) in zip(series.groups(), sizes) {
          var (up, down, all) = (0.0, 0.0, offset == "center" ? ((sizes.max() ?? 0) - size) / 2 : 0)
          let order = rows.sorted {
            series.heap[$0] != series.heap[$1] ? series.heap[$0] > series.heap[$1] : $0 < $1
          }
          for row in order where !series.load[row].isNaN {
            let value = series.load[row]
            if offset != "zero" {
              let scale = offset == "center" ? 1 : size
              low[row] = size == 0 ? all : all / scale
              all += abs(value)
              high[row] = size == 0 ? all : all / scale
            } else if value < 0 {
              (low[row], high[row]) = (down, down + value)
              down += value
            } else {
              (low[row], high[row]) = (up, up + value)
              up += value
            }
          }
        }
        #expect(
          try zip(reals("low", of: result), low).allSatisfy { isClose($0, $1) }, "\(seed) \(offset)"
        )
        #expect(try zip(reals("high", of: result), high).allSatisfy { isClose($0, $1) })
        #expect(try result.names(of: "name") == series.names)
        if seed < 40 { try expectSameRangesInAnyOrder(result, seed: UInt64(seed)) }
      }
    }
  }

  @Test func keepsTheUnitButForShares() throws {
    let source = table(time: [0, 0], heap: [1, 2])
    let plain = try apply(StackTransform.self, ["stack": "heap", "groupby": "time"], to: source)
    #expect(plain.columns.suffix(2).map(\.unit) == [.bytes, .bytes])
    #expect(plain.columns.suffix(2).map(\.name) == ["heap_start", "heap_end"])
    let shares = try apply(
      StackTransform.self, ["stack": "heap", "offset": "normalize", "as": "y"], to: source)
    #expect(shares.columns.suffix(2).map(\.name) == ["y", "y_end"])
    #expect(shares.columns.last?.unit == Unit.none)
    #expect(
      failure(of: StackTransform.self, ["stack": "heap", "offset": "wiggle"], on: source) != nil)
    #expect(failure(of: StackTransform.self, ["stack": "heep"], on: source)?.remedy != nil)
  }
}
