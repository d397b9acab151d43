import PlotCore

/// A table in which each group has a row for each key.
struct ImputedRows {
  /// What fills gaps, in the column's unit.
  enum Fill {
    case whole(Int64)
    case real(Double)
    case ofGroups([Double])

    /// What fills a group's gaps.
    func number(_ group: Int) -> Double {
      switch self {
      case .whole(let value): Double(value)
      case .real(let value): value
      case .ofGroups(let values): values[group]
      }
    }
  }

  /// How many pairs of a key and a group there may be.
  private static let mostPairs = 1 << 28

  private let source: any Source
  private let field: Int
  private let key: Int
  private let fill: Fill
  private let keys: GroupTable
  private let groups: GroupTable
  /// Whether a group has a row of a key, key after key.
  private let isThere: [Bool]
  /// The last row of each key.
  private let lastRows: [Int]

  /// Finds out which rows are missing.
  init(
    _ source: any Source, field: Int, key: Int, groups groupKeys: [Int], fill: Fill
  ) throws(PlotError) {
    self.source = source
    (self.field, self.key, self.fill) = (field, key, fill)
    var (keys, groups) = (
      GroupTable(source, keys: [key]), GroupTable(source, keys: groupKeys)
    )
    var lastRows: [Int] = []
    try Self.walk(source, &keys, &groups) { numbers, _, first, count in
      for row in 0..<count {
        let number = Int(numbers[row])
        if number == lastRows.count { lastRows.append(0) }
        lastRows[number] = first + row
      }
    }
    let (pairs, isOver) = keys.count.multipliedReportingOverflow(by: groups.count)
    guard !isOver, pairs <= Self.mostPairs else {
      throw PlotError(
        .transform,
        "\(keys.count) values of \"\(source.columns[key].name)\" for \(groups.count) groups are too many rows",
        remedy: "put them into bins or units of time before")
    }
    // Only now is it known how many groups there are.
    var isThere = Array(repeating: false, count: pairs)
    let groupCount = groups.count
    try Self.walk(source, &keys, &groups) { numbers, others, _, count in
      for row in 0..<count { isThere[Int(numbers[row]) * groupCount + Int(others[row])] = true }
    }
    (self.keys, self.groups) = (keys, groups)
    (self.isThere, self.lastRows) = (isThere, lastRows)
  }

  /// Numbers all rows by key and by group.
  private static func walk(
    _ source: any Source, _ keys: inout GroupTable, _ groups: inout GroupTable,
    _ body: (
      _ keys: UnsafePointer<Int64>, _ groups: UnsafePointer<Int64>, _ first: Int, _ count: Int
    ) -> Void
  ) throws(PlotError) {
    let (memory, numbers) = (BlockBuffer(columnCount: 1), BlockBuffer(columnCount: 2))
    let places = groups.keys.indices.map { $0 + 1 }
    try source.forEachBlock(of: keys.keys + groups.keys) { block throws(PlotError) in
      numbers.reserve(rows: block.rowCount)
      try keys.number(block, at: [0], using: memory, to: numbers.integers(0))
      try groups.number(block, at: places, using: memory, to: numbers.integers(1))
      body(numbers.integers(0), numbers.integers(1), block.firstRow, block.rowCount)
    }
  }

  /// Whether rows are added.
  private var addsRows: Bool { isThere.contains(false) }

  /// The columns of the result.
  private var columns: [Column] {
    let addsRows = addsRows
    let isWhole = if case .whole = fill { true } else { false }
    return source.columns.enumerated().map { index, column in
      var column = column.stored
      if index == key || groups.keys.contains(index) || column.storage == .name { return column }
      if !addsRows { return column }
      column.isAscending = false
      if column.storage == .integer, !(index == field && isWhole) {
        // Added rows have a gap there, or what need not be whole.
        (column.storage, column.offset, column.scale, column.isDated) = (.real, 0, 1, false)
      }
      return column
    }
  }

  /// Writes the rows and returns them.
  func source(in folder: String) throws(PlotError) -> any Source {
    let columns = columns
    let writer = try SpoolWriter(columns: columns, folder: folder)
    let row = UnsafeMutableBufferPointer<Int64>.allocate(capacity: max(1, columns.count))
    defer { row.deallocate() }
    var (table, others) = (keys, groups)
    let (memory, numbers) = (BlockBuffer(columnCount: 1), BlockBuffer(columnCount: 2))
    try source.forEachBlock(of: Array(columns.indices)) { block throws(PlotError) in
      numbers.reserve(rows: block.rowCount)
      try table.number(block, at: [key], using: memory, to: numbers.integers(0))
      try others.number(block, at: groups.keys, using: memory, to: numbers.integers(1))
      for index in 0..<block.rowCount {
        let group = Int(numbers.integers(1)[index])
        for place in columns.indices {
          row[place] = stored(block, place, index, as: columns[place])
          if place == field, block.columns[place].double(at: index).isNaN {
            row[place] = filled(group, as: columns[place])
          }
        }
        try writer.append(row: UnsafeBufferPointer(rebasing: row[..<columns.count]))
        let number = Int(numbers.integers(0)[index])
        guard lastRows[number] == block.firstRow + index else { continue }
        try addRows(of: number, to: writer, row, columns)
      }
    }
    var info = source.info.withoutRows
    (info.stated, info.series) = ([], info.series)
    return try writer.finish(info: info)
  }

  /// Writes the rows that groups lack of a key.
  private func addRows(
    of number: Int, to writer: SpoolWriter, _ row: UnsafeMutableBufferPointer<Int64>,
    _ columns: [Column]
  ) throws(PlotError) {
    for group in 0..<groups.count where !isThere[number * groups.count + group] {
      for (place, column) in columns.enumerated() {
        row[place] = column.storage == .name ? Names.missing : Double.nan.stored
      }
      for (place, index) in groups.keys.enumerated() {
        row[index] = restored(groups.word(of: group, key: place), as: columns[index])
      }
      row[key] = restored(keys.word(of: number, key: 0), as: columns[key])
      row[field] = filled(group, as: columns[field])
      try writer.append(row: UnsafeBufferPointer(rebasing: row[..<columns.count]))
    }
  }

  /// What fills a group's gap, as the column stores it.
  private func filled(_ group: Int, as column: Column) -> Int64 {
    if case .whole(let value) = fill, column.storage == .integer { return value &+ column.offset }
    let number = fill.number(group)
    return (column.storage == .real ? number / column.scale : number).stored
  }

  /// A plain word as the column stores it.
  private func restored(_ word: Int64, as column: Column) -> Int64 {
    column.storage == .real ? (word.real / column.scale).stored : word &+ column.offset
  }

  /// A value of the source as the result's column stores it.
  private func stored(_ block: Block, _ place: Int, _ row: Int, as column: Column) -> Int64 {
    let slice = block.columns[place]
    if slice.storage != .real, column.storage == .real { return slice.double(at: row).stored }
    if slice.storage == .real {
      var word: Int64 = 0
      slice.part(row..<(row + 1)).copyStored(of: source.columns[place], to: &word)
      return word
    }
    return slice.integer(at: row) &+ column.offset
  }
}
