import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct AggregateTransformTests {
  private func statistics(_ list: [(String, String?)]) -> ConfigValue {
    ConfigValue(
      .array(
        list.map { op, field in
          field.map { ["op": .init(stringLiteral: op), "field": .init(stringLiteral: $0)] }
            ?? ["op": .init(stringLiteral: op)]
        }), at: Place(file: "test"))
  }

  @Test(arguments: [1, 2]) func agreesWithDuckDB(seed: Int) throws {
    let recorded = try RecordedAnswers(seed: seed)
    let list: [(String, String?)] =
      [("count", nil)]
      + ["valid", "missing", "distinct"].map { ($0, "load") }
      + ["sum", "min", "max", "mean"].map { ($0, "whole") }
      + [
        "sum", "average", "min", "max", "median", "q1", "q3", "variance", "variancep", "stdev",
        "stdevp", "stderr", "product",
      ].map { ($0, "load") } + ["median", "p95", "p50", "distinct"].map { ($0, "whole") }
    let result = try apply(
      AggregateTransform.self, ["groupby": "name", "aggregate": statistics(list)],
      to: recorded.source)
    let answer = try recorded.answer("aggregate")
    #expect(try result.names(of: "name") == answer.map { $0[0].isEmpty ? nil : $0[0] })
    for (index, (op, field)) in list.enumerated() {
      let name = [op, field].compactMap { $0 }.joined(separator: "_")
      let found = try numbers(name, of: result)
      try #require(found.count == answer.count)
      for (value, cells) in zip(found, answer) {
        #expect(isSame(value, cells[index + 1]), "\(name): \(value) and \(cells[index + 1])")
      }
    }
  }

  @Test func agreesWithGroupsGatheredRowByRow() throws {
    for seed in 0..<200 {
      let series = NamedSeries(seed: UInt64(seed))
      let withNodes = seed.isMultiple(of: 2)
      let result = try apply(
        AggregateTransform.self,
        [
          "groupby": withNodes ? ["name", "node"] : ["name"],
          "aggregate": statistics([
            ("count", nil), ("sum", "heap"), ("mean", "load"), ("q3", "load"), ("p90", "heap"),
            ("p10", "load"), ("median", "load"), ("stdev", "heap"), ("distinct", "name"),
            ("max", "time"), ("min", "load"),
          ]),
        ], to: series.source)
      let groups = series.groups(withNodes: withNodes)
      #expect(try result.names(of: "name") == groups.map { series.names[$0[0]] })
      let exact: [(String, ([Int]) -> Int64)] = [
        ("count", { Int64($0.count) }), ("sum_heap", { $0.reduce(0) { $0 + series.heap[$1] } }),
        (
          "p90_heap",
          { $0.map { series.heap[$0] }.sorted()[Int((Double($0.count) * 0.9).rounded(.up)) - 1] }
        ),
        ("distinct_name", { _ in 1 }), ("max_time", { $0.map { series.time[$0] }.max() ?? 0 }),
      ]
      for (name, wanted) in exact {
        #expect(
          try column(name, of: result) == groups.map { .integer(wanted($0)) }, "\(name), \(seed)")
      }
      func loads(_ rows: [Int]) -> [Double] { rows.map { series.load[$0] }.filter { !$0.isNaN } }
      let close: [(String, ([Int]) -> Double)] = [
        ("mean_load", { loads($0).reduce(0, +) / Double(loads($0).count) }),
        ("q3_load", { quantile(loads($0), 0.75) }),
        ("median_load", { quantile(loads($0), 0.5) }), ("min_load", { loads($0).min() ?? .nan }),
        (
          "p10_load",
          { rows in
            let sorted = loads(rows).sorted()
            return sorted.isEmpty
              ? .nan : sorted[Int((Double(sorted.count) * 0.1).rounded(.up)) - 1]
          }
        ),
        (
          "stdev_heap",
          { rows in
            let heap = rows.map { Double(series.heap[$0]) }
            let mean = heap.reduce(0, +) / Double(heap.count)
            let squares = heap.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return heap.count > 1 ? (squares / Double(heap.count - 1)).squareRoot() : .nan
          }
        ),
      ]
      for (name, wanted) in close {
        for (found, rows) in zip(try reals(name, of: result), groups) {
          #expect(isClose(found, wanted(rows)), "\(name), seed \(seed)")
        }
      }
      try expectSameRangesInAnyOrder(result, seed: UInt64(seed))
    }
  }

  @Test func tellsAllRowsWithoutKeysAndNothingWithoutRows() throws {
    let all: ConfigValue = ["aggregate": ["op": "mean", "field": "heap", "as": "m"]]
    let result = try apply(
      AggregateTransform.self, all, to: table(time: [0, 1], heap: [1, 4]))
    #expect(result.columns.map(\.name) == ["m"] && result.columns[0].unit == .bytes)
    #expect(try reals("m", of: result) == [2.5])
    #expect(try apply(AggregateTransform.self, all, to: table(time: [])).rowCount == 0)
  }

  @Test func keepsUnitsAndDatesAndOrder() throws {
    let day: Int64 = 1_700_000_000_000_000_000
    let source = MemorySource([
      (
        Column("time", unit: .seconds, offset: day, scale: 1e-9, isAscending: true),
        .integers([day, day, day + 5_000_000_000, day + 5_000_000_001])
      ),
      (Column("rss", unit: .bytes, scale: 1024), .integers([1, 2, 3, 4])),
    ])
    let result = try apply(
      AggregateTransform.self,
      [
        "groupby": "time",
        "aggregate": statistics([("sum", "rss"), ("variance", "rss"), ("median", "time")]),
      ], to: source)
    #expect(result.columns[0].isAscending && result.columns[0].clockStart?.seconds == 1_700_000_000)
    #expect(try reals("sum_rss", of: result) == [3072, 3072, 4096])
    #expect(result.columns.map(\.unit) == [.seconds, .bytes, Unit("B²"), .seconds])
    #expect(result.columns[3].clockStart?.seconds == 1_700_000_000)
    #expect(try reals("median_time", of: result) == [0, 5, 5.000000001])
    #expect(result.mainColumn?.name == "sum_rss")
  }

  @Test func saysWhichNamesACurveBelongsTo() throws {
    func groupedBy(_ keys: ConfigValue) throws -> [String] {
      try apply(
        AggregateTransform.self, ["groupby": keys, "aggregate": ["op": "count"]],
        to: NamedSeries(seed: 20).source
      ).info.groupedBy
    }
    #expect(try groupedBy(["time", "name"]) == ["name"])
    #expect(try groupedBy(["name"]).isEmpty && groupedBy(["time"]).isEmpty)
  }

  @Test func sumsWholeNumbersIn128BitsAndTellsWhatDoesNotFit() throws {
    let big = Int64.max
    let source = MemorySource([
      (Column("pod"), .names(["a", "b", "a", "b", "a"])),
      (Column("n"), .integers([big, big, big, -1, -big])),
    ])
    let options: ConfigValue = [
      "groupby": "pod", "aggregate": ["op": "sum", "field": "n"],
    ]
    let result = try apply(AggregateTransform.self, options, to: source)
    #expect(try column("sum_n", of: result) == [.integer(big), .integer(big - 1)])
    let one = MemorySource([
      (Column("pod"), .names(["a", "a"])), (Column("n"), .integers([big, 1])),
    ])
    let error = failure(of: AggregateTransform.self, options, on: one)
    #expect(error?.message == "the sum of \"n\" is beyond 64 bits for \"a\"")
    let mean = try apply(
      AggregateTransform.self, ["aggregate": ["op": "mean", "field": "n"]], to: one)
    #expect(try reals("mean_n", of: mean) == [0x1p62])
  }

  @Test func holdsManyGroupsAndFindsThemAgain() throws {
    let keys = (0..<50_000).map { Int64($0 % 9973) &* 0x5DEE_CE66 }
    let source = MemorySource(
      [
        (Column("key"), .integers(keys)), (Column("n"), .integers(keys.map { _ in 2 })),
      ], blockRows: 999)
    let result = try apply(
      AggregateTransform.self,
      ["groupby": "key", "aggregate": ["op": "sum", "field": "n"]], to: source)
    #expect(result.rowCount == 9973)
    #expect(try reals("key", of: result) == keys.prefix(9973).map { Double($0) })
    #expect(try reals("sum_n", of: result).reduce(0, +) == 100_000)
  }

  @Test func saysWhatIsWrongWhere() throws {
    func error(_ options: ConfigValue) -> PlotError? {
      failure(of: AggregateTransform.self, options, on: NamedSeries(seed: 20).source)
    }
    let misspelt = error(["aggregate": [["op": "count"], ["op": "medain", "field": "heap"]]])
    #expect(misspelt?.message == "no statistic \"medain\"")
    #expect(misspelt?.remedy == "did you mean \"median\"?")
    #expect(misspelt?.place?.path == "transform[0].aggregate[1].op")
    #expect(error(["aggregate": ["op": "sum"]])?.remedy == "add \"field\"")
    #expect(error(["aggregate": ["op": "p101", "field": "heap"]]) != nil)
    #expect(
      error(["aggregate": ["op": "sum", "field": "name"]])?.message.contains("holds names") == true)
    let twins = error([
      "aggregate": [["op": "count"], ["op": "min", "field": "heap", "as": "count"]]
    ])
    #expect(twins?.message == "two columns would be called \"count\"")
    #expect(twins?.place?.path == "transform[0].aggregate[1]")
    #expect(
      error(["groupby": "nam", "aggregate": ["op": "count"]])?.remedy == "did you mean \"name\"?")
    #expect(error([:])?.message == "\"aggregate\" is missing")
    #expect(error(["aggregate": []]) != nil)
    #expect(
      error(["aggregate": [["op": "count", "feld": "x"]]])?.remedy == "did you mean \"field\"?")
  }
}
