import PlotCore

/// Gathers the rows that a parser reads from a text, with their extents, and makes a source of them.
///
/// Few rows stay in memory, many go to a temporary file in the folder that `TMPDIR` names. The first
/// column is the time; where it steps back, rows are put in its order, which is noted as
/// `out-of-order`. Of several runs each row is told to which it belongs (`SourceInfo.runs`).
public final class TimedRows {
  /// The values that are held in memory before they are spooled.
  private static let wordLimit = 1 << 20
  /// The columns; the first one is the time.
  public let columns: [Column]
  /// How many rows were appended.
  public var rowCount: Int { memory.pointee.rowCount }
  private let wordLimit: Int
  /// Behind a pointer that never changes, so that no access has to be checked for being the only one.
  private let memory = UnsafeMutablePointer<State>.allocate(capacity: 1)
  private var spool: SpoolWriter?

  /// What changes with each row.
  private struct State {
    var rowCount = 0
    var words: [Int64] = []
    var lows: [Double]
    var highs: [Double]
    var latest = -Double.infinity
    var stepsBack = 0
    var runs: [TimedRun] = []
    /// How words of each column are read.
    let readings: [Reading]

    init(_ columns: [Column]) {
      lows = Array(repeating: .infinity, count: columns.count)
      highs = Array(repeating: -.infinity, count: columns.count)
      readings = columns.map {
        Reading(isReal: $0.storage == .real, offset: $0.offset, steps: Steps($0.scale))
      }
    }

    mutating func add(_ row: [Int64]) {
      row.withUnsafeBufferPointer { row in
        for index in row.indices {
          let value = readings[index].double(row[index])
          if value < lows[index] { lows[index] = value }
          if value > highs[index] { highs[index] = value }
        }
        words.append(contentsOf: row)
      }
      let time = readings[0].double(row[0])
      if time < latest { stepsBack += 1 }
      latest = time
      if !runs.isEmpty { runs[runs.count - 1].add(time) }
      rowCount += 1
    }
  }

  private struct Reading {
    var isReal: Bool
    var offset: Int64
    var steps: Steps

    func double(_ word: Int64) -> Double {
      steps.value(
        of: isReal ? Double(bitPattern: UInt64(bitPattern: word)) : Double(word &- offset))
    }
  }

  /// Creates a table without rows; columns are stored as integers or real numbers.
  public init(columns: [Column], wordLimit: Int? = nil) {
    self.columns = columns
    self.wordLimit = wordLimit ?? Self.wordLimit
    memory.initialize(to: State(columns))
  }

  deinit {
    memory.deinitialize(count: 1)
    memory.deallocate()
  }

  /// Appends one row: for each column its stored integer, or the bit pattern of its real number.
  ///
  /// Times are no NaN. Throws where there is no room for a temporary file.
  public func append(_ row: [Int64]) throws(PlotError) {
    precondition(row.count == columns.count)
    memory.pointee.add(row)
    if memory.pointee.words.count >= wordLimit { try flush() }
  }

  /// The latest of all times so far, in the column's unit; nil without rows.
  public var latestTime: Double? { rowCount > 0 ? memory.pointee.highs[0] : nil }

  /// The highest value of a column so far, in its unit; nil where there is none.
  public func highest(of column: Int) -> Double? {
    let highest = memory.pointee.highs[column]
    return highest > -.infinity ? highest : nil
  }

  /// Returns the names of some columns, the one that reaches highest first; equal ones keep their order.
  public func byHeight(_ names: [String]) -> [String] {
    let heights = names.map { name in
      columns.firstIndex { $0.name == name }.flatMap { highest(of: $0) } ?? -.infinity
    }
    return names.indices.sorted { a, b in
      heights[a] == heights[b] ? a < b : heights[a] > heights[b]
    }.map { names[$0] }
  }

  /// How many runs have rows.
  public var runCount: Int {
    memory.pointee.runs.isEmpty ? min(1, rowCount) : memory.pointee.runs.count { !$0.isEmpty }
  }

