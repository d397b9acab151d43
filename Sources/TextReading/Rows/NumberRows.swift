import PlotCore

/// Gathers rows of numbers in a temporary file, for parsers of text that learn only while they read
/// whether a column is whole or real.
///
/// A parser fills `cells` and `isReal` and then commits the row. A column stays exact until its first
/// real number or gap; what stood before is turned into reals when it is read.
public final class NumberRows {
  /// How many columns there are.
  public let columnCount: Int
  /// The row that is being filled: whole numbers, or the bit patterns of reals.
  public let cells: UnsafeMutablePointer<Int64>
  /// Which cells of the row hold reals; NaN is a gap.
  public let isReal: UnsafeMutablePointer<Bool>
  /// How many rows were committed.
  public var rowCount: Int { counts.pointee.rows }
  /// How many rows have a smaller value than the row before in the watched column.
  public var stepsBack: Int { counts.pointee.stepsBack }
  /// The first moment of the column of times, in nanoseconds since 1970.
  var firstMoment: Int64?

  private let watched: Int?
  private let spool: SpoolWriter
  private let chunkRows: Int
  private let chunk: UnsafeMutablePointer<Int64>
  private let states: UnsafeMutablePointer<State>
  /// Behind a pointer that never changes, so that no access has to be checked for being the only one.
  private let counts = UnsafeMutablePointer<Counts>.allocate(capacity: 1)

  private struct Counts {
    var rows = 0
    var stepsBack = 0
    /// Rows in the chunk.
    var filled = 0
  }

  /// What was seen of a column.
  struct State {
    /// The first row from which on values are stored as reals.
    var realFrom = Int.max
    /// How many values are no gaps.
    var valueCount = 0
    var first: Int64 = 0
    var last: Int64 = 0
    /// The lowest whole value; of the watched column only.
    var lowest: Int64 = 0
    var highest: Int64 = 0
  }

  /// Creates it without rows; of the watched column the order is looked at.
  ///
  /// Throws where the temporary file cannot be made.
  public init(columnCount: Int, watching watched: Int? = nil) throws(PlotError) {
    self.columnCount = columnCount
    self.watched = watched
    chunkRows = max(64, min(16_384, 262_144 / max(1, columnCount)))
    spool = try SpoolWriter(
      columns: (0..<columnCount).map { Column("\($0)") }, folder: temporaryFolder(),
      chunkRows: chunkRows)
    counts.initialize(to: Counts())
    let room = max(1, columnCount)
    cells = .allocate(capacity: room)
    cells.initialize(repeating: 0, count: room)
    isReal = .allocate(capacity: room)
    isReal.initialize(repeating: false, count: room)
    states = .allocate(capacity: room)
    states.initialize(repeating: State(), count: room)
    chunk = .allocate(capacity: room * chunkRows)
  }

  deinit {
    cells.deallocate()
    isReal.deallocate()
    states.deallocate()
    chunk.deallocate()
    counts.deallocate()
  }

  /// Puts a gap into the row.
  public func setGap(_ column: Int) { setReal(column, .nan) }

  /// Puts a whole number into the row.
  public func setInteger(_ column: Int, _ value: Int64) {
    cells[column] = value
    isReal[column] = false
  }

  /// Puts a real number into the row.
  public func setReal(_ column: Int, _ value: Double) {
    cells[column] = Int64(bitPattern: value.bitPattern)
    isReal[column] = true
  }

  /// Takes the row over; its cells keep their values.
  public func commit() throws(PlotError) {
    let filled = counts.pointee.filled
    for column in 0..<columnCount {
      var cell = cells[column]
      let state = states + column
      if isReal[column] {
        if state.pointee.realFrom == .max { turnReal(column) }
        if !Self.real(cell).isNaN { count(column, cell) }
      } else {
        if state.pointee.realFrom != .max {
          cell = Int64(bitPattern: Double(cell).bitPattern)
        }
        count(column, cell)
      }
      chunk[column &* chunkRows &+ filled] = cell
    }
    counts.pointee.filled = filled + 1
    counts.pointee.rows += 1
    if filled + 1 == chunkRows { try flush() }
  }

