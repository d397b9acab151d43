import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct FilterTransformTests {
  @Test func keepsARangeOfAnAscendingColumnWithoutACopy() throws {
    let source = table(time: [0, 1, 1, 2, 5, 5, 9])
    let result = try apply(
      FilterTransform.self, ["field": "time", "range": [1, "5s"]], to: source)
    #expect(result is RangeSource)
    #expect(try column("time", of: result) == [1, 1, 2, 5, 5].map { .integer($0) })
    #expect(try column("event", of: result) == [1, 2, 3, 4, 5].map { .integer($0) })
    // Whoever computes row numbers from the column alone gets the same.
    #expect(result.columns[0].offset == -1)
  }

  @Test func understandsUnitsAndOpenEnds() throws {
    let source = MemorySource([
      (
        Column("time", unit: .seconds, scale: 0.001, isAscending: true),
        .integers([0, 100, 1500, 2000])
      ),
      (Column("heap", unit: .bytes), .integers([10, 2048, 5, 4096])),
    ])
    func rows(_ options: ConfigValue) throws -> Int {
      try apply(FilterTransform.self, options, to: source).rowCount
    }
    #expect(try rows(["field": "time", "range": ["100ms", "1.5s"]]) == 2)
    #expect(try rows(["field": "time", "range": [nil, 0.1]]) == 2)
    #expect(try rows(["field": "time", "range": ["0.2 s", nil]]) == 2)
    #expect(try rows(["field": "heap", "range": ["2KiB", nil]]) == 2)
    #expect(try rows(["field": "heap", "range": [5.5, 10.5]]) == 1)
    #expect(try rows(["field": "heap", "range": [-1e300, 1e300]]) == 4)
    #expect(try rows(["expr": "heap > 2KiB || time < 0.05"]) == 2)
  }

  /// Options that keep nothing, and what their columns hold.
  static let nothing: [(options: ConfigValue, words: String)] = [
    (["field": "heap", "range": [11, 20]], "\"heap\" goes from 5 B to 4 KiB"),
    (["field": "heap", "range": [1e300, nil]], "\"heap\" goes from 5 B to 4 KiB"),
    (["field": "time", "range": [9, 5]], "\"time\" goes from 0 s to 2 s"),
    (
      ["expr": "heap > 1GiB && load > 0"],
      "\"heap\" goes from 5 B to 4 KiB, \"load\" is 0.5 throughout"
    ),
    (["expr": "none"], "\"none\" holds gaps alone"),
  ]

  @Test(arguments: nothing)
  func aFilterThatKeepsNothingSaysWhatItsColumnsHold(_ options: ConfigValue, _ words: String) {
    let source = MemorySource([
      (Column("time", unit: .seconds, isAscending: true), .integers([0, 1, 2])),
      (Column("heap", unit: .bytes), .integers([10, 5, 4096])),
      (Column("load", storage: .real), .reals([0.5, .nan, 0.5])),
      (Column("none", storage: .real), .reals([.nan, .nan, .nan])),
    ])
    let error = failure(of: FilterTransform.self, options, on: source)
    #expect(error?.message == "filter keeps none of 3 rows" && error?.stage == .input)
    #expect(error?.remedy == words)
  }

  @Test func takesPrefixesOfTicks() throws {
    let source = MemorySource([
      (
        Column("time", unit: .ticks, isAscending: true),
        .integers([0, 1_000_000_000, 2_000_000_000])
      )
    ])
    let result = try apply(
      FilterTransform.self, ["field": "time", "range": ["1 Gticks", "2000000000ticks"]], to: source)
    #expect(result.rowCount == 2)
    let wrong = failure(
      of: FilterTransform.self, ["field": "time", "range": ["1s", nil]], on: source)
    #expect(wrong?.message == "\"1s\" does not fit the column \"time\", which is in ticks")
    #expect(wrong?.remedy?.contains("hz") == true)
    #expect(wrong?.place?.path == "transform[0].range[0]")
  }

  @Test func agreesWithATestOfEveryRow() throws {
    for seed in 0..<1000 {
      var random = SeededGenerator(seed: UInt64(seed))
      let series = Series(seed: UInt64(seed))
      let (low, high) = (random.below(1500), random.below(3000))
      let options: [(ConfigValue, (Int) -> Bool)] = [
        (
          ["field": "heap", "range": [.init(integerLiteral: low), .init(integerLiteral: high)]],
          { (Int64(low)...).contains(series.heap[$0]) && series.heap[$0] <= high }
        ),
        (["field": "load", "range": [nil, 0.25]], { series.load[$0] <= 0.25 }),
        (
          ["expr": .init(stringLiteral: "heap > \(low) && event != 3")],
          { series.heap[$0] > low && $0 != 3 }
        ),
        (["expr": "load"], { series.load[$0] < 0 || series.load[$0] > 0 }),
        (
          [
            "field": "time",
            "range": [.init(integerLiteral: low / 100), .init(integerLiteral: high / 20)],
          ],
          { series.time[$0] >= low / 100 && series.time[$0] <= high / 20 }
        ),
        (
          ["field": "event", "range": [2, .init(integerLiteral: low / 20)]],
          { $0 >= 2 && $0 <= low / 20 }
        ),
      ]
      for (option, holds) in options {
        let rows = (0..<series.source.rowCount).filter(holds)
        guard !rows.isEmpty || series.source.rowCount == 0 else {
          let error = failure(of: FilterTransform.self, option, on: series.source)
          #expect(error?.message.hasPrefix("filter keeps none of ") == true)
          continue
        }
        let result = try apply(FilterTransform.self, option, to: series.source)
        #expect(result.rowCount == rows.count)
        #expect(try column("event", of: result) == rows.map { .integer(Int64($0)) })
        #expect(try column("time", of: result) == rows.map { .integer(series.time[$0]) })
        #expect(try column("heap", of: result) == rows.map { .integer(series.heap[$0]) })
        #expect(try column("load", of: result) == rows.map { Cell(series.load[$0]) })
        #expect(result.info.extents.isEmpty || result.rowCount == series.source.rowCount)
        #expect(result.columns.map(\.name) == series.source.columns.map(\.name))
        if seed < 150 { try expectSameRangesInAnyOrder(result, seed: UInt64(seed)) }
      }
    }
  }

  @Test func passesOverLongStretchesThatAreNotKept() throws {
    let heap = (0..<100_000).map { Int64($0 == 70_000 || $0 == 99_999 ? 1 : 0) }
    let source = table(time: heap.indices.map { Int64($0) }, heap: heap, blockRows: 1000)
    let result = try apply(FilterTransform.self, ["expr": "heap"], to: source)
    #expect(try column("event", of: result) == [.integer(70_000), .integer(99_999)])
    let reader = try result.makeReader(of: [1])
    #expect(try reader.read(1..<2).columns[0].integer(at: 0) == 99_999)
    #expect(try reader.read(0..<1).columns[0].integer(at: 0) == 70_000)
  }

  @Test func searchesAnAscendingColumnThatEndsInGaps() throws {
    let source = MemorySource([
      (Column("x", storage: .real, isAscending: true), .reals([1, 2, 3, .nan, .nan]))
    ])
    let result = try apply(FilterTransform.self, ["field": "x", "range": [2, nil]], to: source)
    #expect(try column("x", of: result) == [Cell(2.0), Cell(3.0)])
  }

  @Test func saysWhatIsMissing() {
    #expect(failure(of: FilterTransform.self, [:])?.remedy?.contains("expr") == true)
    #expect(
      failure(of: FilterTransform.self, ["field": "heap"])?.remedy
        == "add \"range\" for numbers, \"oneOf\" for names")
    #expect(failure(of: FilterTransform.self, ["field": "a", "range": [1]]) != nil)
    #expect(failure(of: FilterTransform.self, ["field": "a", "range": [1, true]]) != nil)
    #expect(
      failure(of: FilterTransform.self, ["field": "a", "range": [1, 2], "expr": "1"]) != nil)
    let unknown = failure(
      of: FilterTransform.self, ["field": "heep", "range": [1, 2]], on: table(time: [1]))
    #expect(unknown?.remedy == "did you mean \"heap\"?")
  }
}
