import PlotCore
import PlotTesting
import Testing

@testable import PlotEngine

/// Differences of two series against a naive twin.
@Suite struct DifferenceSourceTests {
  private typealias Row = (x: Double, y: Double)

  /// Steps through all places; at equal places the first row meets the first, and so on.
  private func naive(_ a: [Row], _ b: [Row]) -> [Row] {
    guard let firstA = a.first?.x, let firstB = b.first?.x, let lastA = a.last?.x,
      let lastB = b.last?.x
    else { return [] }
    let (start, end) = (max(firstA, firstB), min(lastA, lastB))
    var result: [Row] = []
    for place in Set((a + b).map(\.x)).sorted() where place >= start && place <= end {
      let (hereA, hereB) = (a.filter { $0.x == place }, b.filter { $0.x == place })
      let before = (a.last { $0.x < place }?.y, b.last { $0.x < place }?.y)
      for index in 0..<max(hereA.count, hereB.count) {
        let valueA = hereA.isEmpty ? before.0 : hereA[min(index, hereA.count - 1)].y
        let valueB = hereB.isEmpty ? before.1 : hereB[min(index, hereB.count - 1)].y
        result.append((place, (valueB ?? .nan) - (valueA ?? .nan)))
      }
    }
    return result
  }

  private func part(_ rows: [Row], blockRows: Int) -> DifferenceSource.Part {
    let source = MemorySource(
      [
        (Column("time", unit: .seconds, storage: .real, isAscending: true), .reals(rows.map(\.x))),
        (Column("heap", unit: .bytes, storage: .real), .reals(rows.map(\.y))),
      ], blockRows: blockRows)
    return DifferenceSource.Part(source: source, x: 0, y: 1)
  }

  @Test(arguments: 0..<200)
  func rowsEqualANaiveTwinInAnySegmentsAndFromAnyRow(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    func series() -> [Row] {
      var x = Double(Int.random(in: 0..<20, using: &random))
      return (0..<Int.random(in: 0..<60, using: &random)).map { _ in
        x += Double(Int.random(in: 0..<3, using: &random))
        let isGap = Int.random(in: 0..<9, using: &random) == 0
        return (x, isGap ? .nan : Double(Int.random(in: -99...99, using: &random)))
      }
    }
    let (a, b) = (series(), series())
    let expected = naive(a, b)
    let numbers = expected.map(\.y).filter { !$0.isNaN }
    for (blockRows, segmentRows, workers) in [(1, 1, 1), (7, 5, 3), (100, 1 << 17, 2)] {
      let source = try DifferenceSource(
        part(a, blockRows: blockRows), part(b, blockRows: blockRows), workerCount: workers,
        segmentRows: segmentRows)
      #expect(source.rowCount == expected.count)
      #expect(source.info.extents["heap"]?.lowerBound == numbers.min())
      #expect(source.info.extents["heap"]?.upperBound == numbers.max())
      for start in stride(from: 0, to: expected.count, by: 7) {
        var found: [Row] = []
        try source.forEachBlock(of: [1, 0], in: start..<expected.count) { block in
          for row in 0..<block.rowCount {
            found.append((block.columns[1].double(at: row), block.columns[0].double(at: row)))
          }
        }
        #expect(found.map(\.x) == expected[start...].map(\.x))
        #expect(found.map { "\($0.y)" } == expected[start...].map { "\($0.y)" })
      }
    }
  }

  @Test func sharesOfDifferentCountsMeetWhereTheyAreEqual() throws {
    func progress(_ count: Int) throws -> any Source {
      let source = MemorySource([
        (.event, nil), (Column("heap"), .integers(Array(0..<Int64(count)))),
      ])
      return try ProgressColumn.adding(to: source, called: "progress", over: "event")
    }
    for (n, m) in [(4, 7), (11, 101), (50, 50), (8, 13)] {
      let parts = try [n, m].map { DifferenceSource.Part(source: try progress($0), x: 2, y: 1) }
      let source = try DifferenceSource(parts[0], parts[1], workerCount: 1)
      // As many places are shared as the greatest common divisor of the steps, and one.
      var (a, b) = (n - 1, m - 1)
      while b > 0 { (a, b) = (b, a % b) }
      #expect(source.rowCount == n + m - (a + 1), "\(n) and \(m)")
      #expect(try source.value(row: source.rowCount - 1, column: 0).double == 100)
    }
  }
}
