import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct SortTransformTests {
  @Test func leavesRowsThatAreInOrder() throws {
    let source = table(time: [1, 2, 3], heap: [1, 1, 4])
    #expect(try apply(SortTransform.self, ["field": "time"], to: source) is MemorySource)
    let result = try apply(SortTransform.self, ["field": "heap"], to: source)
    #expect(result.columns[2].isAscending)
    #expect(result.columns[0].storage == .row)
  }

  @Test func knowsThatGapsEndTheAscent() throws {
    let source = table(time: [1, 2, 3], load: [.nan, 2, 1])
    let result = try apply(SortTransform.self, ["field": "load"], to: source)
    #expect(!result.columns[3].isAscending)
    #expect(!result.columns[1].isAscending)
    #expect(try column("event", of: result) == [2, 1, 0].map { .integer($0) })
  }

  @Test(arguments: [(5, 2), (1, 2), (7, 3), (1000, 64)])
  func agreesWithAStableSortInMemory(runRows: Int, fanIn: Int) throws {
    for seed in 0..<250 {
      let series = Series(seed: UInt64(seed))
      for (field, isDescending) in [
        ("heap", false), ("heap", true), ("load", false), ("load", true),
      ] {
        let index = try series.source.requireIndex(of: field)
        let key = RowKey(
          series.source.columns[index].stored, at: index, isDescending: isDescending)
        let result = SortedSource(
          series.source, columns: series.source.columns.map(\.stored), key: key, isSorted: false,
          folder: "/tmp", runRows: runRows, fanIn: fanIn)
        let values = field == "heap" ? series.heap.map { Double($0) } : series.load
        let order = values.indices.sorted { a, b in
          let (x, y) = (values[a], values[b])
          if x.isNaN || y.isNaN { return x.isNaN == y.isNaN ? a < b : y.isNaN }
          return x == y ? a < b : isDescending ? x > y : x < y
        }
        #expect(try column("event", of: result) == order.map { .integer(Int64($0)) })
        #expect(try column("time", of: result) == order.map { .integer(series.time[$0]) })
        #expect(try column("load", of: result) == order.map { Cell(series.load[$0]) })
        if seed < 40 { try expectSameRangesInAnyOrder(result, seed: UInt64(seed)) }
      }
    }
  }

  @Test func ordersEveryKindOfNumber() throws {
    let values: [Double] = [
      0, -0.0, -1, .infinity, -.infinity, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .nan,
      1e300,
    ]
    let source = MemorySource(
      [(.event, nil), (Column("v", storage: .real), .reals(values))], rowCount: 9)
    let up = try apply(SortTransform.self, ["field": "v"], to: source)
    #expect(try column("event", of: up) == [4, 2, 6, 0, 1, 5, 8, 3, 7].map { .integer($0) })
    let down = try apply(SortTransform.self, ["field": "v", "order": "descending"], to: source)
    #expect(try column("event", of: down) == [3, 8, 5, 0, 1, 6, 2, 4, 7].map { .integer($0) })
    let whole = MemorySource([(Column("v"), .integers([.max, 0, .min, -1]))])
    #expect(
      try column("v", of: apply(SortTransform.self, ["field": "v"], to: whole))
        == [.min, -1, 0, .max].map { .integer($0) })
  }

  @Test func saysWhichFolderFails() throws {
    let source = table(time: [1, 2], heap: [2, 1])
    let transform = try make(SortTransform.self, ["field": "heap"])
    let result = try transform.apply(
      to: [source], in: TransformContext(temporaryFolder: "/no/such/folder"))[0]
    let error = #expect(throws: PlotError.self) { try column("heap", of: result) }
    #expect(error?.stage == .tool)
    #expect(error?.message.contains("/no/such/folder") == true)
  }

  @Test func namesTheNearestColumn() {
    let error = failure(of: SortTransform.self, ["field": "haep"], on: table(time: [1]))
    #expect(error?.remedy == "did you mean \"heap\"?")
  }
}
