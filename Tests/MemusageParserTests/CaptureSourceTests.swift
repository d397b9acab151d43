import Foundation
import PlotCore
import PlotTesting
import Synchronization
import Testing

@testable import MemusageParser

@Suite struct CaptureSourceTests {
  static let count = CaptureSource.blockRows * 2 + 77

  @Test func readsRandomRangesLikeTheWhole() throws {
    let samples = orderedSamples(Self.count)
    let source = try open(MemusageParserTests.capture(samples))
    let reader = try source.makeReader(of: [4, 2, 0])
    var random = SeededGenerator(seed: 1)
    for _ in 0..<40 {
      let first = Int.random(in: 0..<Self.count, using: &random)
      let last = Int.random(in: first..<Self.count, using: &random)
      let block = try reader.read(first..<(last + 1))
      #expect(block.rowCount == min(last + 1 - first, source.blockRows))
      for index in stride(from: 0, to: block.rowCount, by: 331) {
        let row = samples[first + index]
        #expect(block.columns[0].integer(at: index) == row.heap + row.stack)
        #expect(block.columns[1].integer(at: index) == row.heap)
        #expect(block.columns[2].integer(at: index) == Int64(first + index))
      }
    }
    #expect(source.isSound)
  }

  @Test func seesAStepBackAtEveryPlace() throws {
    let edge = CaptureSource.blockRows
    for place in [1, 2, edge - 1, edge, edge + 1, 2 * edge, Self.count - 1] {
      var samples = orderedSamples(Self.count)
      samples[place].time = samples[place - 1].time - 1
      let source = try open(MemusageParserTests.capture(samples))
      _ = try settle(source)
      #expect(!source.isSound, "\(place)")
    }
  }

  @Test func seesAStepBackBetweenTwoWorkers() throws {
    var samples = orderedSamples(Self.count)
    samples[5000].time = samples[4999].time - 1
    let source = try open(MemusageParserTests.capture(samples))
    for range in [5000..<Self.count, 0..<5000] { _ = try rows(of: source, in: range) }
    #expect(!source.isSound)
  }

  @Test func countsNoRowTwice() throws {
    var samples = orderedSamples(Self.count)
    for index in [3, 4, 5000, Self.count - 1] { samples[index].heap = -5 }
    let source = try open(MemusageParserTests.capture(samples))
    for range in [100..<5100, 0..<Self.count, 0..<10, 4990..<Self.count] {
      _ = try rows(of: source, in: range)
    }
    guard case .sound(let info) = try source.verdict() else {
      Issue.record("a clean capture was repaired")
      return
    }
    #expect(info.notes.map(\.code) == ["mmap-underflow"])
    #expect(info.notes.first?.count == 4)
  }

  @Test func walksTheRestForItsVerdict() throws {
    var samples = orderedSamples(Self.count)
    samples[Self.count - 2].time = 1001
    let source = try open(MemusageParserTests.capture(samples))
    _ = try rows(of: source, in: 0..<100)
    _ = try rows(of: source, in: 4000..<9000)
    #expect(source.isSound)
    guard case .repaired = try source.verdict() else {
      Issue.record("disorder was not seen")
      return
    }
  }

  @Test(arguments: ["git-log", "threads", "threads-unfilled-slot", "forks"])
  func readsTheSameOnTwoThreads(_ name: String) throws {
    func inParallel(_ source: any Source) throws -> [Row] {
      let parts = Mutex<[Int: [Row]]>([:])
      let failure = Mutex<(any Error)?>(nil)
      let middle = source.rowCount / 2 + 17
      DispatchQueue.concurrentPerform(iterations: 2) { part in
        do {
          let part = (
            part, try rows(of: source, in: part == 0 ? 0..<middle : middle..<source.rowCount)
          )
          parts.withLock { $0[part.0] = part.1 }
        } catch {
          failure.withLock { $0 = error }
        }
      }
      if let error = failure.withLock({ $0 }) { throw error }
      return parts.withLock { ($0[0] ?? []) + ($0[1] ?? []) }
    }
    let source = try open(name)
    let walked = try inParallel(source)
    guard case .repaired(let repaired) = try source.verdict() else {
      #expect(try rows(of: source) == walked)
      return
    }
    #expect(try inParallel(repaired) == rows(of: repaired))
  }

  @Test func joinsRangesOfRows() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<50 {
      var ranges = RowRanges()
      var twin = Set<Int>()
      for _ in 0..<30 {
        let first = Int.random(in: 0..<100, using: &random)
        let rows = first..<min(100, first + Int.random(in: 0...9, using: &random))
        #expect(ranges.contains(rows) == twin.isSuperset(of: rows) || rows.isEmpty)
        ranges.insert(rows)
        twin.formUnion(rows)
        #expect(ranges.ranges.reduce(0) { $0 + $1.count } == twin.count)
        #expect(
          ranges.missing(below: 100).flatMap { Array($0) }
            == (0..<100).filter { !twin.contains($0) })
      }
    }
  }
}
