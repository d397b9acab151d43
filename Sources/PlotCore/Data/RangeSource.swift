/// Consecutive rows of a source, without a copy; row numbers stay those of the upstream.
public struct RangeSource: DerivedSource {
  /// The source whose rows they are.
  public let upstream: any Source
  /// The rows' numbers in the upstream.
  public let rows: Range<Int>
  /// The upstream's columns.
  public let columns: [Column]
  /// The upstream's info without extents, which may be narrower now.
  public let info: SourceInfo

  /// Creates a part of a source; rows that the upstream does not have are left out.
  public init(_ upstream: any Source, rows: Range<Int>) {
    self.upstream = upstream
    let rows = rows.clamped(to: 0..<max(0, upstream.rowCount))
    self.rows = rows
    columns = upstream.columns.map { column in
      var column = column
      // Row numbers count from the part's start; the offset makes up for it.
      if column.storage == .row { column.offset &-= Int64(rows.lowerBound) }
      return column
    }
    info =
      rows.count == upstream.rowCount ? upstream.info : upstream.info.keepingExtents { _ in false }
  }

  /// How many rows there are.
  public var rowCount: Int { rows.count }

  /// Creates a reader.
  public func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    Reader(try upstream.makeReader(of: columns), start: rows.lowerBound)
  }

  private final class Reader: BlockReader {
    let upstream: any BlockReader
    let start: Int

    init(_ upstream: any BlockReader, start: Int) {
      self.upstream = upstream
      self.start = start
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let block = try upstream.read((rows.lowerBound + start)..<(rows.upperBound + start))
      return Block(firstRow: rows.lowerBound, rowCount: block.rowCount, columns: block.columns)
    }
  }
}