  /// Begins a run: between the row before and the next one there is nothing.
  ///
  /// A run without rows is none. Runs that overlap in time are one.
  public func beginRun() {
    let row = rowCount
    if memory.pointee.runs.isEmpty {
      guard row > 0 else { return }
      memory.pointee.runs = [
        TimedRun(rows: 0..<row, times: memory.pointee.lows[0]...memory.pointee.highs[0])
      ]
    }
    if memory.pointee.runs.last?.isEmpty != true { memory.pointee.runs.append(TimedRun(from: row)) }
  }

  /// Ends the table and returns it as a source that suggests a figure of its own.
  ///
  /// Adds the extents of all columns and what was found to the info. Throws like `append`.
  public func finish(
    info: SourceInfo,
    figure: @escaping @Sendable (FigureWish, _ name: String) -> FigureSpec
  ) throws(PlotError) -> any Source {
    var info = info
    for (index, column) in columns.enumerated()
    where memory.pointee.lows[index] <= memory.pointee.highs[index] {
      info.extents[column.name] = memory.pointee.lows[index]...memory.pointee.highs[index]
    }
    if info.runs.isEmpty { info.runs = TimedRun.sourceRuns(memory.pointee.runs) }
    var columns = columns
    let stepsBack = memory.pointee.stepsBack
    columns[0].isAscending = true
    if stepsBack > 0 { info.notes.append(.outOfOrder(stepsBack)) }
    guard spool != nil else {
      return FiguredSource(base: memorySource(columns, info), info: info, figure: figure)
    }
    try flush()
    guard var base = try spool?.finish(info: info) else {
      throw PlotError(.tool, "the rows of a text were lost")
    }
    if stepsBack > 0 { base = try ExternalSort.sorted(base, by: RowKey(columns[0], at: 0)) }
    return FiguredSource(base: base, columns: columns, info: info, figure: figure)
  }

  private func flush() throws(PlotError) {
    if spool == nil { spool = try SpoolWriter(columns: columns, folder: temporaryFolder()) }
    guard let writer = spool else { return }
    var error: PlotError?
    memory.pointee.words.withUnsafeBufferPointer { words in
      do throws(PlotError) {
        for start in stride(from: 0, to: words.count, by: columns.count) {
          try writer.append(
            row: UnsafeBufferPointer(rebasing: words[start..<(start + columns.count)]))
        }
      } catch let caught {
        error = caught
      }
    }
    memory.pointee.words.removeAll(keepingCapacity: true)
    if let error { throw error }
  }

  private func memorySource(_ columns: [Column], _ info: SourceInfo) -> MemorySource {
    var order = Array(0..<rowCount)
    let (width, words) = (columns.count, memory.pointee.words)
    if memory.pointee.stepsBack > 0 {
      let times = order.map { memory.pointee.readings[0].double(words[$0 * width]) }
      // The row decides between equal times, so that the order is that of the file.
      order.sort { times[$0] == times[$1] ? $0 < $1 : times[$0] < times[$1] }
    }
    return MemorySource(
      columns.enumerated().map { index, column in
        let values = order.map { words[$0 * width + index] }
        return (
          column,
          column.storage == .real
            ? .reals(values.map { Double(bitPattern: UInt64(bitPattern: $0)) })
            : .integers(values)
        )
      }, rowCount: rowCount, info: info)
  }
}

/// Rows of another source with columns described anew and a figure of their own.
struct FiguredSource: Source {
  let base: any Source
  let columns: [Column]
  let info: SourceInfo
  let figure: @Sendable (FigureWish, String) -> FigureSpec

  init(
    base: any Source, columns: [Column]? = nil, info: SourceInfo,
    figure: @escaping @Sendable (FigureWish, String) -> FigureSpec
  ) {
    self.base = base
    self.columns = columns ?? base.columns
    self.info = info
    self.figure = figure
  }

  var rowCount: Int { base.rowCount }
  var blockRows: Int { base.blockRows }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try base.makeReader(of: columns)
  }

  func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    figure(wish, name)
  }
}
