import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

/// Names go through transforms of numbers as they are, or are refused with words.
@Suite struct NamesThroughTests {
  private let source = MemorySource(
    [
      (.event, nil),
      (Column("time", unit: .seconds, isAscending: true), .integers([0, 1, 2, 3, 4, 5, 6, 7])),
      (Column("pod"), .names(["a", nil, "b", "a", "b", "b", nil, "c"])),
      (Column("heap", unit: .bytes), .integers([5, 1, 4, 2, 8, 3, 9, 0])),
    ], rowCount: 8, blockRows: 3)
  private let pods = ["a", nil, "b", "a", "b", "b", nil, "c"]

  @Test func transformsThatAddAColumnKeepThem() throws {
    let added: [any Source] = [
      try apply(MovingTransform.self, ["field": "heap", "window": 3], to: source),
      try apply(RateTransform.self, ["field": "heap"], to: source),
      try apply(CumulativeMaxTransform.self, ["field": "heap"], to: source),
      try apply(CalculateTransform.self, ["as": "x", "expr": "heap * 2"], to: source),
      try apply(RebaseTransform.self, ["field": "heap", "to": 1], to: source),
    ]
    for result in added {
      #expect(try result.names(of: "pod") == pods)
      try expectSameRangesInAnyOrder(result, seed: 1)
    }
  }

  @Test func transformsThatChooseRowsKeepThem() throws {
    let held = try apply(ResampleTransform.self, ["every": 2], to: source)
    #expect(try held.names(of: "pod") == ["a", "b", "b", nil])
    let thin = try apply(DownsampleTransform.self, ["method": "lttb", "points": 4], to: source)
    let rows = try reals("event", of: thin).map { Int($0) }
    #expect(try thin.names(of: "pod") == rows.map { pods[$0] })
    let sorted = try apply(SortTransform.self, ["field": "pod"], to: source)
    #expect(try sorted.names(of: "pod") == ["a", "a", "b", "b", "b", "c", nil, nil])
  }

  @Test func namesAreNotMixedOnALine() throws {
    let linear = try apply(
      ResampleTransform.self, ["every": "500ms", "method": "linear"], to: source)
    #expect(try linear.names(of: "pod").prefix(6) == ["a", "a", nil, nil, "b", "b"])
    #expect(try reals("heap", of: linear).prefix(4) == [5, 3, 1, 2.5])
    try expectSameRangesInAnyOrder(linear, seed: 2)
  }

  @Test func transformsOfNumbersRefuseThem() {
    let refused: [PlotError?] = [
      failure(of: MovingTransform.self, ["field": "pod", "window": 3], on: source),
      failure(of: RateTransform.self, ["field": "pod"], on: source),
      failure(of: RateTransform.self, ["field": "heap", "over": "pod"], on: source),
      failure(of: HistogramTransform.self, ["field": "pod"], on: source),
      failure(of: CumulativeMaxTransform.self, ["field": "pod"], on: source),
      failure(of: RebaseTransform.self, ["field": "pod"], on: source),
      failure(of: ResampleTransform.self, ["every": 2, "over": "pod"], on: source),
      failure(of: DownsampleTransform.self, ["y": "pod"], on: source),
      failure(of: CalculateTransform.self, ["as": "x", "expr": "pod + 1"], on: source),
      failure(of: AlignTransform.self, ["fields": "pod"], on: source),
    ]
    for error in refused {
      #expect(
        error?.message.contains("name") == true || error?.message.contains("ascend") == true,
        "\(String(describing: error))")
    }
  }

  @Test func alignedTablesLeaveNamesOut() throws {
    let results = try make(AlignTransform.self, [:]).apply(
      to: [source, source], in: TransformContext(names: ["a", "b"]))
    #expect(results[0].columns.map(\.name) == ["time", "a_heap", "b_heap"])
    let difference = try make(DifferenceTransform.self, [:]).apply(
      to: results, in: TransformContext(names: ["a", "b"]))
    #expect(try reals("heap", of: difference[0]) == Array(repeating: 0, count: 8))
  }

  /// A column of names on one side only has nothing to be subtracted from.
  @Test func differencesOfNamesAreRefused() throws {
    let table = MemorySource([
      (Column("before_pod"), .names(["a"])), (Column("after_pod"), .names(["b"])),
      (Column("before_n"), .integers([1])), (Column("after_n"), .integers([3])),
    ])
    let transform = try make(DifferenceTransform.self, ["of": ["before", "after"]])
    let result = try transform.apply(to: [table], in: TransformContext())[0]
    #expect(try reals("n", of: result) == [2])
    #expect(try result.names(of: "before_pod") == ["a"] && result.names(of: "after_pod") == ["b"])
  }
}
