import PlotCore
import PlotTesting
import Testing

@testable import MemusageParser

@Suite struct RepairTests {
  /// Small measures, so that few samples make many chunks, windows and runs.
  static let small = Repair.Measures(
    chunkRows: 64, moverLimit: 4096, runRows: 300, fanIn: 3, threads: 2)
  static let external = Repair.Measures(
    chunkRows: 64, moverLimit: 0, runRows: 300, fanIn: 3, threads: 2)

  func repaired(
    _ samples: [Row], _ measures: Repair.Measures, start: Int64 = 1000
  ) throws -> any Source {
    let source = try #require(
      try open(MemusageParserTests.capture(samples, start: start)) as? CaptureSource)
    return try Repair.source(for: source.capture, measures)
  }

  /// Compares a repair by both ways with the naive one.
  func check(_ samples: [Row], _ what: String = "") throws {
    let expected = naive(samples).map {
      Row(time: $0.time - 1000, heap: $0.heap, stack: $0.stack)
    }
    guard !expected.isEmpty else { return }
    for measures in [Self.small, Self.external, Repair.Measures()] {
      let source = try repaired(samples, measures)
      #expect(source.rowCount == expected.count, "\(what)")
      #expect(try rows(of: source) == expected, "\(what) \(measures)")
    }
  }

  static func disorders(_ count: Int, _ random: inout SeededGenerator) -> [(String, [Row])] {
    let ordered = orderedSamples(count)
    var result = [("ordered", ordered), ("reversed", Array(ordered.reversed()))]
    result.append(("shuffled", ordered.shuffled(using: &random)))
    var local = ordered
    var far = ordered
    var late = ordered
    var early = ordered
    for index in 0..<count where Int.random(in: 0..<9, using: &random) == 0 {
      local.swapAt(index, min(count - 1, index + Int.random(in: 0...5, using: &random)))
      far.swapAt(index, Int.random(in: 0..<count, using: &random))
    }
    for _ in 0..<(count / 40) {
      let from = Int.random(in: 0..<count, using: &random)
      late.insert(late.remove(at: from), at: min(count - 1, from + 200))
      early.insert(early.remove(at: from), at: max(0, from - 200))
    }
    result += [("local", local), ("far", far), ("late", late), ("early", early)]
    result.append(("halves swapped", Array(ordered[(count / 2)...] + ordered[..<(count / 2)])))
    let equal = ordered.map { Row(time: 2000, heap: $0.heap, stack: $0.stack) }
    result.append(("equal times", equal))
    let coarse = local.map { Row(time: $0.time / 50 * 50, heap: $0.heap, stack: $0.stack) }
    result.append(("coarse clock", coarse.filter { $0.time >= 1000 }))
    let coarseFar = far.map { Row(time: $0.time / 90 * 90 + 90, heap: $0.heap, stack: $0.stack) }
    result.append(("coarse clock, far", coarseFar))
    var holes = local
    for index in 0..<count where Int.random(in: 0..<15, using: &random) == 0 {
      holes[index] = Row(time: 0, heap: 0, stack: 0)
    }
    result.append(("holes", holes))
    var interleaved: [Row] = []
    for chunk in stride(from: 0, to: count / 2, by: 100) {
      let end = min(chunk + 100, count / 2)
      interleaved += ordered[chunk..<end]
      interleaved += ordered[chunk..<end].map {
        Row(time: $0.time + 3, heap: $0.heap + 1_000_000, stack: 0)
      }
    }
    result.append(("two writers", interleaved))
    return result
  }

  @Test(arguments: [1, 2, 3, 63, 64, 65, 128, 129, 300, 1313])
  func sortsLikeANaiveStableSort(_ count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    for (name, samples) in Self.disorders(count, &random) { try check(samples, "\(name) \(count)") }
  }

  /// What stale half-buffers do: samples up to 65,534 places from where they belong.
  @Test func findsSamplesThatAreDisplacedBy65534Places() throws {
    var random = SeededGenerator(seed: 65_534)
    var samples = orderedSamples(200_000)
    for _ in 0..<150 {
      let from = Int.random(in: 0..<(samples.count - 65_534), using: &random)
      samples.swapAt(from, from + Int.random(in: 1...65_534, using: &random))
    }
    let source = try repaired(samples, Repair.Measures())
    #expect(source is RepairedSource)
    #expect(try rows(of: source).map(\.heap) == Array(0..<200_000))
  }

  @Test func keepsSwappedBuffersOutOfMemory() throws {
    let ordered = orderedSamples(4 * 32_768)
    let swapped = Array(ordered[32_768..<65_536] + ordered[..<32_768] + ordered[65_536...])
    let source = try repaired(swapped, Repair.Measures(moverLimit: 100))
    #expect(source is RepairedSource)
    #expect(try rows(of: source).map(\.heap) == Array(0..<Int64(ordered.count)))
  }

  @Test func readsPartsLikeTheWhole() throws {
    var random = SeededGenerator(seed: 11)
    for (name, samples) in Self.disorders(1500, &random) {
      for measures in [Self.small, Self.external] {
        let source = try repaired(samples, measures)
        let whole = try rows(of: source)
        let reader = try source.makeReader(of: [0, 1, 4])
        for _ in 0..<60 {
          let first = Int.random(in: 0..<whole.count, using: &random)
          let last = Int.random(in: first..<whole.count, using: &random)
          let block = try reader.read(first..<(last + 1))
          #expect(
            block.firstRow == first && block.rowCount >= 1 && block.rowCount <= source.blockRows)
          #expect(block.rows.upperBound <= last + 1)
          for index in 0..<block.rowCount {
            let row = whole[first + index]
            if block.columns[0].integer(at: index) != Int64(first + index)
              || block.columns[1].integer(at: index) != row.time
              || block.columns[2].integer(at: index) != row.heap + row.stack
            {
              Issue.record("\(name): row \(first + index) differs")
            }
          }
        }
      }
    }
  }

  @Test func countsStepsAndHolesOverTheWholeFile() throws {
    var random = SeededGenerator(seed: 5)
    for (name, samples) in Self.disorders(1000, &random) {
      let times = samples.map(\.time)
      let steps = zip(times, times.dropFirst()).count { $1 < $0 }
      let holes = times.count { $0 == 0 }
      for measures in [Self.small, Self.external] {
        let notes = try repaired(samples, measures).info.notes
        #expect(notes.first { $0.code == "out-of-order" }?.count ?? 0 == steps, "\(name)")
        #expect(notes.first { $0.code == "unfilled-record" }?.count ?? 0 == holes, "\(name)")
      }
    }
  }

  @Test func keepsTheOrderOfClocksBeyondTheirRange() throws {
    // A damaged clock may wrap the difference to the start; order must still be that of the column.
    var samples = orderedSamples(300)
    samples[100].time = .min + 5
    samples[200].time = .max
    samples[250].time = -1
    for measures in [Self.small, Self.external] {
      let source = try repaired(samples.map { $0 }, measures)
      let times = try rows(of: source).map(\.time)
      #expect(times.count == 300)
      #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  /// A window holds those of its chunk's records that its borders hold, among equal times, too.
  @Test func timesOfAWindowAreThoseBetweenItsBorders() throws {
    var random = SeededGenerator(seed: 17)
    for clock: Int64 in [1, 50, 500, 4000] {
      for (name, samples) in Self.disorders(1313, &random) {
        let samples = samples.map {
          Row(time: $0.time == 0 ? 0 : $0.time / clock * clock + clock, heap: 0, stack: 0)
        }
        let source = try #require(
          try open(MemusageParserTests.capture(samples, start: 1000)) as? CaptureSource)
        let windows = try Windows(source.capture, chunkRows: 64)
        var strays = 0
        for window in 0..<windows.count {
          let (low, high) = windows.times(of: window)
          let upper = window + 1 < windows.count ? windows.borders[window + 1] : nil
          for row in windows.rows(of: window) where samples[row].time > 0 {
            let key = SortKey(time: samples[row].time - 1000, row: row)
            let isWithin = key >= windows.borders[window] && upper.map { key < $0 } ?? true
            if (low <= key.time && key.time <= high) != isWithin { strays += 1 }
          }
        }
        #expect(strays == 0, "\(name), a clock of \(clock)")
      }
    }
  }

  @Test func fallsBackToSortingOutsideMemory() throws {
    var random = SeededGenerator(seed: 9)
    let shuffled = orderedSamples(3000).shuffled(using: &random)
    let source = try repaired(
      shuffled, Repair.Measures(chunkRows: 64, moverLimit: 100, runRows: 100, fanIn: 4, threads: 2))
    #expect(source is SortedSource)
    #expect(try rows(of: source).map(\.heap) == Array(0..<3000))
  }
}
