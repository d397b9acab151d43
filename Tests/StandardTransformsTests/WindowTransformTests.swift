import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct WindowTransformTests {
  private static let order: ConfigValue = [["field": "load", "order": "descending"]]

  private func windowed(
    _ columns: ConfigValue, _ source: any Source, frame: ConfigValue = [nil, 0],
    ignorePeers: Bool = false
  ) throws -> any Source {
    try apply(
      WindowTransform.self,
      [
        "window": columns, "groupby": "name", "sort": Self.order, "frame": frame,
        "ignorePeers": .init(booleanLiteral: ignorePeers),
      ], to: source)
  }

  @Test(arguments: [1, 2]) func agreesWithDuckDB(seed: Int) throws {
    let recorded = try RecordedAnswers(seed: seed)
    let source = recorded.source
    let answer = try recorded.answer("window")
    func expect(_ name: String, _ result: any Source, _ cell: Int) throws {
      let found = try numbers(name, of: result)
      try #require(found.count == answer.count)
      for (value, cells) in zip(found, answer) {
        #expect(isSame(value, cells[cell]), "\(name), row \(cells[0]): \(value), \(cells[cell])")
      }
    }
    let ranks = try windowed(
      [
        ["op": "row_number"], ["op": "rank"], ["op": "dense_rank"], ["op": "percent_rank"],
        ["op": "cume_dist"], ["op": "lag", "field": "whole"],
        ["op": "lead", "field": "load", "param": 2],
        ["op": "sum", "field": "whole", "as": "range"],
      ], source)
    for (index, name) in [
      "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "lag_whole", "lead_load",
    ].enumerated() {
      try expect(name, ranks, index + 1)
    }
    try expect("range", ranks, 12)
    let ends = try windowed(
      [["op": "first_value", "field": "whole"], ["op": "last_value", "field": "whole"]], source,
      frame: [nil, nil])
    try expect("first_value_whole", ends, 8)
    try expect("last_value_whole", ends, 9)
    func folded(_ op: ConfigValue, _ field: ConfigValue, _ frame: ConfigValue) throws -> any Source
    {
      try windowed(
        ["op": op, "field": field, "as": "r"], source, frame: frame, ignorePeers: true)
    }
    try expect("r", try folded("sum", "whole", [-2, 1]), 10)
    try expect("r", try folded("mean", "load", [nil, 0]), 11)
    try expect("r", try folded("min", "whole", [-3, 0]), 13)
  }

  @Test func agreesWithWindowsGatheredRowByRow() throws {
    for seed in 0..<120 {
      var random = SeededGenerator(seed: UInt64(seed))
      let series = NamedSeries(seed: UInt64(seed))
      let (before, behind) = (random.below(4), random.below(4))
      let result = try windowed(
        [
          ["op": "count"], ["op": "max", "field": "load"], ["op": "sum", "field": "load"],
          ["op": "lag", "field": "name"], ["op": "sum", "field": "heap"],
        ], series.source, frame: [.init(integerLiteral: -before), .init(integerLiteral: behind)],
        ignorePeers: true)
      var (counts, sums) = (series.heap, series.heap)
      var (highest, loads) = (series.load, series.load)
      var before0 = series.names
      for rows in series.groups() {
        let order = rows.sorted { a, b in
          let (x, y) = (series.load[a], series.load[b])
          if x.isNaN || y.isNaN { return x.isNaN == y.isNaN ? a < b : y.isNaN }
          return x != y ? x > y : a < b
        }
        for (place, row) in order.enumerated() {
          let frame = order[max(0, place - before)...min(order.count - 1, place + behind)]
          let known = frame.map { series.load[$0] }.filter { !$0.isNaN }
          counts[row] = Int64(frame.count)
          sums[row] = frame.reduce(0) { $0 + series.heap[$1] }
          highest[row] = known.max() ?? .nan
          loads[row] = known.isEmpty ? .nan : known.reduce(0, +)
          before0[row] = place > 0 ? series.names[order[place - 1]] : nil
        }
      }
      #expect(try column("count", of: result) == counts.map { .integer($0) })
      #expect(try column("sum_heap", of: result) == sums.map { .integer($0) })
      #expect(try reals("max_load", of: result).map(Cell.init) == highest.map { Cell($0) })
      #expect(try zip(reals("sum_load", of: result), loads).allSatisfy { isClose($0, $1) })
      #expect(try result.names(of: "lag_name") == before0)
      #expect(try column("event", of: result) == series.rows.map { .integer(Int64($0)) })
      if seed < 80 { try expectSameRangesInAnyOrder(result, seed: UInt64(seed)) }
    }
  }

  @Test func runsAlongTheRowsWithoutAnOrder() throws {
    let result = try apply(
      WindowTransform.self,
      [
        "window": [
          ["op": "sum", "field": "heap"], ["op": "rank"], ["op": "lead", "field": "time"],
        ]
      ],
      to: table(time: [1, 1, 5], heap: [3, 3, 4]))
    #expect(try column("sum_heap", of: result) == [3, 6, 10].map { .integer($0) })
    #expect(try reals("rank", of: result) == [1, 2, 3])
    #expect(try reals("lead_time", of: result).map(Cell.init) == [1, 5, .nan].map { Cell($0) })
    #expect(result.columns[4].unit == .bytes)
  }

  @Test func saysWhatIsWrong() throws {
    let source = NamedSeries(seed: 20).source
    func error(_ options: ConfigValue) -> PlotError? {
      failure(of: WindowTransform.self, options, on: source)
    }
    let misspelt = error(["window": ["op": "rnk"]])
    #expect(misspelt?.remedy == "did you mean \"rank\"?")
    #expect(misspelt?.place?.path == "transform[0].window.op")
    #expect(error(["window": ["op": "sum"]])?.remedy == "add \"field\"")
    #expect(error(["window": ["op": "rank", "param": 2]])?.remedy == "leave it out")
    #expect(
      error(["window": ["op": "rank"], "frame": [1, 2]])?.place?.path == "transform[0].frame[0]")
    #expect(error(["window": ["op": "rank"], "frame": [-1, -1]]) != nil)
    #expect(error(["window": ["op": "rank"], "frame": [0]]) != nil)
    #expect(
      error(["window": [["op": "rank"], ["op": "rank"]]])?.message.contains("\"rank\"") == true)
    #expect(
      error(["window": ["op": "sum", "field": "name"]])?.message.contains("holds names") == true)
    #expect(
      error(["window": ["op": "rank"], "sort": ["field": "laod"]])?.remedy
        == "did you mean \"load\"?")
    let big = MemorySource([(Column("n"), .integers([.max, 1]))])
    let sums = try apply(WindowTransform.self, ["window": ["op": "sum", "field": "n"]], to: big)
    #expect(throws: PlotError.self) { try reals("sum_n", of: sums) }
  }
}
