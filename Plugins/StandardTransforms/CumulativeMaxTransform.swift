import PlotCore

extension Plugin {
  /// The highest value so far.
  public static let cumulativeMax = Plugin.transform(CumulativeMaxTransform.self)
}

/// What `cumulative-max` takes from a config.
public struct CumulativeMaxOptions: ComponentOptions {
  /// The column.
  public var field: String
  /// The new column's name; nil for the field's with `_max`.
  public var name: String?

  /// Takes `field` and `as`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText("field", meaning: "column", help: "the column to look at")
    name = reader.optionalText("as", meaning: "column", help: "the new column's name")
  }
}

/// Adds the highest value that a column has had up to each row.
///
/// Whole numbers stay exact. Gaps are passed over; before the first value stands a gap.
public struct CumulativeMaxTransform: SeriesTransform {
  /// `cumulative-max`.
  public static let id = "cumulative-max"
  /// What it does.
  public static let summary = "adds the highest value that a column has had so far"
  private let options: CumulativeMaxOptions

  /// Creates it.
  public init(options: CumulativeMaxOptions) throws(PlotError) { self.options = options }

  /// Adds the column to each source; throws where the field is missing.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      CumulativeMaxSource(
        source, field: try source.requireIndex(of: options.field), name: options.name)
    }
  }
}

/// A reader that goes on where it was needs nothing but the highest value so far. One that starts
/// elsewhere takes it from the maxima of chunks, which are found once, in a walk over one column.
private struct CumulativeMaxSource: ColumnAddingSource {
  let upstream: any Source
  let added: AddedColumn
  let field: Int
  let chunkRows: Int
  /// The highest value before each chunk.
  let maxima: Lazily<[Highest]>

  init(_ upstream: any Source, field: Int, name: String?) {
    self.upstream = upstream
    self.field = field
    var output = upstream.columns[field].stored
    output.title = name ?? output.title + " maximum so far"
    output.name = name ?? output.name + "_max"
    output.offset = 0
    if output.storage == .real { output.scale = 1 }
    // The highest of whole numbers never falls; a column with gaps may begin with one.
    output.isAscending = output.storage == .integer
    added = AddedColumn(output, to: upstream)
    let chunkRows = max(upstream.blockRows, 16_384)
    self.chunkRows = chunkRows
    maxima = Lazily { () throws(PlotError) in
      var highest = Highest()
      var maxima = [highest]
      let reader = try upstream.makeReader(of: [field])
      defer { withExtendedLifetime(reader) {} }
      var row = 0
      while row < upstream.rowCount {
        let end = min(row + chunkRows, upstream.rowCount)
        while row < end {
          let block = try reader.read(row..<end)
          highest.pass(block.columns[0])
          row += block.rowCount
        }
        maxima.append(highest)
      }
      return maxima
    }
  }

  var inputs: [Int] { [field] }

  func makeFiller() -> any ColumnFiller { Filler(self) }

  private final class Filler: ColumnFiller {
    private let source: CumulativeMaxSource
    private var highest = Highest()

    init(_ source: CumulativeMaxSource) { self.source = source }

    func fill(_ block: Block, to buffer: BlockBuffer) {
      if source.added.column.storage == .real {
        highest.follow(block.columns[0], to: buffer.reals(0))
      } else {
        highest.follow(block.columns[0], to: buffer.integers(0))
      }
    }

    func seek(
      to row: Int, reading: (Range<Int>) throws(PlotError) -> Block
    ) throws(PlotError) {
      highest = Highest()
      guard row > 0 else { return }
      let chunk = row / source.chunkRows
      highest = try source.maxima.get()[chunk]
      var next = chunk * source.chunkRows
      guard next < row else { return }
      let reader = try source.upstream.makeReader(of: [source.field])
      defer { withExtendedLifetime(reader) {} }
      while next < row {
        let block = try reader.read(next..<row)
        highest.pass(block.columns[0])
        next += block.rowCount
      }
    }
  }
}

/// The highest value so far, of whole numbers or of reals.
private struct Highest: Sendable {
  var whole = Int64.min
  var real = Double.nan

  /// Looks at all values.
  mutating func pass(_ slice: ColumnSlice) {
    if slice.storage == .real {
      for index in 0..<slice.count { raise(to: slice.double(at: index)) }
    } else {
      for index in 0..<slice.count { whole = max(whole, slice.integer(at: index)) }
    }
  }

  mutating func follow(_ slice: ColumnSlice, to target: UnsafeMutablePointer<Int64>) {
    for index in 0..<slice.count {
      whole = max(whole, slice.integer(at: index))
      target[index] = whole
    }
  }

  mutating func follow(_ slice: ColumnSlice, to target: UnsafeMutablePointer<Double>) {
    for index in 0..<slice.count {
      raise(to: slice.double(at: index))
      target[index] = real
    }
  }

  private mutating func raise(to value: Double) {
    if !(value <= real), !value.isNaN { real = value }
  }
}
