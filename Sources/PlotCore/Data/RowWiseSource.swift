/// A source with one more column, each value of which comes from its own row alone.
///
/// The whole of such a transform is a loop over a block:
///
///     try RowWiseSource(source, inputs: ["heap"], output: Column("half", storage: .real)) {
///       (block, output: UnsafeMutableBufferPointer<Double>) in
///       for row in output.indices { output[row] = block.columns[0].double(at: row) / 2 }
///     }
///
/// A column of the same name is replaced in its place; otherwise the new one stands last.
public struct RowWiseSource: DerivedSource {
  /// Fills the output for a block that has the inputs as its columns, in the order of their names.
  public typealias RealBody =
    @Sendable (_ block: Block, _ output: UnsafeMutableBufferPointer<Double>) throws(PlotError) ->
    Void
  /// Fills the output with stored integers, before the output column's offset and scale.
  public typealias IntegerBody =
    @Sendable (_ block: Block, _ output: UnsafeMutableBufferPointer<Int64>) throws(PlotError) ->
    Void

  private enum Body: Sendable {
    case real(RealBody)
    case integer(IntegerBody)
  }

  /// The source that it reads.
  public let upstream: any Source
  /// The upstream's columns and the new one.
  public var columns: [Column] { added.columns }
  /// The upstream's info without the extent of a replaced column.
  public var info: SourceInfo { added.info }
  package let added: AddedColumn
  package let inputs: [Int]
  private let body: Body

  /// Creates a source with a column of floating-point numbers; NaN is a gap.
  ///
  /// Throws where the upstream lacks an input.
  public init(
    _ upstream: any Source, inputs: [String], output: Column, _ body: @escaping RealBody
  ) throws(PlotError) {
    try self.init(upstream, inputs: inputs, output: output, storage: .real, .real(body))
  }

  /// Creates a source with a column of integers; throws where the upstream lacks an input.
  public init(
    _ upstream: any Source, inputs: [String], output: Column, _ body: @escaping IntegerBody
  ) throws(PlotError) {
    try self.init(upstream, inputs: inputs, output: output, storage: .integer, .integer(body))
  }

  private init(
    _ upstream: any Source, inputs: [String], output: Column, storage: Column.Storage, _ body: Body
  ) throws(PlotError) {
    var output = output
    output.storage = storage
    self.upstream = upstream
    self.inputs = try inputs.map { name throws(PlotError) in try upstream.requireIndex(of: name) }
    self.body = body
    added = AddedColumn(output, to: upstream)
  }

  /// Creates a reader.
  public func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try makeAddingReader(of: columns)
  }

  private final class Filler: ColumnFiller {
    private let body: Body

    init(_ body: Body) { self.body = body }

    func fill(_ block: Block, to buffer: BlockBuffer) throws(PlotError) {
      switch body {
      case .real(let body):
        try body(block, UnsafeMutableBufferPointer(start: buffer.reals(0), count: block.rowCount))
      case .integer(let body):
        try body(
          block, UnsafeMutableBufferPointer(start: buffer.integers(0), count: block.rowCount))
      }
    }
  }
}

extension RowWiseSource: ColumnAddingSource {
  package func makeFiller() -> any ColumnFiller { Filler(body) }
}

extension [Column] {
  /// Returns the columns with another, in the place of one of the same name or at the end, and
  /// its place.
  public func adding(_ column: Column) -> (columns: [Column], place: Int) {
    guard let place = firstIndex(where: { $0.name == column.name }) else {
      return (self + [column], count)
    }
    var columns = self
    columns[place] = column
    return (columns, place)
  }
}
