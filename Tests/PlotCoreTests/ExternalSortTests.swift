import PlotTesting
import Testing

@testable import PlotCore

@Suite struct ExternalSortTests {
  private static let time = Column("time", offset: 7)
  private static let load = Column("load", storage: .real, scale: 0.5)

  /// Rows of three words: a whole number, a real number's bits, and the row's own number.
  private static func rows(_ seed: Int, count: Int) -> [[Int64]] {
    var random = SeededGenerator(seed: UInt64(seed))
    let reals: [Double] = [-.infinity, -2.5, -0.0, 0, .leastNonzeroMagnitude, 1, 1e300, .nan]
    return (0..<count).map { row in
      let whole = Int64.random(in: -3...3, using: &random) &+ (seed % 5 == 0 ? .max : 0)
      let real = reals.randomElement(using: &random) ?? 0
      return [whole, Int64(bitPattern: real.bitPattern), Int64(row)]
    }
  }

  private static func sorted(
    _ rows: [[Int64]], by key: RowKey, runRows: Int, fanIn: Int, atOnce: Int = .max
  ) throws -> [[Int64]] {
    let sort = ExternalSort(wordCount: 3, by: key, runRows: runRows, fanIn: fanIn)
    var rest = rows[...]
    while !rest.isEmpty {
      let room = try sort.room()
      #expect(room.rowCount > 0)
      let part = rest.prefix(min(room.rowCount, atOnce))
      for (row, words) in part.enumerated() {
        for (index, word) in words.enumerated() { room.base[row * 3 + index] = word }
      }
      sort.take(part.count)
      rest = rest.dropFirst(part.count)
    }
    var result: [[Int64]] = []
    try sort.finish { rows, count throws(PlotError) in
      for row in 0..<count { result.append((0..<3).map { rows[row * 3 + $0] }) }
    }
    return result
  }

  @Test(arguments: [(1, 2), (5, 2), (7, 3), (64, 4), (1000, 2)])
  func agreesWithAStableSortInMemory(runRows: Int, fanIn: Int) throws {
    for seed in 0..<60 {
      let rows = Self.rows(seed, count: [0, 1, 2, 63, 64, 65, 200][seed % 7])
      for isDescending in [false, true] {
        let whole = RowKey(Self.time, at: 0, isDescending: isDescending)
        let found = try Self.sorted(rows, by: whole, runRows: runRows, fanIn: fanIn)
        let wanted = rows.sorted { a, b in
          let (x, y) = (a[0] &- 7, b[0] &- 7)
          return x == y ? a[2] < b[2] : isDescending ? x > y : x < y
        }
        #expect(found == wanted)
        let real = RowKey(Self.load, at: 1, isDescending: isDescending)
        let reals = try Self.sorted(rows, by: real, runRows: runRows, fanIn: fanIn, atOnce: 3)
        #expect(
          reals
            == rows.sorted { a, b in
              let (x, y) = (Self.real(a[1]), Self.real(b[1]))
              if x.isNaN || y.isNaN { return x.isNaN == y.isNaN ? a[2] < b[2] : y.isNaN }
              return x == y ? a[2] < b[2] : isDescending ? x > y : x < y
            })
      }
    }
  }

  @Test func sortsRowsThatAMergeReadsInSeveralBlocks() throws {
    // Longer than the words that a merge holds of a run.
    let rows = Self.rows(3, count: 9000)
    let found = try Self.sorted(
      rows, by: RowKey(Self.time, at: 0), runRows: 4000, fanIn: 8)
    #expect(found == rows.sorted { $0[0] == $1[0] ? $0[2] < $1[2] : $0[0] < $1[0] })
  }

  @Test func keepsTheColumnsOfASource() throws {
    let source = MemorySource([
      (.event, nil), (Column("time", offset: 100), .integers([130, 110, 120])),
      (Column("load", storage: .real), .reals([0.5, .nan, 2])),
    ])
    let result = try ExternalSort.sorted(source, by: RowKey(source.columns[1], at: 1), runRows: 2)
    #expect(result.columns.map(\.name) == ["event", "time", "load"])
    #expect(result.columns[0].storage == .integer)
    let rows = try (0..<3).map { row in
      try (0..<3).map { try result.value(row: row, column: $0).digits }
    }
    #expect(rows == [["1", "10", "nan"], ["2", "20", "2"], ["0", "30", "0.5"]])
  }

  @Test func tellsWhereNoTemporaryFileCanBeMade() {
    #expect(throws: PlotError.self) {
      let sort = ExternalSort(
        wordCount: 1, by: RowKey(Column("a"), at: 0), in: "/nowhere", runRows: 1)
      for _ in 0..<2 {
        try sort.room().base.pointee = 1
        sort.take(1)
      }
    }
  }

  /// A stored number as readers see it.
  private static func real(_ word: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: word)) * load.scale
  }
}
