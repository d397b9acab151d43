import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct QuantileTransformTests {
  @Test func agreesWithValuesInOrder() throws {
    for seed in 0..<100 {
      var random = SeededGenerator(seed: UInt64(seed))
      let series = NamedSeries(seed: UInt64(seed))
      let shares = [0, 0.1, 0.5, random.fraction(), 1]
      let result = try apply(
        QuantileTransform.self,
        [
          "quantile": "load", "groupby": "name",
          "probs": [0, 0.1, 0.5, .init(floatLiteral: shares[3]), 1],
        ], to: series.source)
      let groups = series.groups().filter { $0.contains { !series.load[$0].isNaN } }
      #expect(
        try result.names(of: "name")
          == groups.flatMap { rows in shares.map { _ in series.names[rows[0]] } })
      #expect(try reals("prob", of: result) == groups.flatMap { _ in shares })
      let wanted = groups.flatMap { rows in
        shares.map { quantile(rows.map { series.load[$0] }, $0) }
      }
      #expect(try zip(reals("value", of: result), wanted).allSatisfy { isClose($0, $1) })
      try expectSameRangesInAnyOrder(result, seed: UInt64(seed))
    }
  }

  @Test func takesTheMiddleOfEachStep() throws {
    let source = table(time: [0, 1, 2], heap: [0, 50, 100])
    let result = try apply(
      QuantileTransform.self, ["quantile": "heap", "step": 0.25, "as": ["share", "heap"]],
      to: source)
    #expect(try reals("share", of: result) == [0.125, 0.375, 0.625, 0.875])
    #expect(try reals("heap", of: result) == [12.5, 37.5, 62.5, 87.5])
    #expect(result.columns[0].isAscending && result.columns[1].unit == .bytes)
  }

  @Test func saysWhatIsWrong() {
    let source = NamedSeries(seed: 20).source
    func error(_ options: ConfigValue) -> PlotError? {
      failure(of: QuantileTransform.self, options, on: source)
    }
    #expect(
      error(["quantile": "heap", "probs": [0.5, 1.5]])?.place?.path == "transform[0].probs[1]")
    #expect(error(["quantile": "heap", "probs": []]) != nil)
    #expect(error(["quantile": "heap", "probs": [1], "step": 0.1])?.remedy == "leave one out")
    #expect(error(["quantile": "heap", "groupby": "node", "as": ["node", "v"]]) != nil)
    #expect(error(["quantile": "name"])?.message.contains("holds names") == true)
  }
}
