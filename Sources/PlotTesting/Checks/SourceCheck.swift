import PlotCore

/// Checks what every source promises: block sizes, readers that know nothing of each other, ranges
/// and parts of the columns that read as the whole does, ascending columns that ascend, told extents
/// that hold.
///
/// Reads the source some times over; `name` stands in the violations. Throws what reading throws.
public func checkSource(
  _ source: any Source, named name: String = "source", seed: UInt64 = 1
) throws(PlotError) -> [Violation] {
  var violations: [Violation] = []
  let whole = try SourceTable(source, violations: &violations, name: name)
  for (index, column) in source.columns.enumerated() {
    let hasTwin = source.columns[..<index].contains { $0.name == column.name }
    violations.expect(!hasTwin, "\(name): two columns are called \"\(column.name)\"")
    violations.expect(
      column.scale > 0 && column.scale.isFinite,
      "\(name): the scale of \"\(column.name)\" is \(column.scale)")
    guard column.isAscending else { continue }
    let values = whole.columns[index]
    let fall = zip(values, values.dropFirst()).enumerated().first { $1.0.double > $1.1.double }
    violations.expect(
      fall == nil, "\(name): \"\(column.name)\" ascends, but not after row \(fall?.offset ?? 0)")
  }
  violations += checkExtents(source.info, whole, name)
  violations += try checkVerdict(of: source, whole, name)
  guard source.rowCount > 0, !source.columns.isEmpty else { return violations }

  var random = SeededGenerator(seed: seed)
  let (first, second) = (
    try source.makeReader(of: Array(source.columns.indices)),
    try source.makeReader(of: Array(source.columns.indices.reversed()))
  )
  for _ in 0..<16 {
    let start = random.below(source.rowCount)
    let range = start..<(start + 1 + random.below(min(source.rowCount - start, 500)))
    let far = random.below(source.rowCount)
    let block = try first.read(range)
    // The other reader's work must not change the block of this one.
    let other = try second.read(far..<source.rowCount)
    violations.expect(
      block.firstRow == range.lowerBound && (1...range.count).contains(block.rowCount),
      "\(name): asked for rows \(range), a reader gave \(block.rows)")
    guard block.rowCount <= range.count else { continue }
    for (index, slice) in block.columns.enumerated() {
      violations.expect(
        whole.matches(slice, column: index, from: range.lowerBound),
        "\(name): rows \(block.rows) of \"\(source.columns[index].name)\" differ when read alone")
    }
    guard let slice = other.columns.last, other.rowCount > 0 else { continue }
    violations.expect(
      whole.matches(slice, column: 0, from: far),
      "\(name): columns asked for in another order come in the wrong one")
  }
  return violations
}

/// Checks that what a source tells when its rows were read holds all its samples, too.
func checkVerdict(
  of source: any Source, _ table: SourceTable, _ name: String
) throws(PlotError) -> [Violation] {
  guard case .sound(let info) = try source.verdict() else { return [] }
  return checkExtents(info, table, name)
}

/// Checks that what a source tells of its columns' extents holds all their samples: figures are placed by
/// it before a row is read.
private func checkExtents(
  _ info: SourceInfo, _ table: SourceTable, _ name: String
) -> [Violation] {
  var violations: [Violation] = []
  for (column, extent) in info.extents.sorted(by: { $0.key < $1.key }) {
    guard let index = table.header.firstIndex(where: { $0.name == column }) else {
      violations.append(Violation("\(name): tells the extent of \"\(column)\", which it has not"))
      continue
    }
    let values = table.columns[index].map(\.double)
    let outside = values.indices.first { !values[$0].isNaN && !extent.contains(values[$0]) }
    violations.expect(
      outside == nil,
      "\(name): \"\(column)\" of row \(outside ?? 0) is \(outside.map { values[$0] } ?? 0), outside of the"
        + " extent that is told, \(extent)")
  }
  return violations
}

/// All values of a source, for comparing.
struct SourceTable {
  /// The columns' names, units and forms.
  let header: [Column]
  /// The values, column by column.
  private(set) var columns: [[Value]]

  /// Reads everything in order.
  init(
    _ source: any Source, violations: inout [Violation], name: String
  ) throws(PlotError) {
    header = source.columns
    columns = Array(repeating: [], count: source.columns.count)
    var row = 0
    guard source.rowCount > 0 else { return }
    let reader = try source.makeReader(of: Array(source.columns.indices))
    while row < source.rowCount {
      let block = try reader.read(row..<source.rowCount)
      let isFit =
        block.firstRow == row && block.rowCount > 0 && row + block.rowCount <= source.rowCount
        && block.columns.count == columns.count
        && block.columns.allSatisfy { $0.count == block.rowCount }
      guard isFit else {
        violations.append(
          Violation(
            "\(name): asked for \(row)..<\(source.rowCount), a reader gave \(block.rows) in"
              + " \(block.columns.count) columns"))
        return
      }
      violations.expect(
        block.rowCount <= max(1, source.blockRows),
        "\(name): a block has \(block.rowCount) rows, more than \(source.blockRows)")
      for (index, slice) in block.columns.enumerated() {
        for item in 0..<slice.count { columns[index].append(slice.value(at: item)) }
      }
      row += block.rowCount
    }
  }

  /// Whether a view shows the same values from a row on; NaN equals NaN.
  func matches(_ slice: ColumnSlice, column: Int, from row: Int) -> Bool {
    guard columns.indices.contains(column), row + slice.count <= columns[column].count else {
      return false
    }
    return (0..<slice.count).allSatisfy { same(slice.value(at: $0), columns[column][row + $0]) }
  }

  /// Tells in what two tables differ; nil where they do not.
  func difference(from other: SourceTable) -> String? {
    if header != other.header { return "other columns" }
    for (index, column) in header.enumerated() {
      let (mine, theirs) = (columns[index], other.columns[index])
      if mine.count != theirs.count { return "\(mine.count) rows, not \(theirs.count)" }
      if let row = mine.indices.first(where: { !same(mine[$0], theirs[$0]) }) {
        return
          "\"\(column.name)\" of row \(row) is \(mine[row].digits), not \(theirs[row].digits)"
      }
    }
    return nil
  }
}

private func same(_ a: Value, _ b: Value) -> Bool {
  switch (a, b) {
  case (.integer(let a), .integer(let b)): a == b
  case (.real(let a), .real(let b)): a == b || (a.isNaN && b.isNaN)
  default: false
  }
}

extension Source {
  /// The source that is to be read after its own verdict, which needs a walk over all rows.
  func settled() throws(PlotError) -> any Source {
    var source: any Source = self
    // A repair is itself checked; more than a few in a row would never end.
    for _ in 0..<4 {
      let walked = source
      do throws(PlotError) {
        try walked.forEachBlock(of: Array(walked.columns.indices)) { _ in }
      } catch {
        if walked.isSound { throw error }
      }
      guard case .repaired(let next) = try walked.verdict() else { return walked }
      source = next
    }
    throw PlotError(.tool, "a repaired source asks for repair again and again")
  }
}
