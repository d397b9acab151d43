import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct ImputeTransformTests {
  @Test func givesEachGroupAllKeys() throws {
    let source = MemorySource(
      [
        (.event, nil),
        (Column("time", unit: .seconds, isAscending: true), .integers([0, 0, 1, 2, 2])),
        (Column("pod"), .names(["a", "b", "a", "b", nil])),
        (Column("heap", unit: .bytes), .integers([1, 2, 3, 4, .max])),
        (Column("load", storage: .real), .reals([1, 2, 3, 4, 5])),
      ], rowCount: 5, blockRows: 2)
    let result = try apply(
      ImputeTransform.self, ["impute": "heap", "key": "time", "groupby": "pod", "value": 7],
      to: source)
    #expect(try result.names(of: "pod") == ["a", "b", nil, "a", "b", nil, "b", nil, "a"])
    #expect(try reals("time", of: result) == [0, 0, 0, 1, 1, 1, 2, 2, 2])
    #expect(
      try column("heap", of: result) == [1, 2, 7, 3, 7, 7, 4, .max, 7].map { .integer($0) })
    #expect(
      try reals("load", of: result).map(\.isNaN)
        == [2, 4, 5, 8].reduce(into: Array(repeating: false, count: 9)) { $0[$1] = true })
    #expect(result.columns[1].isAscending && !result.columns[0].isAscending)
    try expectSameRangesInAnyOrder(result, seed: 1)
  }

  @Test func agreesWithATableFilledCellByCell() throws {
    for seed in 0..<80 {
      let series = NamedSeries(seed: UInt64(seed))
      for method in ["mean", "median", "max", "min"] {
        let result = try apply(
          ImputeTransform.self,
          [
            "impute": "load", "key": "node", "groupby": "name",
            "method": .init(stringLiteral: method),
          ],
          to: series.source)
        let groups = series.groups()
        func fill(_ rows: [Int]) -> Double {
          let known = rows.map { series.load[$0] }.filter { !$0.isNaN }
          return switch method {
          case "mean": known.isEmpty ? .nan : known.reduce(0, +) / Double(known.count)
          case "median": quantile(known, 0.5)
          case "max": known.max() ?? .nan
          default: known.min() ?? .nan
          }
        }
        var wanted: [(String?, Int64, Double)] = []
        for row in series.rows {
          let group = groups.first { $0.contains(row) } ?? []
          wanted.append(
            (
              series.names[row], series.nodes[row],
              series.load[row].isNaN ? fill(group) : series.load[row]
            ))
          guard series.nodes.lastIndex(of: series.nodes[row]) == row else { continue }
          for group in groups
          where !group.contains(where: { series.nodes[$0] == series.nodes[row] }) {
            wanted.append((series.names[group[0]], series.nodes[row], fill(group)))
          }
        }
        #expect(try result.names(of: "name") == wanted.map(\.0), "seed \(seed)")
        #expect(try column("node", of: result) == wanted.map { .integer($0.1) })
        #expect(try zip(reals("load", of: result), wanted).allSatisfy { isClose($0, $1.2) })
        if seed < 30 { try expectSameRangesInAnyOrder(result, seed: UInt64(seed)) }
      }
    }
  }

  @Test func saysWhatIsWrong() {
    let source = NamedSeries(seed: 20).source
    func error(_ options: ConfigValue) -> PlotError? {
      failure(of: ImputeTransform.self, options, on: source)
    }
    #expect(
      error(["impute": "load", "key": "time"])?.remedy == "add \"value\", or another \"method\"")
    #expect(
      error(["impute": "load", "key": "time", "method": "mean", "value": 3])?.place?.path
        == "transform[0].value")
    #expect(
      error(["impute": "name", "key": "time", "value": 3])?.message.contains("names") == true)
    #expect(
      error(["impute": "load", "key": "tme", "value": 3])?.remedy == "did you mean \"time\"?")
  }
}
