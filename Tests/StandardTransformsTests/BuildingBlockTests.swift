import PlotCore
import PlotTesting
import Testing

@Suite struct BuildingBlockTests {
  @Test(arguments: [1, 7, 64])
  func spoolsRowsAndReadsThemInAnyOrder(chunkRows: Int) throws {
    for seed in 0..<100 {
      let series = Series(seed: UInt64(seed))
      let columns = series.source.columns
      let writer = try SpoolWriter(columns: columns, folder: "/tmp", chunkRows: chunkRows)
      try series.source.forEachBlock(of: Array(columns.indices)) { block throws(PlotError) in
        try writer.append(block.columns, of: columns)
      }
      let spooled = try writer.finish()
      #expect(spooled.rowCount == series.source.rowCount)
      for name in ["event", "time", "heap", "load"] {
        #expect(try column(name, of: spooled) == column(name, of: series.source))
      }
      try expectSameRangesInAnyOrder(spooled, seed: UInt64(seed))
    }
  }

  @Test func spoolsSingleRows() throws {
    let columns = [Column("n"), Column("x", storage: .real)]
    let writer = try SpoolWriter(columns: columns, folder: "/tmp", chunkRows: 3)
    for row in 0..<8 {
      let words = [Int64(row), Int64(bitPattern: (Double(row) / 2).bitPattern)]
      try words.withUnsafeBufferPointer { row throws(PlotError) in try writer.append(row: row) }
    }
    let spooled = try writer.finish()
    #expect(try column("n", of: spooled) == (0..<8).map { .integer($0) })
    #expect(try column("x", of: spooled) == (0..<8).map { Cell(Double($0) / 2) })
  }

  @Test func showsAPartOfASource() throws {
    for seed in 0..<100 {
      let series = Series(seed: UInt64(seed))
      let count = series.source.rowCount
      let range = (count / 3)..<(count - count / 4)
      let part = RangeSource(series.source, rows: range)
      #expect(try column("event", of: part) == range.map { .integer(Int64($0)) })
      #expect(try column("heap", of: part) == series.heap[range].map { .integer($0) })
      try expectSameRangesInAnyOrder(part, seed: UInt64(seed))
      let inner = RangeSource(part, rows: 1..<100)
      #expect(try column("heap", of: inner) == series.heap[range].dropFirst().map { .integer($0) })
    }
    #expect(RangeSource(table(time: [1, 2]), rows: -5..<9).rowCount == 2)
  }

  @Test func computesOnceEvenWhereItFails() {
    let value = Lazily<Int> { () throws(PlotError) in throw PlotError(.tool, "broken") }
    #expect(throws: PlotError(.tool, "broken")) { try value.get() }
    #expect(throws: PlotError(.tool, "broken")) { try value.get() }
  }

  @Test func forwardsTheUpstreamsFigure() throws {
    let source = table(time: [1, 2, 3])
    let part = RangeSource(source, rows: 0..<2)
    #expect(
      part.suggestedFigure(for: FigureWish(), named: "a")
        == source.suggestedFigure(for: FigureWish(), named: "a"))
  }
}
