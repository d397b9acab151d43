/// A recording as columns that are read in blocks; nothing is held in memory beyond a block.
///
/// Rows are counted from 0. A source is immutable and used from any thread; each worker has a
/// reader of its own.
public protocol Source: Sendable {
  /// The columns in the order of the raw table.
  var columns: [Column] { get }
  /// How many rows there are.
  var rowCount: Int { get }
  /// How many rows a reader likes to read at once.
  var blockRows: Int { get }
  /// What is known of the recording without reading its rows.
  var info: SourceInfo { get }
  /// False as soon as reading has shown that the rows are not as `columns` and `rowCount` promise;
  /// a walk may stop then and ask for the verdict.
  var isSound: Bool { get }

  /// Creates a reader of some columns, named by their indices, for one worker.
  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader

  /// Tells what a walk over all rows has shown.
  ///
  /// Sources that promise nothing unchecked need not implement it.
  func verdict() throws(PlotError) -> Verdict

  /// Suggests a figure that shows the recording.
  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec
}

/// What a walk over all rows has shown of a source.
public enum Verdict: Sendable {
  /// The rows are as promised; the info is whole now.
  case sound(SourceInfo)
  /// The rows had to be repaired; this is the source to read instead.
  case repaired(any Source)
}

/// Reads blocks of rows for one worker; it owns the memory that the blocks show.
public protocol BlockReader: AnyObject {
  /// Reads the first rows of a range: at least one, at most all, at most `blockRows` of the source.
  ///
  /// The block is valid until the next call. Throws where the input cannot be read.
  func read(_ rows: Range<Int>) throws(PlotError) -> Block
}

/// What is known of a recording beside its rows.
public struct SourceInfo: Sendable {
  /// The id of the parser.
  public var format: String
  /// Whether the recording was ended in order.
  public var isComplete: Bool
  /// Figures that the file itself states, by name, in order.
  public var header: [(name: String, value: Int64)]
  /// What readers should know, in the order of finding.
  public var notes: [Note]
  /// The extent of columns as far as the file tells it; to be checked against the rows.
  public var extents: [String: ClosedRange<Double>]
  /// Bytes of the input.
  public var byteCount: Int
  /// The moment from which the column of times counts, in nanoseconds since 1970; nil where the
  /// recording does not tell it.
  public var startTime: Int64?
  /// The words in which it is told of.
  public var vocabulary = Vocabulary.plain
  /// The name of the column that the recording is about, which its figure shows first; nil for the
  /// first that is neither a time nor the rows' numbers.
  public var mainColumn: String?

  /// The names of columns that are alike, of which none is more what the recording is about than another:
  /// the main one is the highest of them; empty where there are no such.
  public var series: [String] = []
  /// The columns that a limit is about where it names none, beside the main one and in its unit: amounts that
  /// are in use as much as that one is.
  public var held: [String] = []
  /// Figures that the recording states beside its rows, the main one's column first.
  public var stated: [StatedFigure] = []
  /// Columns of the file of which the source has none, by name, and why, such as `holds text`.
  public var leftOut: [String: String] = [:]

  /// The columns of names that tell its rows apart, such as the process of each: a curve goes through the
  /// rows of one combination of them. Empty where all rows belong to one thing.
  public var groupedBy: [String] = []

  /// Where its runs begin and end, over all rows; empty for a single one that ends with its last row.
  public var runs: [SourceRun] = []

  /// Creates an info.
  public init(
    format: String, isComplete: Bool = true, header: [(name: String, value: Int64)] = [],
    notes: [Note] = [], extents: [String: ClosedRange<Double>] = [:], byteCount: Int = 0,
    startTime: Int64? = nil
  ) {
    self.format = format
    self.isComplete = isComplete
    self.header = header
    self.notes = notes
    self.extents = extents
    self.byteCount = byteCount
    self.startTime = startTime
  }
}

extension Source {
  /// One MiB of three 8-byte columns.
  public var blockRows: Int { 43_690 }
  /// Sources that check nothing are sound.
  public var isSound: Bool { true }
  /// Sources that check nothing are sound.
  public func verdict() throws(PlotError) -> Verdict { .sound(info) }

  /// Returns the index of a column by its name.
  public func index(of name: String) -> Int? { columns.firstIndex { $0.name == name } }

  /// Returns the index of a column of numbers, or throws: that it holds names, or the nearest column's.
  public func requireIndex(of name: String) throws(PlotError) -> Int {
    let index = try requireAnyIndex(of: name)
    if columns[index].storage == .name { throw PlotError.noNumbers(columns[index]) }
    return index
  }

  /// Returns the index of a column, of numbers or of names, or throws naming the nearest one.
  public func requireAnyIndex(of name: String) throws(PlotError) -> Int {
    if let index = index(of: name) { return index }
    throw PlotError.noColumn(name, among: columns, leftOut: info.leftOut)
  }

  /// Returns the index of a column of names, or throws: that it holds numbers, or the nearest column's.
  public func requireNamesIndex(of name: String) throws(PlotError) -> Int {
    let index = try requireAnyIndex(of: name)
    if columns[index].storage != .name { throw PlotError.noNames(name) }
    return index
  }

  /// Reads one value.
  public func value(row: Int, column: Int) throws(PlotError) -> Value {
    let reader = try makeReader(of: [column])
    // The block lies in the reader's memory, and a reader that nobody names any more may be gone.
    return try withExtendedLifetime(reader) { () throws(PlotError) in
      try reader.read(row..<(row + 1)).columns[0].value(at: 0)
    }
  }

  /// Reads all rows in order and hands each block to the body.
  ///
  /// Throws what reading or the body throws.
  public func forEachBlock(
    of columns: [Int], in rows: Range<Int>? = nil,
    _ body: (Block) throws(PlotError) -> Void
  ) throws(PlotError) {
    var rest = rows ?? 0..<rowCount
    guard !rest.isEmpty else { return }
    let reader = try makeReader(of: columns)
    defer { withExtendedLifetime(reader) {} }
    while !rest.isEmpty {
      let block = try reader.read(rest)
      try body(block)
      rest = (rest.lowerBound + block.rowCount)..<rest.upperBound
    }
  }
}
