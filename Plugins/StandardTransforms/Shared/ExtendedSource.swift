import PlotCore

/// A source with some columns more than its upstream, each in the place of one of the same name or behind
/// all, whose values are made block by block.
struct ExtendedSource: DerivedSource {
  /// Writes the values of a block, which has the inputs as its columns, to the buffer: the first added
  /// column to its first, and so on, as these columns store them.
  typealias Filler = (_ block: Block, _ buffer: BlockBuffer) throws(PlotError) -> Void

  let upstream: any Source
  let columns: [Column]
  let info: SourceInfo
  private let inputs: [Int]
  /// The added columns' places among all.
  private let added: [Int]
  private let makeFiller: @Sendable () throws(PlotError) -> Filler

  /// Adds columns that are made from some of the upstream's; each reader makes a filler of its own.
  init(
    _ upstream: any Source, inputs: [Int], adding columns: [Column],
    _ makeFiller: @escaping @Sendable () throws(PlotError) -> Filler
  ) {
    self.upstream = upstream
    self.inputs = inputs
    self.makeFiller = makeFiller
    var all = upstream.columns
    var added: [Int] = []
    for column in columns {
      let (next, place) = all.adding(column)
      all = next
      added.append(place)
    }
    (self.columns, self.added) = (all, added)
    let names = Set(columns.map(\.name))
    info = upstream.info.keepingExtents { !names.contains($0) }
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    guard columns.contains(where: added.contains) else {
      return try upstream.makeReader(of: columns)
    }
    return try Reader(self, columns)
  }

  private final class Reader: BlockReader {
    /// Where a column that is asked for comes from.
    private enum Origin {
      case upstream(Int)
      case added(Int, Column)
    }

    private let upstream: any BlockReader
    private let origins: [Origin]
    private let inputs: [Int]
    private let fill: Filler
    private let buffer: BlockBuffer
    private let blockRows: Int

    init(_ source: ExtendedSource, _ wanted: [Int]) throws(PlotError) {
      var plan = ColumnPlan()
      inputs = source.inputs.map { plan.place(of: $0) }
      origins = wanted.map { column in
        source.added.firstIndex(of: column).map { .added($0, source.columns[column]) }
          ?? .upstream(plan.place(of: column))
      }
      upstream = try source.upstream.makeReader(of: plan.columns)
      fill = try source.makeFiller()
      buffer = BlockBuffer(columnCount: source.added.count)
      blockRows = source.blockRows
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let block = try upstream.read(rows.prefix(blockRows))
      buffer.reserve(rows: block.rowCount)
      try fill(
        Block(
          firstRow: block.firstRow, rowCount: block.rowCount,
          columns: inputs.map { block.columns[$0] }), buffer)
      return Block(
        firstRow: block.firstRow, rowCount: block.rowCount,
        columns: origins.map { origin in
          switch origin {
          case .upstream(let place): block.columns[place]
          case .added(let place, let column):
            buffer.slice(place, as: column, count: block.rowCount)
          }
        })
    }
  }
}
