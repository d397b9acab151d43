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
  public let columns: [Column]
  /// The upstream's info without the extent of a replaced column.
  public let info: SourceInfo
  private let inputs: [Int]
  private let place: Int
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
    (columns, place) = upstream.columns.adding(output)
    info = upstream.info.keepingExtents { $0 != output.name }
  }

  /// Creates a reader.
  public func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    guard columns.contains(place) else { return try upstream.makeReader(of: columns) }
    return try Reader(self, columns)
  }

  private final class Reader: BlockReader {
    private let upstream: any BlockReader
    private let output: Column
    private let body: Body
    /// For each column asked for its place in the upstream's blocks; nil for the new one.
    private let places: [Int?]
    private let inputs: [Int]
    private let buffer = BlockBuffer(columnCount: 1)

    init(_ source: RowWiseSource, _ wanted: [Int]) throws(PlotError) {
      var plan = ColumnPlan()
      inputs = source.inputs.map { plan.place(of: $0) }
      places = wanted.map { $0 == source.place ? nil : plan.place(of: $0) }
      upstream = try source.upstream.makeReader(of: plan.columns)
      output = source.columns[source.place]
      body = source.body
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let block = try upstream.read(rows)
      let count = block.rowCount
      buffer.reserve(rows: count)
      let view = Block(
        firstRow: block.firstRow, rowCount: count, columns: inputs.map { block.columns[$0] })
      switch body {
      case .real(let body):
        try body(view, UnsafeMutableBufferPointer(start: buffer.reals(0), count: count))
      case .integer(let body):
        try body(view, UnsafeMutableBufferPointer(start: buffer.integers(0), count: count))
      }
      let made = buffer.slice(0, as: output, count: count)
      return Block(
        firstRow: block.firstRow, rowCount: count,
        columns: places.map { $0.map { block.columns[$0] } ?? made })
    }
  }
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
