import PlotCore

extension Plugin {
  /// Puts rows in order.
  public static let sort = Plugin.transform(SortTransform.self)
}

/// What `sort` takes from a config.
public struct SortOptions: ComponentOptions {
  /// Which end comes first.
  public enum Order: String, CaseIterable, Sendable { case ascending, descending }

  /// The column to sort by.
  public var field: String
  /// Which end comes first.
  public var order: Order

  /// Takes `field` and `order`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText("field", meaning: "column", help: "the column to sort by")
    order = reader.choice("order", default: Order.ascending, help: "which end comes first")
  }
}

/// Puts the rows in the order of a column; rows with equal values stay in their order, gaps come
/// last. Names stand in their natural order: `pod-9` before `pod-10`.
///
/// Rows that are in order already stay where they are. Others are sorted in runs that fit in memory
/// and merged through temporary files when they are first read.
public struct SortTransform: SeriesTransform {
  /// `sort`.
  public static let id = "sort"
  /// What it does.
  public static let summary = "puts the rows in the order of a column"
  private let options: SortOptions

  /// Creates it.
  public init(options: SortOptions) throws(PlotError) { self.options = options }

  /// Sorts each source; throws where the column is missing or cannot be read.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let index = try source.requireAnyIndex(of: options.field)
      let column = source.columns[index]
      let isDescending = options.order == .descending
      if column.isAscending && !isDescending { return source }
      let key = RowKey(column.stored, at: index, isDescending: isDescending)
      let (isSorted, hasGaps) = try Self.survey(source, column: index, key)
      var columns = source.columns
      if !isSorted {
        columns = columns.map { column in
          var column = column.stored
          column.isAscending = false
          return column
        }
      }
      columns[index].isAscending = column.holdsNumbers && !isDescending && !hasGaps
      return SortedSource(
        source, columns: columns, key: key, isSorted: isSorted, folder: context.temporaryFolder)
    }
  }

  /// Tells whether the rows are in order, and whether the column has gaps.
  private static func survey(
    _ source: any Source, column: Int, _ key: RowKey
  ) throws(PlotError) -> (isSorted: Bool, hasGaps: Bool) {
    var last = Int64.min
    var (isSorted, hasGaps) = (true, false)
    let reader = try source.makeReader(of: [column])
    defer { withExtendedLifetime(reader) {} }
    let values = BlockBuffer(columnCount: 1)
    var row = 0
    while row < source.rowCount {
      let block = try reader.read(row..<source.rowCount)
      values.reserve(rows: block.rowCount)
      let stored = values.integers(0)
      block.columns[0].copyStored(of: source.columns[column], to: stored)
      for index in 0..<block.rowCount {
        let next = key.key(ofStored: stored[index])
        if next < last { isSorted = false }
        if key.isGap(stored[index]) { hasGaps = true }
        last = next
      }
      if !isSorted, hasGaps { break }
      row += block.rowCount
    }
    return (isSorted, hasGaps)
  }
}

/// A source whose rows are put in order when it is first read.
struct SortedSource: DerivedSource {
  let upstream: any Source
  let columns: [Column]
  private let sorted: Lazily<SpooledSource>?

  init(
    _ upstream: any Source, columns: [Column], key: RowKey, isSorted: Bool, folder: String,
    runRows: Int? = nil, fanIn: Int = 256
  ) {
    self.upstream = upstream
    self.columns = columns
    sorted =
      isSorted
      ? nil
      : Lazily { () throws(PlotError) in
        try ExternalSort.sorted(upstream, by: key, in: folder, runRows: runRows, fanIn: fanIn)
      }
  }

  /// Suggests the upstream's figure where the rows stand as there, and else one along what they were
  /// sorted by.
  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    sorted == nil
      ? upstream.suggestedFigure(for: wish, named: name)
      : OrderedCurves(self).suggestedFigure(for: wish, named: name)
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    guard let sorted else { return try upstream.makeReader(of: columns) }
    return LimitedReader(try sorted.get().makeReader(of: columns), blockRows: blockRows)
  }

  /// Keeps the spool's blocks as short as this source promises.
  private final class LimitedReader: BlockReader {
    private let spool: any BlockReader
    private let blockRows: Int

    init(_ spool: any BlockReader, blockRows: Int) {
      self.spool = spool
      self.blockRows = blockRows
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      try spool.read(rows.prefix(blockRows))
    }
  }
}
