import Synchronization
import Testing

@testable import PlotCore

/// A running sum, which needs the rows before its block.
private struct SumSource: ColumnAddingSource {
  let upstream: any Source
  let added: AddedColumn
  let inputs = [1]
  let seeks = Seeks()

  init(_ upstream: any Source, named name: String) {
    self.upstream = upstream
    added = AddedColumn(Column(name), to: upstream)
  }

  final class Seeks: Sendable {
    let rows = Mutex<[Int]>([])
    let fails = Mutex(false)
  }

  func makeFiller() -> any ColumnFiller { Filler(seeks) }

  private final class Filler: ColumnFiller {
    private let seeks: Seeks
    private var sum: Int64 = 0

    init(_ seeks: Seeks) { self.seeks = seeks }

    func seek(
      to row: Int, reading: (Range<Int>) throws(PlotError) -> Block
    ) throws(PlotError) {
      seeks.rows.withLock { $0.append(row) }
      sum = 0
      var next = 0
      while next < row {
        let block = try reading(next..<row)
        for index in 0..<block.rowCount { sum += block.columns[0].integer(at: index) }
        next += block.rowCount
      }
    }

    func fill(_ block: Block, to buffer: BlockBuffer) throws(PlotError) {
      for index in 0..<block.rowCount {
        sum += block.columns[0].integer(at: index)
        buffer.integers(0)[index] = sum
      }
      if seeks.fails.withLock({ $0 }) { throw PlotError(.transform, "on purpose") }
    }
  }
}

@Suite struct AddedColumnTests {
  private static let upstream = MemorySource(
    [(.event, nil), (Column("v"), .integers([1, 2, 3, 4, 5]))], blockRows: 2)

  private static func read(
    _ reader: any BlockReader, _ rows: Range<Int>, _ column: Int
  ) throws -> [Int64] {
    let block = try reader.read(rows)
    return (0..<block.rowCount).map { block.columns[column].integer(at: $0) }
  }

  @Test func standsBehindTheUpstreamsColumnsOrInThePlaceOfItsNamesake() {
    #expect(SumSource(Self.upstream, named: "sum").columns.map(\.name) == ["event", "v", "sum"])
    #expect(SumSource(Self.upstream, named: "sum").added.place == 2)
    #expect(SumSource(Self.upstream, named: "v").columns.map(\.name) == ["event", "v"])
    #expect(SumSource(Self.upstream, named: "v").added.place == 1)
  }

  @Test func seeksOnlyWhereRowsDoNotFollow() throws {
    let source = SumSource(Self.upstream, named: "sum")
    let reader = try source.makeReader(of: [2, 0, 2])
    #expect(try Self.read(reader, 0..<5, 0) == [1, 3])
    #expect(try Self.read(reader, 2..<5, 2) == [6, 10])
    #expect(try Self.read(reader, 1..<5, 0) == [3, 6])
    #expect(try Self.read(reader, 3..<4, 1) == [3])
    #expect(try Self.read(reader, 4..<5, 0) == [15])
    #expect(source.seeks.rows.withLock { $0 } == [0, 1])
  }

  @Test func seeksAgainAfterAnError() throws {
    let source = SumSource(Self.upstream, named: "sum")
    let reader = try source.makeReader(of: [2])
    _ = try reader.read(0..<1)
    source.seeks.fails.withLock { $0 = true }
    #expect(throws: PlotError.self) { try reader.read(1..<2) }
    source.seeks.fails.withLock { $0 = false }
    #expect(try Self.read(reader, 1..<2, 0) == [3])
    #expect(source.seeks.rows.withLock { $0 } == [0, 1])
  }

  @Test func leavesReadersOfOtherColumnsToTheUpstream() throws {
    let source = SumSource(Self.upstream, named: "sum")
    #expect(try Self.read(source.makeReader(of: [1]), 0..<5, 0) == [1, 2])
    #expect(source.seeks.rows.withLock { $0 }.isEmpty)
  }
}
