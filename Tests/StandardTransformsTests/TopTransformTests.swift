import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct TopTransformTests {
  private func rows(_ source: any Source) throws -> [String] {
    let names = try source.names(of: "pod")
    let (time, heap) = (try reals("time", of: source), try numbers("heap", of: source))
    return names.indices.map { "\(Int(time[$0])) \(names[$0] ?? "-") \(heap[$0].digits)" }
  }

  private func source(_ rows: [(Int64, String?, Int64)]) -> MemorySource {
    MemorySource(
      [
        (Column("time", unit: .seconds, isAscending: true), .integers(rows.map(\.0))),
        (Column("pod"), .names(rows.map(\.1))),
        (Column("heap", unit: .bytes), .integers(rows.map(\.2))),
        (Column("cpu", storage: .real), .reals(rows.map { Double($0.2) })),
      ], blockRows: 2)
  }

  @Test func keepsTheLargestAndTellsTheOthers() throws {
    let result = try apply(
      TopTransform.self, ["field": "pod", "limit": 2, "by": "heap"],
      to: source([(0, "a", 1), (0, "b", 9), (0, nil, 4), (1, "a", 5), (1, "b", 0), (1, "c", 5)]))
    #expect(try rows(result) == ["0 a 1", "0 b 9", "1 a 5", "1 b 0"])
    #expect(result.info.notes.last?.code == "names-left-out")
    #expect(result.info.notes.last?.count == 2)
  }

  @Test func sumsTheOthersAtEachMomentAndHoldsThemBetween() throws {
    let result = try apply(
      TopTransform.self,
      ["field": "pod", "limit": 1, "by": "heap", "op": "sum", "others": "sum"],
      to: source([
        (0, "a", 100), (0, "b", 1), (0, "c", 10), (1, "a", 100), (1, "c", 20), (2, "b", 3),
        (2, "c", 30), (3, "a", 50), (3, "c", 40), (4, "a", 1),
      ]))
    // b has no row at 1 and holds; after its last one it is gone.
    #expect(
      try rows(result) == [
        "0 a 100", "0 2 others 11", "1 a 100", "1 2 others 21", "2 2 others 33", "3 a 50",
        "3 2 others 40", "4 a 1",
      ])
    #expect(try reals("cpu", of: result).filter(\.isNaN).count == 4)
    #expect(result.columns[0].isAscending && result.columns[2].storage == .integer)
    try expectSameRangesInAnyOrder(result, seed: 3)
  }

  @Test func sumsAllWhereThereAreNoTimes() throws {
    let bars = MemorySource([
      (Column("pod"), .names(["a", "b", "c", "a"])),
      (Column("load", storage: .real), .reals([4, 1, 2, .nan])),
    ])
    let result = try apply(
      TopTransform.self, ["field": "pod", "limit": 1, "op": "last", "others": "sum"], to: bars)
    #expect(try result.names(of: "pod") == ["a", "a", "2 others"])
    #expect(try reals("load", of: result).last == 3)
  }

  @Test func agreesWithRanksOfEveryName() throws {
    for seed in 0..<120 {
      let series = NamedSeries(seed: UInt64(seed))
      for op in ["sum", "max", "last"] {
        let result = try apply(
          TopTransform.self,
          ["field": "name", "limit": 2, "by": "heap", "op": .init(stringLiteral: op)],
          to: series.source)
        let groups = series.groups()
        func rank(_ rows: [Int]) -> Int64 {
          switch op {
          case "sum": rows.reduce(0) { $0 + series.heap[$1] }
          case "max": rows.map { series.heap[$0] }.max() ?? 0
          default: series.heap[rows.last ?? 0]
          }
        }
        // Sorting is stable: of equals the first stays first.
        let order = groups.enumerated().sorted {
          let (a, b) = (rank($0.element), rank($1.element))
          return a != b ? a > b : $0.offset < $1.offset
        }
        let kept = Set(order.prefix(2).flatMap(\.element))
        #expect(
          try column("event", of: result)
            == series.rows.filter(kept.contains).map { .integer(Int64($0)) })
      }
    }
  }

  @Test func refusesSumsOfSomeOfTheOthersOnly() {
    let apart = source((0..<40).map { (Int64($0), ["a", "b", "c", "d", "e"][$0 % 5], 1) })
    let error = failure(
      of: TopTransform.self,
      ["field": "pod", "limit": 1, "op": "sum", "others": "sum", "by": "heap"], on: apart)
    #expect(error?.message.contains("not of the same moments") == true)
    #expect(
      failure(of: TopTransform.self, ["field": "pod", "others": "sum"], on: apart)?.place?.path
        == "transform[0].others")
    #expect(
      failure(of: TopTransform.self, ["field": "heap"], on: apart)?.message.contains(
        "holds numbers")
        == true)
  }
}
