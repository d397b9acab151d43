import PlotCore
import PlotTesting

extension Broken {
  /// Gives sources that are wrong.
  struct Transform: SeriesTransform {
    enum Fault { case none, dependsOnBlocks, shares, shifts, claimsOrder, throwsAtTimes }
    static let id = "broken"
    static let summary = "gives sources that are wrong"
    let fault: Fault

    init(options: NoOptions) { fault = .none }
    init(_ fault: Fault) { self.fault = fault }

    func apply(
      to sources: [any Source], in context: TransformContext
    ) throws(PlotError) -> [any Source] {
      if fault == .throwsAtTimes, sources.contains(where: { $0.blockRows == 7 }) {
        throw PlotError(.transform, "blocks of 7 rows")
      }
      return sources.map { Wrapped(inner: $0, fault: fault) }
    }
  }

  private struct Wrapped: Source {
    let inner: any Source
    let fault: Transform.Fault
    let counter = Counter()

    var columns: [Column] {
      inner.columns.map { column in
        var column = column
        if fault == .claimsOrder, column.name == "stack" { column.isAscending = true }
        return column
      }
    }
    var rowCount: Int { inner.rowCount }
    var blockRows: Int { inner.blockRows }
    var info: SourceInfo { inner.info }

    func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
      Reader(inner: try inner.makeReader(of: columns), source: self, columns: columns)
    }
  }

  private final class Reader: BlockReader {
    let inner: any BlockReader
    let source: Wrapped
    let columns: [Int]
    private let memory = UnsafeMutablePointer<Int64>.allocate(capacity: 4096)

    init(inner: any BlockReader, source: Wrapped, columns: [Int]) {
      self.inner = inner
      self.source = source
      self.columns = columns
    }

    deinit { memory.deallocate() }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let block = try inner.read(rows)
      switch source.fault {
      case .none, .claimsOrder, .throwsAtTimes: return block
      case .shifts:
        return Block(
          firstRow: rows.lowerBound + 1, rowCount: block.rowCount, columns: block.columns)
      case .dependsOnBlocks, .shares:
        // The row's place in its block, or the number of reads: neither is a matter of the row.
        let shared = Int64(source.counter.next())
        for row in 0..<block.rowCount {
          memory[row] = source.fault == .shares ? shared : Int64(row)
        }
        let slices = columns.enumerated().map { index, column in
          source.columns[column].name == "heap"
            ? ColumnSlice(source.columns[column], base: memory, stride: 8, count: block.rowCount)
            : block.columns[index]
        }
        return Block(firstRow: block.firstRow, rowCount: block.rowCount, columns: slices)
      }
    }
  }
}
