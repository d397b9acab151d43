import Foundation
import PlotCore
import PlotTesting
import Synchronization
import Testing

@testable import StandardTransforms

@Suite struct CumulativeMaxTransformTests {
  @Test func agreesWithAScanRowByRow() throws {
    for seed in 0..<1000 {
      let series = Series(seed: UInt64(seed))
      var highest = Int64.min
      let heap = try apply(CumulativeMaxTransform.self, ["field": "heap"], to: series.source)
      #expect(
        try column("heap_max", of: heap)
          == series.heap.map {
            highest = max(highest, $0)
            return .integer(highest)
          })
      var top = Double.nan
      let load = try apply(
        CumulativeMaxTransform.self, ["field": "load", "as": "peak"], to: heap)
      #expect(
        try column("peak", of: load)
          == series.load.map {
            if !$0.isNaN { top = top.isNaN ? $0 : max(top, $0) }
            return Cell(top)
          })
      try expectSameRangesInAnyOrder(load, seed: UInt64(seed))
    }
  }

  @Test func knowsTheMaximaOfChunksBeforeIt() throws {
    let heap = (0..<100_000).map { Int64(($0 * 7919) % 100_003) }
    let source = table(time: heap.map { _ in 0 }, heap: heap, blockRows: 999)
    let result = try apply(CumulativeMaxTransform.self, ["field": "heap", "as": "m"], to: source)
    let reader = try result.makeReader(of: [4])
    for row in [99_999, 16_384, 16_383, 50_000, 0, 32_768] {
      let expected = heap[...row].max() ?? 0
      #expect(try reader.read(row..<(row + 1)).columns[0].integer(at: 0) == expected)
    }
  }

  @Test func isTheSameForManyReadersAtOnce() throws {
    let heap = (0..<60_000).map { Int64(($0 * 7919) % 60_013) }
    let result = try apply(
      CumulativeMaxTransform.self, ["field": "heap", "as": "m"],
      to: table(time: heap.map { _ in 0 }, heap: heap, blockRows: 1000))
    let found = Mutex<[Int: Value]>([:])
    DispatchQueue.concurrentPerform(iterations: 12) { part in
      let row = part * 5000
      let value = try? result.value(row: row, column: 4)
      found.withLock { $0[row] = value }
    }
    let values = found.withLock { $0 }
    for part in 0..<12 {
      let expected = heap[...(part * 5000)].max().map { Value.integer($0) }
      #expect(values[part * 5000] == expected)
    }
  }

  @Test func ascendsWhereNoGapCanBeginIt() throws {
    let source = table(time: [1])
    let heap = try apply(CumulativeMaxTransform.self, ["field": "heap"], to: source)
    #expect(heap.columns[4].isAscending && heap.columns[4].unit == .bytes)
    let load = try apply(CumulativeMaxTransform.self, ["field": "load"], to: source)
    #expect(!load.columns[4].isAscending)
    #expect(
      failure(of: CumulativeMaxTransform.self, ["field": "hea"], on: source)?.remedy
        == "did you mean \"heap\"?")
  }
}
