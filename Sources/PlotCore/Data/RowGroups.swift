/// The rows of a source apart by what they belong to: for each combination of names, or of numbers, in
/// some columns a source of its own, with its rows in their order.
///
/// The source is read once. Rows are kept in a temporary file, so that memory grows with the groups, and
/// never with the rows.
package struct RowGroups: Sendable {
  /// How many groups there may be.
  package static let mostGroups = 65_536
  /// How many bytes of rows are held before they are written.
  private static let bufferBytes = 1 << 25

  /// One combination and its rows.
  package struct Group: Sendable {
    /// What each key's column stores: the code of a name, or a number.
    package var codes: [Int64]
    /// Its rows; row numbers count from its first one.
    package var source: any Source
    /// The highest value of each curve among the columns, in its unit; minus infinity elsewhere, and where
    /// all values are gaps.
    package var highest: [Double]
  }

  /// The columns that tell rows apart.
  package let keys: [Column]
  /// The groups, in the order of their first rows.
  package let groups: [Group]

  /// Reads a source and parts its rows by some columns.
  ///
  /// Throws where there are more groups than `mostGroups`, and where the source cannot be read or a file
  /// cannot be written.
  package init(
    of source: any Source, by keys: [Int], in folder: String = temporaryFolder()
  ) throws(PlotError) {
    let columns = keys.map { source.columns[$0].stored }
    self.keys = columns
    let stored = source.columns.indices.filter { source.columns[$0].storage != .row }
    let numbering = GroupNumbering(columns)
    let expected = max(1, min(numbering.mostGroups, min(Self.mostGroups, source.rowCount)))
    let fitting = Self.bufferBytes / (8 * max(1, stored.count) * expected)
    let chunkRows = max(16, min(16_384, fitting))
    let file = try TemporaryFile(in: folder)
    var parts: [GroupRows] = []
    var order: [[Int64]] = []
    let positions = keys.map { key in stored.firstIndex(of: key) ?? 0 }
    try source.forEachBlock(of: stored) { block throws(PlotError) in
      var row = 0
      while row < block.rowCount {
        let codes = positions.map { block.columns[$0].groupCode(at: row) }
        let number = numbering.number(of: codes)
        if number == parts.count {
          guard number < Self.mostGroups else { throw PlotError.tooManyGroups(columns) }
          parts.append(
            GroupRows(columns: stored.map { source.columns[$0] }, chunkRows: chunkRows))
          order.append(codes)
        }
        // Rows of one group mostly stand together, or alternate.
        var end = row + 1
        while end < block.rowCount,
          zip(positions, codes).allSatisfy({ block.columns[$0].groupCode(at: end) == $1 })
        {
          end += 1
        }
        try parts[number].append(block, row..<end, to: file)
        row = end
      }
    }
    for part in parts { try part.flush(to: file) }
    let input = try file.finish()
    var info = source.info.withoutRows
    info.groupedBy = []
    groups = zip(order, parts).map { codes, part in
      Group(
        codes: codes,
        source: GroupSource(part, of: source.columns, stored: stored, in: input, info: info),
        highest: source.columns.indices.map { column in
          stored.firstIndex(of: column).map { part.highest[$0] } ?? -.infinity
        })
    }
  }

  /// What a group is by one of the keys: a name, or a number's digits; nil where its rows have none.
  package func value(of group: Group, key: Int) -> String? {
    keys[key].text(ofCode: group.codes[key])
  }

  /// What a group is called by one of the keys: its name, `pid 12` for a number, `no pod` for none.
  package func label(of group: Group, key: Int) -> String {
    keys[key].groupLabel(ofCode: group.codes[key])
  }
}

extension ColumnSlice {
  /// What tells a row apart: the code of its name, a whole number, or the bits of a real one.
  @inline(__always)
  package func groupCode(at index: Int) -> Int64 {
    storage == .real
      ? Int64(bitPattern: double(at: index).bitPattern) : integer(at: index)
  }
}

extension Column {
  /// What rows are called that have a code: the name, `pid 12` for a number, `no pod` for none.
  package func groupLabel(ofCode code: Int64) -> String {
    guard let text = text(ofCode: code) else { return "no \(name)" }
    if storage == .name { return text }
    return "\(name) \(text)" + (unit.symbol.isEmpty ? "" : " \(unit.symbol)")
  }

  /// The name of a code, or the digits of what tells rows apart; nil for a gap.
  fileprivate func text(ofCode code: Int64) -> String? {
    if storage == .name { return names?.text(of: code) }
    let value =
      storage == .real
      ? Value.real(Double(bitPattern: UInt64(bitPattern: code)))
      : scale == 1 ? .integer(code) : .real(Steps(scale).value(of: Double(code)))
    if case .real(let real) = value, real.isNaN { return nil }
    return value.digits
  }
}

/// Numbers the combinations of codes in the order in which they come.
private final class GroupNumbering {
  /// How many combinations there can be; `Int.max` where that is not known.
  let mostGroups: Int
  private let sizes: [Int]
  private var table: [Int32]
  private var ofSingle: [Int64: Int] = [:]
  private var ofSeveral: [[Int64]: Int] = [:]
  private var count = 0
  private static let tableLimit = 1 << 22

  init(_ keys: [Column]) {
    sizes = keys.map { $0.names.map { $0.count + 1 } ?? .max }
    var product = 1
    for size in sizes {
      let (next, isOver) = product.multipliedReportingOverflow(by: size)
      product = isOver ? .max : next
    }
    mostGroups = product
    table = product <= Self.tableLimit ? Array(repeating: -1, count: product) : []
  }

  func number(of codes: [Int64]) -> Int {
    if !table.isEmpty {
      var place = 0
      for (code, size) in zip(codes, sizes) { place = place * size + Int(code + 1) }
      if table[place] < 0 { table[place] = Int32(next()) }
      return Int(table[place])
    }
    if codes.count == 1 {
      if let known = ofSingle[codes[0]] { return known }
      ofSingle[codes[0]] = next()
    } else {
      if let known = ofSeveral[codes] { return known }
      ofSeveral[codes] = next()
    }
    return count - 1
  }

  private func next() -> Int {
    count += 1
    return count - 1
  }
}
