import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct AlignTransformTests {
  /// Applies transforms one after the other to two sources that are called `a` and `b`.
  private func align(
    _ options: ConfigValue, _ sources: [any Source], difference: Bool = false,
    names: [String] = ["a", "b"]
  ) throws -> any Source {
    let context = TransformContext(names: names)
    var result = try make(AlignTransform.self, options).apply(to: sources, in: context)
    if difference {
      result = try make(DifferenceTransform.self, [:]).apply(to: result, in: context)
    }
    return try #require(result.first)
  }

  /// The common places and the rows that hold there, found by looking at all rows for each.
  private func merged(_ a: [Double], _ b: [Double], _ start: Double, _ end: Double) -> [(
    x: Double, a: Int, b: Int
  )] {
    var rows: [(x: Double, a: Int, b: Int)] = []
    for x in Set(a + b).sorted() where x >= start && x <= end {
      let (ofA, ofB) = (a.indices.filter { a[$0] == x }, b.indices.filter { b[$0] == x })
      let (lastA, lastB) = (a.lastIndex { $0 < x }, b.lastIndex { $0 < x })
      for index in 0..<max(ofA.count, ofB.count) {
        rows.append(
          (
            x, index < ofA.count ? ofA[index] : ofA.last ?? lastA ?? -1,
            index < ofB.count ? ofB[index] : ofB.last ?? lastB ?? -1
          ))
      }
    }
    return rows
  }

  @Test func inputsOfOneNameAreNumbered() throws {
    let source = table(time: [0, 1], heap: [1, 2])
    let result = try align([:], [source, source, source], names: ["a", "a", "a"])
    let names = result.columns.map(\.name)
    #expect(names.filter { $0.hasSuffix("heap") } == ["a_heap", "a_2_heap", "a_3_heap"])
  }

  @Test func joinsTimesAsLookingAtAllRowsDoes() throws {
    for seed in 0..<500 {
      let (a, b) = (Series(seed: UInt64(seed)), Series(seed: UInt64(seed * 3 + 5)))
      // Series begin anywhere; from their own first sample they overlap.
      let sources = try [a, b].map { try apply(RebaseTransform.self, [:], to: $0.source) }
      let result = try align([:], sources)
      let (x, y) = (
        a.time.map { Double($0 - a.time[0]) }, b.time.map { Double($0 - b.time[0]) }
      )
      var rows: [(x: Double, a: Int, b: Int)] = []
      if let lastX = x.last, let lastY = y.last { rows = merged(x, y, 0, min(lastX, lastY)) }
      #expect(try column("time", of: result) == rows.map { .integer(Int64($0.x)) }, "\(seed)")
      #expect(try column("a_heap", of: result) == rows.map { .integer(a.heap[$0.a]) }, "\(seed)")
      #expect(try column("b_heap", of: result) == rows.map { .integer(b.heap[$0.b]) }, "\(seed)")
      #expect(try column("b_load", of: result) == rows.map { Cell(b.load[$0.b]) })
      try expectSameRangesInAnyOrder(result, seed: UInt64(seed))
    }
  }

  @Test func joinsProgressAsLookingAtAllRowsDoes() throws {
    for seed in 0..<500 {
      let (a, b) = (Series(seed: UInt64(seed + 1)), Series(seed: UInt64(seed * 3 + 5)))
      let result = try align(["on": "progress"], [a.source, b.source])
      let shares = [a.time, b.time].map { times in
        times.map { time in
          times.last! > times[0] ? Double(time - times[0]) / Double(times.last! - times[0]) : 0
        }
      }
      let rows =
        shares.allSatisfy { !$0.isEmpty } ? merged(shares[0], shares[1], 0, 1) : []
      #expect(try column("progress", of: result) == rows.map { Cell($0.x) }, "\(seed)")
      #expect(try column("a_heap", of: result) == rows.map { .integer(a.heap[$0.a]) }, "\(seed)")
      #expect(try column("b_load", of: result) == rows.map { Cell(b.load[$0.b]) })
      let difference = try align(
        ["on": "progress"], [a.source, b.source], difference: true)
      #expect(difference.columns.map(\.name) == ["progress", "heap", "load"])
      #expect(
        try column("heap", of: difference)
          == rows.map { .integer(b.heap[$0.b] - a.heap[$0.a]) })
      #expect(
        try column("load", of: difference) == rows.map { Cell(b.load[$0.b] - a.load[$0.a]) })
      try expectSameRangesInAnyOrder(difference, seed: UInt64(seed))
    }
  }

  @Test func puttingEventsSideBySideEndsWithTheShorter() throws {
    let a = table(time: [0, 5, 9], heap: [1, 2, 3])
    let b = table(time: [1, 1], heap: [10, 20])
    let result = try align(["on": "events", "fields": ["heap", "time"]], [a, b])
    #expect(result.columns.map(\.name) == ["event", "a_heap", "a_time", "b_heap", "b_time"])
    #expect(try column("event", of: result) == [0, 1].map { .integer($0) })
    #expect(try column("a_time", of: result) == [0, 5].map { .integer($0) })
    #expect(try column("b_heap", of: result) == [10, 20].map { .integer($0) })
  }

  @Test func beginsWhereAllHaveBegun() throws {
    let a = table(time: [0, 10, 20, 30], heap: [1, 2, 3, 4])
    let b = table(time: [15, 25, 99], heap: [10, 20, 30])
    let result = try align(["fields": "heap"], [a, b])
    #expect(try column("time", of: result) == [15, 20, 25, 30].map { .integer($0) })
    #expect(try column("a_heap", of: result) == [2, 3, 3, 4].map { .integer($0) })
    #expect(try column("b_heap", of: result) == [10, 10, 20, 20].map { .integer($0) })
    let apart = try align([:], [a, table(time: [31])])
    #expect(apart.rowCount == 0)
  }

  @Test func goesOnFromPlacesFarInALongTable() throws {
    let a = table(time: (0..<40_000).map { $0 * 2 }, heap: (0..<40_000).map { $0 })
    let b = table(time: (0..<40_000).map { $0 * 2 + 1 }, heap: (0..<40_000).map { $0 * 10 })
    let result = try align(["fields": "heap"], [a, b], difference: true)
    #expect(result.rowCount == 79_998)
    #expect(try result.value(row: 70_000, column: 0) == .integer(70_001))
    #expect(try result.value(row: 70_000, column: 1) == .integer(350_000 - 35_000))
    try expectSameRangesInAnyOrder(result, seed: 3)
  }

  @Test func differencesAreExactOrTellTheRow() throws {
    let big = Int64(1) << 60
    let a = table(time: [0, 1], heap: [big + 1, 0])
    let b = table(time: [0, 1], heap: [big + 4, 5])
    #expect(
      try column("heap", of: align([:], [a, b], difference: true)) == [3, 5].map { .integer($0) })
    let wide = try align(
      [:], [table(time: [0, 1], heap: [1, .min]), table(time: [0, 1], heap: [2, 1])],
      difference: true)
    #expect(fails({ _ = try column("heap", of: wide) }, with: "beyond 64 bits at row 1"))
  }

  @Test func tellsWhatDoesNotFit() {
    let seconds = table(time: [0, 1])
    let ticks = MemorySource([
      (Column("time", unit: .ticks, isAscending: true), .integers([0, 1])),
      (Column("heap", unit: .bytes), .integers([0, 1])),
    ])
    #expect(
      fails({ _ = try align([:], [seconds, ticks]) }, with: "is in s, that of \"b\" in ticks"))
    #expect(fails({ _ = try align(["over": "heap"], [seconds, ticks]) }, with: "does not ascend"))
    #expect(fails({ _ = try align(["on": "events", "over": "time"], []) }, with: "not measured"))
    #expect(
      fails(
        {
          _ = try align(
            [:], [seconds, seconds, seconds], difference: true, names: ["a", "b", "c"])
        }, with: "two inputs, not 3"))
    #expect(
      failure(of: DifferenceTransform.self, [:], on: seconds)?.remedy?.contains("align") == true)
  }

  private func fails(_ body: () throws -> Void, with text: String) -> Bool {
    do { try body() } catch { return "\(error)".contains(text) }
    return false
  }
}
