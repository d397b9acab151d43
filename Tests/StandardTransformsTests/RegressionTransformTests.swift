import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct RegressionTransformTests {
  @Test(arguments: [1, 2]) func agreesWithNumpy(seed: Int) throws {
    let recorded = try RecordedAnswers(seed: seed)
    let rows = try apply(FilterTransform.self, ["expr": "load * 0 == 0"], to: recorded.source)
    let xs = try reals("row", of: rows).map { $0 + 1 }
    let ys = try reals("load", of: rows)
    let e = try reals(
      "e", of: apply(CalculateTransform.self, ["as": "e", "expr": "exp(load / 10)"], to: rows))
    let curves = [
      FittedCurve(xs, ys, .linear, order: 1), FittedCurve(xs, ys, .quad, order: 2),
      FittedCurve(xs, ys, .poly, order: 4), FittedCurve(xs, ys, .log, order: 1),
      FittedCurve(xs, e, .pow, order: 1), FittedCurve(xs, e, .exp, order: 1),
    ]
    for cells in try recorded.answer("regression") {
      let numbers = cells.compactMap { Double($0) }
      for (curve, wanted) in zip(curves, numbers.dropFirst()) {
        let found = try #require(curve).value(at: numbers[0])
        #expect(isClose(found, wanted, within: 1e-8), "\(found), \(wanted)")
      }
    }
  }

  @Test func findsTheLinesThatPointsLieOn() throws {
    let source = MemorySource([
      (Column("x"), .integers([1, 2, 3, 4, 5, 9])),
      (Column("pod"), .names(["a", "b", "a", "b", "a", "c"])),
      (Column("y", unit: .bytes, storage: .real), .reals([3, 10, 7, 8, .nan, 1])),
    ])
    let result = try apply(
      RegressionTransform.self, ["regression": "y", "on": "x", "groupby": "pod"], to: source)
    #expect(try result.names(of: "pod") == ["a", "a", "b", "b"])
    #expect(try reals("x", of: result) == [1, 3, 2, 4])
    #expect(try zip(reals("y", of: result), [3, 7, 10, 8]).allSatisfy { isClose($0, $1) })
    #expect(result.columns[2].unit == .bytes && result.info.groupedBy == ["pod"])
    #expect(result.info.notes.last?.text.contains("\"c\"") == true)
    let wide = try apply(
      RegressionTransform.self,
      ["regression": "y", "on": "x", "method": "quad", "extent": [0, 10], "as": ["u", "v"]],
      to: source)
    #expect(wide.rowCount == 101 && wide.columns.map(\.name) == ["u", "v"])
    #expect(try reals("u", of: wide).last == 10 && wide.columns[0].isAscending)
  }

  @Test func keepsDatesDates() throws {
    let day: Int64 = 1_700_000_000_000_000_000
    let source = MemorySource([
      (
        Column("time", unit: .seconds, offset: day, scale: 1e-9, isAscending: true),
        .integers([day, day + 3_000_000_000])
      ), (Column("y"), .integers([1, 7])),
    ])
    let result = try apply(
      RegressionTransform.self, ["regression": "y", "on": "time"], to: source)
    #expect(result.columns[0].clockStart?.seconds == 1_700_000_000)
    #expect(try reals("time", of: result) == [0, 3])
  }

  @Test func saysWhatIsWrong() {
    let source = table(time: [0, 1, 2], heap: [1, 2, -3])
    func error(_ options: ConfigValue) -> PlotError? {
      failure(of: RegressionTransform.self, options, on: source)
    }
    #expect(
      error(["regression": "heap", "on": "time", "method": "log"])?.message
        == "method log takes logarithms, and \"time\" is 0 in a row")
    #expect(
      error(["regression": "heap", "on": "time", "method": "exp"])?.message.contains("-3") == true)
    #expect(
      error(["regression": "heap", "on": "time", "order": 2])?.place?.path == "transform[0].order")
    #expect(error(["regression": "heap", "on": "time", "extent": [3, 1]]) != nil)
    #expect(error(["regression": "heap", "on": "time", "as": "x"])?.remedy == "give two names")
    #expect(error(["regression": "heap"])?.message == "\"on\" is missing")
  }
}