  /// Returns the columns that are wanted, each made from the cell named, behind the rows' numbers.
  ///
  /// Whether a column is stored as integers or reals is set here. Rows whose time steps back are put in
  /// its order. Takes no more rows.
  public func finish(
    _ columns: [(cell: Int, column: Column)], time: String? = nil, info: SourceInfo
  ) throws(PlotError) -> NumberTable {
    if counts.pointee.filled > 0 { try flush() }
    var info = info
    info.startTime = info.startTime ?? firstMoment
    if info.mainColumn == nil {
      info.mainColumn = Self.mainName(of: columns.map(\.column), time: time)
      nameHighest(
        likeMainOf: columns.filter { $0.column.name != time && $0.column.storage != .name },
        in: &info)
    }
    info.held = columns.map(\.column).filter { $0.name != time && Measure($0).isHeld }.map(\.name)
    let table = NumberTable(
      upstream: try spool.finish(info: info), time: time,
      parts: columns.map { cell, column in
        var column = column
        if column.storage == .name {
          return NumberTable.Part(column: column, cell: cell, realFrom: .max)
        }
        let from = states[cell].realFrom
        column.storage = from == .max ? .integer : .real
        return NumberTable.Part(column: column, cell: cell, realFrom: from)
      })
    guard isSorted, let place = columns.firstIndex(where: { $0.cell == watched }) else {
      return table
    }
    return try table.sorted(by: place + 1)
  }

  /// Whether rows have to be put in order of the watched column, and can be: each has a value.
  var isSorted: Bool {
    watched.map { stepsBack > 0 && valueCount($0) == rowCount } ?? false
  }

  /// The column that a table is about: amounts of memory are what readers look for, numbers that tell
  /// things apart are not.
  private static func mainName(of columns: [Column], time: String?) -> String? {
    let curves = columns.filter { $0.name != time && $0.storage != .name }.map {
      (rank: Measure($0).rank, name: $0.name)
    }
    guard let least = curves.map(\.rank).min() else { return nil }
    return curves.first { $0.rank == least }?.name
  }

  /// Names the highest of the columns that are called as the main one but for numbers, or are no less what
  /// readers look for.
  private func nameHighest(
    likeMainOf columns: [(cell: Int, column: Column)], in info: inout SourceInfo
  ) {
    guard let main = columns.first(where: { $0.column.name == info.mainColumn }) else { return }
    let alike = columns.filter {
      $0.column.name == main.column.name || $0.column.isAlike(main.column)
        || Measure($0.column).isPeer(of: Measure(main.column))
    }
    info.nameHighest(
      of: alike.map { cell, column in (column, highest(of: cell).map { $0 * column.scale }) })
  }

  private func highest(of column: Int) -> Double? {
    let state = states[column]
    guard state.valueCount > 0 else { return nil }
    return state.realFrom == .max ? Double(state.highest) : Self.real(state.highest)
  }

  /// How many values of a column are no gaps.
  public func valueCount(_ column: Int) -> Int { states[column].valueCount }

  /// Whether every value of a column is a whole number.
  public func isWhole(_ column: Int) -> Bool { states[column].realFrom == .max }

  /// The first and last value of a column that are no gaps; nil where there is none.
  public func ends(_ column: Int) -> (first: Value, last: Value)? {
    let state = states[column]
    guard state.valueCount > 0 else { return nil }
    if state.realFrom == .max { return (.integer(state.first), .integer(state.last)) }
    return (.real(Self.real(state.first)), .real(Self.real(state.last)))
  }

  /// The lowest value of the watched column, where all are whole numbers; nil where there is none.
  var lowestWatched: Int64? {
    guard let watched, valueCount(watched) > 0, isWhole(watched) else { return nil }
    return states[watched].lowest
  }

  @inline(__always)
  private func count(_ column: Int, _ cell: Int64) {
    let state = states + column
    if column == watched, state.pointee.valueCount > 0 {
      let isBack =
        state.pointee.realFrom == .max
        ? cell < state.pointee.last : Self.real(cell) < Self.real(state.pointee.last)
      if isBack {
        counts.pointee.stepsBack += 1
        state.pointee.lowest = min(state.pointee.lowest, cell)
      }
    }
    if state.pointee.valueCount == 0 {
      (state.pointee.first, state.pointee.lowest, state.pointee.highest) = (cell, cell, cell)
    } else if state.pointee.realFrom == .max
      ? cell > state.pointee.highest : Self.real(cell) > Self.real(state.pointee.highest)
    {
      state.pointee.highest = cell
    }
    state.pointee.last = cell
    state.pointee.valueCount &+= 1
  }

  private func turnReal(_ column: Int) {
    states[column].realFrom = rowCount
    states[column].first = Int64(bitPattern: Double(states[column].first).bitPattern)
    states[column].last = Int64(bitPattern: Double(states[column].last).bitPattern)
    states[column].highest = Int64(bitPattern: Double(states[column].highest).bitPattern)
  }

  private func flush() throws(PlotError) {
    let slices = spool.columns.enumerated().map { index, column in
      ColumnSlice(column, base: chunk + index * chunkRows, stride: 8, count: counts.pointee.filled)
    }
    try spool.append(slices, of: spool.columns)
    counts.pointee.filled = 0
  }

  @inline(__always)
  private static func real(_ cell: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: cell))
  }
}
