import PlotCore

/// The rows of a source group by group, one group in memory at a time.
///
/// Rows are put together outside of memory, where there are many.
struct GroupedRows {
  /// The most rows of a group that are held at once.
  static let mostRows = 1 << 24

  /// The groups, in the order of their first rows.
  let groups: GroupTable
  private let columns: [Column]
  private let sort: ExternalSort

  /// The rows of one group.
  struct Group {
    /// Which it is.
    var number: Int
    /// The rows' numbers in the source, ascending.
    var rows: [Int] = []
    /// The plain words of each field, in the order of the rows.
    var words: [[Int64]]
    fileprivate let columns: [Column]

    /// The numbers of a field in its unit; NaN for gaps.
    func numbers(_ field: Int) -> [Double] {
      words[field].map { columns[field].number(ofPlain: $0) }
    }
  }

  /// Reads the keys and some fields of a source; throws where there are too many groups.
  init(
    of source: any Source, by keys: [Int], fields: [Int], in folder: String
  ) throws(PlotError) {
    var groups = GroupTable(source, keys: keys)
    columns = fields.map { source.columns[$0] }
    let width = 2 + fields.count
    sort = ExternalSort(
      wordCount: width, by: RowKey(Column("group"), at: 0), rowCount: max(1, source.rowCount),
      in: folder)
    var plan = ColumnPlan()
    let keyPlaces = keys.map { plan.place(of: $0) }
    let places = fields.map { plan.place(of: $0) }
    let (memory, numbers) = (BlockBuffer(columnCount: 1), BlockBuffer(columnCount: 1))
    let reader = try source.makeReader(of: plan.columns)
    defer { withExtendedLifetime(reader) {} }
    var row = 0
    while row < source.rowCount {
      let room = try sort.room()
      let block = try reader.read(row..<min(source.rowCount, row + room.rowCount))
      numbers.reserve(rows: block.rowCount)
      try groups.number(block, at: keyPlaces, using: memory, to: numbers.integers(0))
      for index in 0..<block.rowCount {
        room.base[index * width] = numbers.integers(0)[index]
        room.base[index * width + 1] = Int64(row + index)
      }
      for (field, place) in places.enumerated() {
        block.columns[place].copyPlain(to: room.base + 2 + field, step: width)
      }
      sort.take(block.rowCount)
      row += block.rowCount
    }
    self.groups = groups
  }

  /// Gives each group, the first one first; to be called once.
  ///
  /// Throws where a group has more rows than `mostRows`, and what the body throws.
  func forEach(_ body: (Group) throws(PlotError) -> Void) throws(PlotError) {
    let width = 2 + columns.count
    let empty = Group(number: -1, words: columns.map { _ in [] }, columns: columns)
    var group = empty
    try sort.finish { words, count throws(PlotError) in
      for index in 0..<count {
        let row = words + index * width
        if Int(row[0]) != group.number {
          if group.number >= 0 { try body(group) }
          group = empty
          group.number = Int(row[0])
        }
        guard group.rows.count < Self.mostRows else {
          throw PlotError(
            .transform, "a group has more than \(Decimal.grouped(Self.mostRows)) rows",
            remedy: "tell groups apart by more columns, or aggregate or downsample before")
        }
        group.rows.append(Int(row[1]))
        for field in columns.indices { group.words[field].append(row[2 + field]) }
      }
    }
    if group.number >= 0 { try body(group) }
  }
}

/// Columns that are made group by group and read in the order of the source's rows.
struct RegroupedColumns {
  private let sort: ExternalSort
  private let columns: [Column]
  private let folder: String

  /// Prepares for values of so many rows, which columns store.
  init(_ columns: [Column], rowCount: Int, in folder: String) {
    self.columns = columns
    self.folder = folder
    sort = ExternalSort(
      wordCount: 1 + columns.count, by: RowKey(Column("row"), at: 0), rowCount: max(1, rowCount),
      in: folder)
  }

  /// Takes the words of a row.
  func append(row: Int, _ words: [Int64]) throws(PlotError) {
    let room = try sort.room()
    room.base[0] = Int64(row)
    for (index, word) in words.enumerated() { room.base[1 + index] = word }
    sort.take(1)
  }

  /// Returns all rows in their order.
  func finish() throws(PlotError) -> SpooledSource {
    let writer = try SpoolWriter(columns: columns, folder: folder, chunkRows: 4096)
    let width = 1 + columns.count
    try sort.finish { rows, count throws(PlotError) in
      for index in 0..<count {
        try writer.append(
          row: UnsafeBufferPointer(start: rows + index * width + 1, count: columns.count))
      }
    }
    return try writer.finish()
  }
}

extension ExtendedSource {
  /// Adds columns that are made, when they are first read, for all rows at once.
  init(
    _ upstream: any Source, adding columns: [Column],
    making make: @escaping @Sendable () throws(PlotError) -> SpooledSource
  ) {
    let made = Lazily<SpooledSource> { () throws(PlotError) in try make() }
    self.init(upstream, inputs: [], adding: columns) { () throws(PlotError) in
      let reader = try made.get().makeReader(of: Array(columns.indices))
      return { (block, buffer) throws(PlotError) in
        var row = block.firstRow
        while row < block.rows.upperBound {
          let part = try reader.read(row..<block.rows.upperBound)
          for (index, column) in columns.enumerated() {
            part.columns[index].copyStored(
              of: column, to: buffer.integers(index) + (row - block.firstRow))
          }
          row += part.rowCount
        }
      }
    }
  }
}
